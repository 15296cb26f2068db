import { lineText } from "../../../../../shared/editor/plain-text.ts";
import { textRun } from "../../../../../shared/editor/safe-copy.ts";
import type { Access, Story } from "../../../../../shared/model/story.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import type { RemoteCopy } from "../remote-copy.ts";
import { captionHtml, readCaption } from "./caption-html.ts";
import { openingCard, relatedCards, withoutFurniture } from "./furniture.ts";
import { lexicalOf, nodesOf } from "./ghost-lexical.ts";
import { bodyFromGhost, datelineIn } from "./lexical-in.ts";
import { ghostBlocks } from "./lexical-out.ts";
import type { PlacedOnSite } from "./lexical-out.ts";
import { shortened } from "./shortened.ts";
import { bodyForGhost } from "./tidy-body.ts";

/** The longest Ghost takes, in characters. Source: its database schema and admin-api-schema, 6.65.0. */
export const LONGEST = { title: 255, excerpt: 300, alt: 191, metaTitle: 300, metaDescription: 500 } as const;

/** The words of a post, as the Admin API has them. */
export interface PostFields {
  title: string;
  custom_excerpt: string | null;
  lexical: string;
  feature_image: string | null;
  feature_image_alt: string | null;
  feature_image_caption: string | null;
  visibility: string;
  meta_title: string | null;
  meta_description: string | null;
}

/** Who may read: Ghost has no stories that are free until some have been read; free members come nearest. */
const VISIBILITY: Readonly<Record<Access, string>> = { free: "public", metered: "members", subscribers: "paid" };

/** The post of a story. `byline` is names the site has no users for: they stand as a line of text. */
export function postFields(
  outgoing: OutgoingStory,
  pictures: ReadonlyMap<string, PlacedOnSite>,
  byline: readonly string[],
): PostFields {
  const { story } = outgoing;
  const lead = story.leadPicture;
  const leadAt = lead && pictures.get(lead.pictureId)?.address;
  return {
    title: shortened(story.headline.trim(), LONGEST.title),
    custom_excerpt: orNull(excerptOf(story)),
    lexical: lexicalFor(outgoing, pictures, byline),
    feature_image: leadAt ?? null,
    feature_image_alt: leadAt === undefined ? null : orNull(shortened(lead?.alt.trim() ?? "", LONGEST.alt)),
    feature_image_caption: leadAt === undefined ? null : orNull(captionHtml(lead?.caption ?? [], lead?.credit ?? "")),
    visibility: VISIBILITY[story.access],
    meta_title: orNull(shortened(story.searchTitle.trim(), LONGEST.metaTitle)),
    meta_description: orNull(shortened(story.searchDescription.trim(), LONGEST.metaDescription)),
  };
}

/** Ghost's excerpt is one paragraph of plain words. */
export function excerptOf(story: Pick<Story, "standfirst">): string {
  return shortened(lineText(story.standfirst).replace(/\s+/g, " ").trim(), LONGEST.excerpt);
}

function lexicalFor(outgoing: OutgoingStory, pictures: ReadonlyMap<string, PlacedOnSite>, byline: readonly string[]): string {
  const { story, paper, moreFromAuthor, similar } = outgoing;
  const body = bodyForGhost(story.body, story.access, (pictureId) => pictures.has(pictureId));
  return lexicalOf([
    ...openingCard(outgoing, byline),
    ...ghostBlocks(body, story.dateline.trim(), pictures),
    ...relatedCards(paper.headings.moreFromAuthor.trim() || "More from this author", moreFromAuthor),
    ...relatedCards(paper.headings.similar.trim() || "Similar stories", similar),
  ]);
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

/** What those fields say in the desk's terms. Byline, section and tags are no fields. */
export function copyOfFields(
  fields: PostFields,
  pictureAt: (address: string) => string,
): Omit<RemoteCopy, "byline" | "section" | "tags"> & { plainByline: string[] } {
  const { text, byline } = withoutFurniture(nodesOf(fields.lexical));
  const excerpt = fields.custom_excerpt ?? "";
  return {
    headline: fields.title,
    standfirst: excerpt === "" ? [] : [textRun(excerpt, 0)],
    body: bodyFromGhost(text, pictureAt),
    dateline: datelineIn(text),
    access: accessOf(fields.visibility),
    searchTitle: fields.meta_title ?? "",
    searchDescription: fields.meta_description ?? "",
    leadPicture:
      fields.feature_image === null
        ? undefined
        : {
            ...readCaption(fields.feature_image_caption ?? ""),
            alt: fields.feature_image_alt ?? "",
            address: fields.feature_image,
          },
    plainByline: byline,
  };
}

/** Some tiers of paying readers are subscribers too; the choice of tiers is Ghost's own and stays as it is. */
export function accessOf(visibility: string): Access {
  if (visibility === "public") return "free";
  return visibility === "members" ? "metered" : "subscribers";
}
