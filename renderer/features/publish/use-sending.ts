import { useState } from "react";
import type { Deed, Delivery } from "../../../shared/model/delivery.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { useDeliveries } from "./use-queue.ts";

export interface Sending {
  /** What became of it so far, one for each target; undefined until it was asked for. */
  deliveries: readonly Delivery[] | undefined;
  isAsking: boolean;
  failure: string | undefined;
  send(
    targetIds: readonly string[],
    deed: Extract<Deed, "publish" | "withdraw" | "take-down">,
    showsUpdated?: boolean,
  ): Promise<void>;
  /** Follows deliveries that another call has asked for. */
  follow(asked: readonly Delivery[]): void;
}

/** Puts one story in the queue and follows its deliveries. */
export function useSending(storyId: string): Sending {
  const client = useClient();
  const [asked, setAsked] = useState<readonly Delivery[] | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [isAsking, setIsAsking] = useState(false);
  const { data, refetch } = useDeliveries(storyId);
  const known = [...(data?.open ?? []), ...(data?.ended ?? [])];
  return {
    deliveries: asked?.map((each) => known.find(({ id }) => id === each.id) ?? each),
    isAsking,
    failure,
    follow: setAsked,
    async send(targetIds, deed, showsUpdated = true) {
      if (isAsking) return;
      setIsAsking(true);
      setFailure(undefined);
      const sent: Delivery[] = [];
      try {
        for (const targetId of targetIds) sent.push(await client.queue.send({ storyId, targetId, deed, showsUpdated }));
      } catch (error) {
        setFailure(sayFailure(error));
      }
      if (sent.length > 0) setAsked(sent);
      await refetch();
      setIsAsking(false);
    },
  };
}
