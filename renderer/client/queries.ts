import { QueryClient, type QueryKey } from "@tanstack/react-query";
import type { DeskEvent } from "../../shared/contract/desk.ts";
import type { Stage } from "../../shared/model/readiness.ts";
import type { Status } from "../../shared/model/status.ts";
import type { Pick } from "../../shared/model/story.ts";

/** Keys of everything read from the desk, in one place, so that events can name them. */
export const queryKeys = {
  stories: ["stories"] as const,
  storyList: (status: Status | undefined, query: string) => ["stories", "list", status ?? "all", query] as const,
  story: (storyId: string) => ["story", storyId] as const,
  checklist: (storyId: string) => ["checklist", storyId] as const,
  publications: ["publication"] as const,
  publication: (storyId: string) => ["publication", storyId] as const,
  queue: ["queue"] as const,
  comments: (storyId: string) => ["comments", storyId] as const,
  people: ["people"] as const,
  readiness: ["readiness"] as const,
  readinessOfStory: (storyId: string) => ["readiness", storyId] as const,
  stage: (storyId: string, stage: Stage) => ["readiness", storyId, "stage", stage] as const,
  history: (storyId: string) => ["history", storyId] as const,
  versions: (storyId: string) => ["history", storyId, "versions"] as const,
  redline: (storyId: string, from: number, to: number | undefined) => ["redline", storyId, from, to ?? "now"] as const,
  corrections: (storyId: string) => ["corrections", storyId] as const,
  correctionDraft: (storyId: string) => ["correction-draft", storyId] as const,
  /** What is asked of the queue over all stories. */
  queueOfDesk: ["queue", "desk"] as const,
  queueCounts: ["queue", "desk", "counts"] as const,
  /** What is asked of one story: a delivery concerns its own alone. */
  queueOfStory: (storyId: string) => ["queue", "story", storyId] as const,
  evidence: (storyId: string) => ["queue", "story", storyId, "evidence"] as const,
  wholeQueue: ["queue", "desk", "whole"] as const,
  differences: (deliveryId: string) => ["differences", deliveryId] as const,
  losses: (storyId: string, targetId: string) => ["losses", storyId, targetId] as const,
  storyQueue: (storyId: string) => ["queue", "story", storyId, "deliveries"] as const,
  receipts: (storyId: string) => ["queue", "story", storyId, "receipts"] as const,
  posts: (storyId: string) => ["queue", "story", storyId, "posts"] as const,
  schedule: ["schedule"] as const,
  storySchedule: (storyId: string) => ["schedule", "story", storyId] as const,
  scheduleTargets: ["schedule", "targets"] as const,
  scheduleBetween: (from: string, to: string) => ["schedule", "between", from, to] as const,
  scheduleNext: ["schedule", "next"] as const,
  checks: ["checks"] as const,
  storyChecks: (storyId: string) => ["checks", "story", storyId] as const,
  ignoredFindings: (storyId: string) => ["checks", "story", storyId, "ignored"] as const,
  paperWords: ["checks", "words"] as const,
  houseStyle: ["house-style"] as const,
  preview: (storyId: string, reader: string) => ["preview", storyId, reader] as const,
  contributors: ["contributors"] as const,
  recentPictures: ["pictures", "recent"] as const,
  siteFolder: ["site-folder"] as const,
  targets: ["targets"] as const,
  siteUsers: (targetId: string) => ["targets", "users", targetId] as const,
  recognised: (address: string) => ["recognised", address] as const,
  vault: ["vault"] as const,
  related: ["related"] as const,
  relatedByAuthor: (storyId: string) => ["related", "author", storyId] as const,
  relatedCards: (picks: readonly Pick[]) => ["related", "cards", picks] as const,
  relatedFound: (storyId: string, query: string) => ["related", "find", storyId, query] as const,
};

/** What was read before this event and must be read again, wherever it is shown. */
export function queriesOutOfDate(event: DeskEvent): QueryKey[] {
  switch (event.kind) {
    case "contributorsDidChange":
      return [queryKeys.contributors];
    case "storiesDidChange":
      // Also told when another process wrote: the command line may have published or withdrawn.
      return [queryKeys.publications, queryKeys.related, queryKeys.queue, queryKeys.schedule];
    case "publicationDidChange":
      return [queryKeys.publication(event.storyId), queryKeys.related];
    case "deliveryDidChange":
      return [queryKeys.queueOfDesk, queryKeys.queueOfStory(event.storyId), queryKeys.storySchedule(event.storyId)];
    case "correctionsDidChange":
      return [queryKeys.corrections(event.storyId)];
    case "historyDidChange":
      // Also says who filed, subbed and passed it.
      return [queryKeys.history(event.storyId), queryKeys.readinessOfStory(event.storyId)];
    case "commentsDidChange":
      return [queryKeys.comments(event.storyId), queryKeys.people];
    case "readinessDidChange":
      return [queryKeys.readinessOfStory(event.storyId), queryKeys.checklist(event.storyId)];
    case "paperDidChange":
      return [queryKeys.readiness];
    case "targetsDidChange":
      return [queryKeys.targets, queryKeys.schedule];
    case "vaultDidChange":
      // Targets say whether their secret is set.
      return [queryKeys.vault, queryKeys.targets];
    case "scheduleDidChange":
      return [queryKeys.schedule];
    case "checksDidChange":
      return [event.storyId === undefined ? queryKeys.checks : queryKeys.storyChecks(event.storyId)];
    default:
      return [];
  }
}

/** Answers stay fresh until an event says otherwise; loopback needs no network to be tried. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: "always",
        retry: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
