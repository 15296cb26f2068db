import { useMemo } from "react";
import { MOST_EXPORTED } from "../../../shared/formats/export-formats.ts";
import type { Status } from "../../../shared/model/status.ts";
import type { Story, StoryRow } from "../../../shared/model/story.ts";
import type { DeskClient } from "../../client/desk-client.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import type { Notices } from "../../client/notices.tsx";
import { rowTitle } from "./row-title.ts";

export interface DeskActions {
  create(): Promise<void>;
  openManuscript(file: File): Promise<void>;
  duplicate(storyId: string): Promise<void>;
  /** The first stories of a list, as many as one export holds, and how many the list has. */
  idsOf(status: Status | undefined, query: string, then: (ids: string[], total: number) => void): Promise<void>;
  spike(row: StoryRow): Promise<void>;
  restore(row: StoryRow): Promise<void>;
}

export interface OpenedStory {
  id: string;
  headline: string;
  catchline: string;
  status: Story["status"];
}

/** How a story is shown that has just come to the desk. `isNew` when it has no words yet. */
export type ShowStory = (story: OpenedStory, isNew?: boolean) => void;

/** What is done on the desk rather than in a story. Each says itself what went wrong. */
export function useDeskActions(show: ShowStory): DeskActions {
  const client = useClient();
  const notice = useNotice();
  return useMemo(() => deskActions(client, notice, show), [client, notice, show]);
}

function deskActions(client: DeskClient, notice: Notices, show: ShowStory): DeskActions {
  const say = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      notice.fail(error);
    }
  };
  return {
    create: () => say(async () => show(await client.stories.create(), true)),
    openManuscript: (file) =>
      say(async () => {
        const { storyId, leftOut } = await client.manuscripts.open({ file });
        show(await client.stories.get({ id: storyId }));
        if (leftOut.length === 0) notice.say(`“${file.name}” is on the desk. Nothing was left out.`, "done");
        else notice.say(`“${file.name}” is on the desk. Not everything came across:`, "info", leftOut);
      }),
    idsOf: (status, query, then) =>
      say(async () => {
        const of = status === undefined ? {} : { status };
        const { rows, total } = await client.stories.list({ ...of, query, offset: 0, limit: MOST_EXPORTED });
        then(
          rows.map(({ id }) => id),
          total,
        );
      }),
    duplicate: (id) => say(async () => show(await client.stories.duplicate({ id }))),
    spike: (row) =>
      say(async () => {
        await client.stories.move({ id: row.id, to: "spiked" });
        notice.say(`“${rowTitle(row)}” is spiked. It can be restored from the list Spiked.`, "done");
      }),
    restore: (row) =>
      say(async () => {
        await client.stories.move({ id: row.id, to: "draft" });
        notice.say(`“${rowTitle(row)}” is a draft again.`, "done");
      }),
  };
}
