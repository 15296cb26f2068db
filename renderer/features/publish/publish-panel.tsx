import { lazy, Suspense } from "react";
import type { ReactElement } from "react";
import type { WorkingStory } from "../../../shared/model/story.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { useLiveStory } from "../../client/use-live-story.ts";
import { usePublication } from "../../client/use-publication.ts";
import { Button } from "../../ui/button.tsx";
import { StatusBadge } from "../../ui/status-mark.tsx";
import { shortTime } from "../../ui/times.ts";
import styles from "./publish.module.css";
import { usePosts } from "./use-queue.ts";
import { ViewPage } from "./view-page.tsx";

const StoryDeliveries = lazy(() => import("./story-deliveries.tsx").then((part) => ({ default: part.StoryDeliveries })));

interface PublishPanelProps {
  storyId: string;
  /** Opens the checklist. */
  onChecklist(): void;
  /** Opens what says on the page what was put right. */
  onCorrect(): void;
}

function factsOf({
  status,
  revision,
  embargo,
  access,
}: WorkingStory): Pick<WorkingStory, "status" | "revision" | "embargo" | "access"> {
  return { status, revision, embargo, access };
}

/** Where the story stands: its status, its page, and what readers do not see yet. */
export function PublishPanel({ storyId, onChecklist, onCorrect }: PublishPanelProps): ReactElement | undefined {
  const { paper } = useReadyDesk();
  const { data: publication } = usePublication(storyId);
  const { data: posts } = usePosts(storyId);
  const story = useLiveStory(storyId, factsOf);

  if (story === undefined || publication === undefined) return undefined;
  const isUp = publication?.state === "published";
  const isLive = isUp || posts?.some(({ state }) => state === "live") === true;
  const isBehind = isUp && publication.revision < story.revision;
  return (
    <div className={styles.panel}>
      <dl className={styles.facts}>
        <dt>Status</dt>
        <dd>
          <StatusBadge status={story.status} />
        </dd>
        <dt>Readers</dt>
        <dd>{ACCESS_WORDS[story.access]}</dd>
        {story.embargo !== undefined && (
          <>
            <dt>Embargo</dt>
            <dd>Not before {shortTime(story.embargo, paper.timeZone)}</dd>
          </>
        )}
        {publication !== null && (
          <>
            <dt>Address</dt>
            <dd>{publication.address}</dd>
            <dt>First published</dt>
            <dd>{shortTime(publication.firstPublishedAt, paper.timeZone)}</dd>
            <dt>{isUp ? "Last published" : "Withdrawn"}</dt>
            <dd>{shortTime(publication.updatedAt, paper.timeZone)}</dd>
          </>
        )}
      </dl>
      <p className={isBehind ? styles.behind : styles.quiet}>
        {publication === null && !isLive && "This story was never published. No reader can see it."}
        {publication === null && isLive && "This story is not on the paper’s own site. It stands on others."}
        {publication?.state === "withdrawn" && "The page is down. A short notice stands at its address."}
        {isUp && !isBehind && "Readers see the story as it stands here."}
        {isBehind && "There are changes here that readers do not see yet."}
      </p>
      <div className={styles.buttons}>
        <Button tone={isBehind ? "primary" : "plain"} onClick={onChecklist}>
          {isLive ? "Update" : "Open the checklist"}
        </Button>
        {isLive && <Button onClick={onCorrect}>Correct</Button>}
        {publication !== null && <ViewPage address={publication.viewAt} />}
      </div>
      <Suspense>
        <StoryDeliveries storyId={storyId} />
      </Suspense>
    </div>
  );
}

const ACCESS_WORDS = {
  free: "Free to all",
  metered: "Metered: a few free stories a month",
  subscribers: "Subscribers only",
} as const;
