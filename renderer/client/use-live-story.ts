import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { DeskEvent } from "../../shared/contract/desk.ts";
import { applyBodyChange } from "../../shared/model/body-change.ts";
import type { BodyChange } from "../../shared/model/copy.ts";
import { patchFurniture } from "../../shared/model/patch-furniture.ts";
import type { WorkingStory } from "../../shared/model/story.ts";
import { useClient, useDeskEvents } from "./desk-provider.tsx";
import { queryKeys } from "./queries.ts";

type StoryChange = Extract<DeskEvent, { kind: "storyDidChange" }>;

function fits({ base, at, remove }: Extract<BodyChange, { kind: "splice" }>, { body, bodyRevision }: WorkingStory): boolean {
  return base === bodyRevision && at + remove <= body.length;
}

/** The story after an event told of a change; undefined when it must be read anew. */
export function applyStoryChange(story: WorkingStory, event: StoryChange): WorkingStory | undefined {
  if (event.revision <= story.revision) return story;
  if (event.revision !== story.revision + 1) return undefined;
  if (event.body?.kind === "splice" && !fits(event.body, story)) return undefined;
  const body = event.body === undefined ? story.body : applyBodyChange(story.body, event.body);
  const { revision, bodyRevision, status, words, changedAt } = event;
  return {
    ...patchFurniture(story, event.patch),
    body,
    revision,
    bodyRevision,
    status,
    words,
    changedAt,
  };
}

/** A story as it is on the desk, for panels: read once, then kept in step by events. */
export function useLiveStory<Part>(storyId: string, select: (story: WorkingStory) => Part): Part | undefined {
  const client = useClient();
  const queries = useQueryClient();
  const queryKey = queryKeys.story(storyId);
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => client.stories.get({ id: storyId }, { signal }),
    select,
    staleTime: 0,
    gcTime: 0,
  });
  useDeskEvents((event) => {
    if (event.kind !== "storyDidChange" || event.storyId !== storyId) return;
    const story = queries.getQueryData<WorkingStory>(queryKey);
    if (story === undefined) return;
    const next = applyStoryChange(story, event);
    if (next === undefined) void queries.invalidateQueries({ queryKey });
    else if (next !== story) queries.setQueryData(queryKey, next);
  });
  return data;
}
