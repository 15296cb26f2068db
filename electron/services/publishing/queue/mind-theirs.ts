import { targetFailure } from "../targets/target-failure.ts";
import type { OutgoingStory } from "../targets/outgoing-story.ts";
import type { RemotePost, Target } from "../targets/target.ts";
import { fingerprintOf, readsTheSame } from "./copy-fields.ts";
import type { TargetPost } from "./target-posts.ts";

/** What somebody has seen when they choose to go over it: another change since is another question. */
export function fingerprintOfPost(found: RemotePost | undefined): string {
  return found ? JSON.stringify([found.state, found.heldUntil ?? "", fingerprintOf(found.copy)]) : "gone";
}

/** Whether the post was taken down, or its time moved, on the site. Held posts go live by themselves. */
function movedThere(known: TargetPost, found: RemotePost): boolean {
  if (known.state === "live") return found.state !== "live";
  if (known.state === "held")
    return found.state === "draft" || (found.state === "held" && found.heldUntil !== known.post.heldUntil);
  return false;
}

export interface Mindful {
  target: Target;
  known: TargetPost | undefined;
  found: RemotePost | undefined;
  outgoing: OutgoingStory;
  goesOver: string | undefined;
}

/** Fails with `changed-there` when somebody edited the post on the site and nobody has chosen to go over it. */
export function mindTheirs({ target, known, found, outgoing, goesOver }: Mindful): void {
  if (!target.abilities.editable || goesOver === fingerprintOfPost(found)) return;
  if (!found) {
    if (known?.state !== "live" && known?.state !== "held") return;
    throw targetFailure(
      "changed-there",
      "The post was deleted on the site. Nothing was sent. Choose whether to publish it there again.",
    );
  }
  const isOurs = readsTheSame(target.expects(outgoing), found.copy);
  if (known && known.state !== "gone" && movedThere(known, found) && !isOurs) {
    throw targetFailure(
      "changed-there",
      "The post was moved or taken down on the site. Nothing was sent. Choose what shall stand there.",
    );
  }
  if (isOurs || (known && readsTheSame(known.post.copy, found.copy))) return;
  throw targetFailure(
    "changed-there",
    "Somebody edited the post on the site after the desk last sent it. Nothing was sent. Choose for each field whose words shall stand.",
  );
}
