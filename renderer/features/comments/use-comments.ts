import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { v7 } from "uuid";
import type { Comment } from "../../../shared/model/comment.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";
import { handsOf } from "../../client/story-hands.ts";
import { useAfterSaves } from "../../client/use-after-saves.ts";
import type { CommentTarget } from "./comment-target.ts";

/** Words come and go as the story is written: looked at in the pauses, in milliseconds. */
const FOLLOWS = 800;

/** Read anew when somebody says something, not when somebody writes. */
export function useCommentList(storyId: string): UseQueryResult<readonly Comment[]> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.comments(storyId),
    queryFn: ({ signal }) => client.comments.list({ storyId }, { signal }),
    staleTime: 0,
  });
}

/** Follows the words, too. */
export function useComments(storyId: string): UseQueryResult<readonly Comment[]> {
  const queries = useQueryClient();
  const found = useCommentList(storyId);
  useAfterSaves(storyId, FOLLOWS, () => void queries.invalidateQueries({ queryKey: queryKeys.comments(storyId) }));
  return found;
}

export function usePeople(): readonly string[] {
  const client = useClient();
  const { data } = useQuery({
    queryKey: queryKeys.people,
    queryFn: ({ signal }) => client.comments.people(undefined, { signal }),
    staleTime: 0,
  });
  return data ?? [];
}

export interface CommentDeeds {
  isBusy: boolean;
  add(target: CommentTarget, text: string): Promise<boolean>;
  reply(id: string, text: string): Promise<boolean>;
  resolve(id: string): void;
  reopen(id: string): void;
}

export function useCommentDeeds(storyId: string): CommentDeeds {
  const client = useClient();
  const notice = useNotice();
  const [isBusy, setIsBusy] = useState(false);

  async function done(work: () => Promise<unknown>): Promise<boolean> {
    setIsBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      notice.fail(error);
      return false;
    } finally {
      setIsBusy(false);
    }
  }

  return {
    isBusy,
    add: ({ anchor, mark }, text) =>
      done(async () => {
        const id = v7();
        if (mark === undefined) return client.comments.add({ id, storyId, anchor, text });
        // The words first: the desk finds them in the copy it has.
        const unmark = mark(id);
        try {
          await handsOf(storyId)?.flush();
          await client.comments.add({ id, storyId, anchor, text });
        } catch (error) {
          unmark();
          throw error;
        }
      }),
    reply: (id, text) => done(() => client.comments.reply({ id, text })),
    resolve: (id) => void done(() => client.comments.resolve({ id })),
    reopen: (id) => void done(() => client.comments.reopen({ id })),
  };
}
