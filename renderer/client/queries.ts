import { QueryClient } from "@tanstack/react-query";
import type { Status } from "../../shared/model/status.ts";

/** Keys of everything read from the desk, in one place, so that events can name them. */
export const queryKeys = {
  stories: ["stories"] as const,
  storyList: (status: Status | undefined, query: string) => ["stories", "list", status ?? "all", query] as const,
  story: (storyId: string) => ["story", storyId] as const,
  checklist: (storyId: string) => ["checklist", storyId] as const,
  publications: ["publication"] as const,
  publication: (storyId: string) => ["publication", storyId] as const,
  preview: (storyId: string, reader: string) => ["preview", storyId, reader] as const,
  contributors: ["contributors"] as const,
  recentPictures: ["pictures", "recent"] as const,
  siteFolder: ["site-folder"] as const,
};

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
