import type { Card } from "../../../../shared/contract/related.ts";
import { sizeFor } from "../../../../shared/model/picture-sizes.ts";
import { PICTURE_WIDTHS } from "../../../../shared/model/picture.ts";
import { slugFrom } from "../../../../shared/model/slug.ts";
import type { PlacedPicture, Story } from "../../../../shared/model/story.ts";
import { bylineOf, sectionOf } from "../page/edition.ts";
import type { OutgoingLink, OutgoingPicture, OutgoingStory } from "../targets/outgoing-story.ts";
import type { QueueParts } from "./queue-parts.ts";
import type { TargetPost, TargetPosts } from "./target-posts.ts";

/** Width pictures are sent in, in pixels: sites make their own smaller ones. */
const SENT_WIDTH = Math.max(...PICTURE_WIDTHS);

export interface OutgoingWish {
  snapshot: Story;
  targetId: string;
  slug: string;
  /** What stands there by our records. */
  known: TargetPost | undefined;
  showsUpdated: boolean;
}

/** The slug a story has on a target: the one it has there, else its own, with a figure behind it where it is taken. */
export function slugOn(story: Story, targetId: string, posts: TargetPosts): string {
  const known = posts.find(story.id, targetId);
  const own = story.slug || known?.slug || slugFrom(story.headline) || story.id.slice(-12);
  if (known && (story.slug === "" || known.slug === own)) return known.slug;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? own : `${own}-${number}`;
    if (!posts.isTaken(slug, targetId, story.id)) return slug;
  }
}

/** Everything that goes across, resolved. Pictures the desk no longer has are left out: the checklist says so. */
export function makeOutgoing(parts: QueueParts, posts: TargetPosts, wish: OutgoingWish): OutgoingStory {
  const { snapshot, targetId, known } = wish;
  const paper = parts.paper();
  const contributors = new Map(parts.contributors().map((each) => [each.id, each]));
  const now = parts.clock.now().toString({ smallestUnit: "millisecond" });
  const placed = [
    ...(snapshot.leadPicture ? [snapshot.leadPicture] : []),
    ...snapshot.body.filter((each) => each.type === "picture"),
  ];
  const firstPublishedAt = known?.firstLiveAt ?? now;
  return {
    story: snapshot,
    slug: wish.slug,
    paper,
    section: sectionOf(paper, snapshot.section),
    contributors: bylineOf({ contributors }, snapshot.byline),
    pictures: placed.flatMap((each) => pictureOf(parts, each)),
    moreFromAuthor: linksOf(parts, posts, targetId, parts.related.authorCardsOf(snapshot, true)),
    similar: linksOf(parts, posts, targetId, parts.related.cards(snapshot.similar)),
    corrections: parts.corrections(snapshot.id),
    firstPublishedAt,
    updatedAt: now,
    showsUpdated: wish.showsUpdated && known?.firstLiveAt !== undefined,
  };
}

function pictureOf(parts: QueueParts, placed: PlacedPicture): OutgoingPicture[] {
  const picture = parts.pictures.find(placed.pictureId);
  if (!picture) return [];
  const { pictureId, caption, credit, alt } = placed;
  const size = sizeFor(picture, SENT_WIDTH);
  return [
    {
      pictureId,
      fileName: `${pictureId.slice(0, 32)}.jpg`,
      type: "image/jpeg",
      ...size,
      caption,
      credit: credit.trim(),
      alt: alt.trim(),
      bytes: async () => (await parts.pictures.sized(pictureId, size.width, "jpeg")).bytes,
    },
  ];
}

/** Links lead to the same target where the other story stands there, else to the paper's own site. */
function linksOf(parts: QueueParts, posts: TargetPosts, targetId: string, cards: readonly Card[]): OutgoingLink[] {
  return cards.flatMap(({ storyId, headline, line }) => {
    const there = posts.find(storyId, targetId);
    const address = (there?.state === "live" ? there.post.address : undefined) ?? parts.folderAddress(storyId);
    return address === undefined ? [] : [{ headline, line, address }];
  });
}
