import { freePart } from "../editor/cut.ts";
import { withoutForbidden } from "../editor/escape-html.ts";
import { blockText, plainLine } from "../editor/plain-text.ts";
import { authorPath, publicAddress } from "../model/addresses.ts";
import { machineTime } from "../model/dates.ts";
import { distinctTags } from "../model/distinct-tags.ts";
import { mastheadOf } from "../model/masthead.ts";
import type { Story } from "../model/story.ts";
import { sectionToWrite } from "./story-to-write.ts";
import type { StoryToWrite } from "./story-to-write.ts";

/** Longest description search engines show, in characters; a made one is cut between words. */
const LONGEST_DESCRIPTION = 200;
/** Longest headline Google takes in NewsArticle data, in characters. */
const LONGEST_HEADLINE = 110;
/** Class of what a reader at the limit does not get; the page has an element that answers to it. */
export const KEPT_BACK = "after-cut";

/** Cuts between words, with an ellipsis; never in mid-word. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const end = cut.lastIndexOf(" ");
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.–—-]+$/, "")}…`;
}

/** Made from what every reader may see: the text after the cut must not leave through here. */
export function descriptionOf(story: Pick<Story, "searchDescription" | "standfirst" | "body" | "access">): string {
  const own = story.searchDescription.trim() || plainLine(story.standfirst);
  if (own !== "") return own;
  const first = freePart(story.body, story.access).free.find(
    (block) => block.type === "paragraph" && blockText(block).trim() !== "",
  );
  return first ? shortened(blockText(first).replace(/\s+/g, " ").trim(), LONGEST_DESCRIPTION) : "";
}

/** What the data of search engines is made from: it has no text of the body in it. */
export type ArticleToWrite = Omit<StoryToWrite, "part" | "standing" | "slug" | "moreFromAuthor" | "similar">;

/** The story as schema.org's NewsArticle, with what readers of the free part do not get marked as Google asks for. */
export function newsArticle(toWrite: ArticleToWrite): Record<string, unknown> {
  const { story, paper, address, firstPublishedAt, updatedAt } = toWrite;
  const keptBack = freePart(story.body, story.access).cut;
  const description = descriptionOf(story);
  const tags = distinctTags(story.tags);
  const section = sectionToWrite(toWrite);
  const files = (story.leadPicture && toWrite.pictureFiles(story.leadPicture.pictureId)) ?? [];
  const corrections = toWrite.corrections ?? [];
  const time = (instant: string): string => machineTime(instant, paper.timeZone);
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: shortened(story.headline.trim(), LONGEST_HEADLINE),
    ...(description === "" ? {} : { description }),
    ...(address === undefined ? {} : { mainEntityOfPage: { "@type": "WebPage", "@id": address }, url: address }),
    inLanguage: "en-GB",
    ...(firstPublishedAt === undefined ? {} : { datePublished: time(firstPublishedAt) }),
    ...(updatedAt === undefined ? {} : { dateModified: time(updatedAt) }),
    author: toWrite.contributors.map((author) => ({
      "@type": "Person",
      name: author.name,
      url: publicAddress(paper, authorPath(author)),
    })),
    publisher: { "@type": "NewsMediaOrganization", name: mastheadOf(paper), url: publicAddress(paper, "") },
    ...(files.length === 0
      ? {}
      : { image: files.map(({ address: url, width, height }) => ({ "@type": "ImageObject", url, width, height })) }),
    ...(section === undefined ? {} : { articleSection: section.name }),
    ...(tags.length === 0 ? {} : { keywords: tags }),
    isAccessibleForFree: !keptBack,
    ...(keptBack ? { hasPart: { "@type": "WebPageElement", isAccessibleForFree: false, cssSelector: `.${KEPT_BACK}` } } : {}),
    ...(corrections.length === 0
      ? {}
      : {
          correction: corrections.map(({ text, madeAt }) => ({
            "@type": "CorrectionComment",
            text,
            datePublished: time(madeAt),
          })),
        }),
  };
}

/** The data as a file of its own. */
export function jsonLdText(toWrite: ArticleToWrite): string {
  const clean = (_key: string, value: unknown): unknown => (typeof value === "string" ? withoutForbidden(value) : value);
  return `${JSON.stringify(newsArticle(toWrite), clean, 2)}\n`;
}
