import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Delivery, Difference, Receipt, StandingPost } from "../../../shared/model/delivery.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";

export interface Deliveries {
  open: readonly Delivery[];
  ended: readonly Delivery[];
  /** Open ones that are not listed. */
  more: number;
  fromArchive: number;
}

/** What is under way and what ended, of one story or of the whole desk. */
export function useDeliveries(storyId?: string): UseQueryResult<Deliveries> {
  const client = useClient();
  return useQuery({
    queryKey: storyId === undefined ? queryKeys.wholeQueue : queryKeys.storyQueue(storyId),
    queryFn: ({ signal }) => client.queue.list(storyId === undefined ? {} : { storyId, limit: 20 }, { signal }),
  });
}

export function usePosts(storyId: string): UseQueryResult<readonly StandingPost[]> {
  const client = useClient();
  return useQuery({ queryKey: queryKeys.posts(storyId), queryFn: ({ signal }) => client.queue.posts({ storyId }, { signal }) });
}

export function useReceipts(storyId: string): UseQueryResult<readonly Receipt[]> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.receipts(storyId),
    queryFn: ({ signal }) => client.queue.receipts({ storyId }, { signal }),
  });
}

/** What of the story a target cannot hold. */
export function useLosses(storyId: string, targetId: string): UseQueryResult<readonly string[]> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.losses(storyId, targetId),
    queryFn: ({ signal }) => client.queue.losses({ storyId, targetId }, { signal }),
    staleTime: 0,
  });
}

/** What differs between the desk's copy and the site's, asked of the site now. */
export function useDifferences(deliveryId: string): UseQueryResult<{ gone: boolean; fields: readonly Difference[] }> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.differences(deliveryId),
    queryFn: ({ signal }) => client.queue.differences({ id: deliveryId }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

export interface QueueActions {
  cancel(id: string): Promise<void>;
  retry(id: string): Promise<void>;
  answerArchived(send: boolean): Promise<void>;
  checkAgain(storyId: string, targetId: string): Promise<void>;
}

/** What a person can do with a delivery. What the desk refuses is said. */
export function useQueueActions(): QueueActions {
  const client = useClient();
  const queries = useQueryClient();
  const notices = useNotice();
  async function work(call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (error) {
      notices.fail(error);
    }
    await queries.invalidateQueries({ queryKey: queryKeys.queue });
  }
  return {
    cancel: (id) => work(() => client.queue.cancel({ id })),
    retry: (id) => work(() => client.queue.retry({ id })),
    answerArchived: (send) => work(() => client.queue.answerArchived({ send })),
    checkAgain: (storyId, targetId) => work(() => client.queue.checkAgain({ storyId, targetId })),
  };
}
