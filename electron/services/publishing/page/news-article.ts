import { freePart } from "../../../../shared/editor/cut.ts";
import { distinctTags } from "../../../../shared/model/distinct-tags.ts";
import { blockText } from "../../../../shared/editor/plain-text.ts";
import { publishedSizes } from "../../../../shared/model/picture-sizes.ts";
import { machineTime } from "./dates.ts";
import { authorPath, bylineOf, plainLine, publicAddress, sectionOf } from "./edition.ts";
import type { Edition, StoryOnSite } from "./edition.ts";
import { mastheadOf } from "./frame.ts";
import { html, jsonScript } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { picturePath, plainSize } from "./picture-markup.ts";

/** Longest description search engines show, in characters; a made one is cut between words. */
const LONGEST_DESCRIPTION = 200;
/** Longest headline Google takes in NewsArticle data, in characters. */
const LONGEST_HEADLINE = 110;
/** Selector of what a reader at the limit does not get; the page has an element that answers to it. */
export const KEPT_BACK = "after-cut";

/** Cuts between words, with an ellipsis; never in mid-word. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const end = cut.lastIndexOf(" ");
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.–—-]+$/, "")}…`;
}

/** Made from what every reader may see: the text after the cut must not leave through here. */
export function descriptionOf({ story }: StoryOnSite): string {
  const own = story.searchDescription.trim() || plainLine(story.standfirst);
  if (own !== "") return own;
  const first = freePart(story.body, story.access).free.find(
    (block) => block.type === "paragraph" && blockText(block).trim() !== "",
  );
  return first ? shortened(blockText(first).replace(/\s+/g, " ").trim(), LONGEST_DESCRIPTION) : "";
}

/** Everything about the story that machines read: search, social cards, schema.org. */
export function storyHead(edition: Edition, onSite: StoryOnSite): Markup {
  const { paper } = edition;
  const { story } = onSite;
  const address = publicAddress(paper, onSite.path);
  const title = story.searchTitle.trim() || story.headline.trim();
  const description = descriptionOf(onSite);
  const section = sectionOf(paper, story.section)?.name;
  const authors = bylineOf(edition, story.byline);
  const lead = story.leadPicture && edition.pictures.get(story.leadPicture.pictureId);
  const size = lead && plainSize(lead);
  const property = (name: string, content: string | number | undefined): Markup | undefined =>
    content === undefined || content === "" ? undefined : html`<meta property="${name}" content="${content}" /> `;
  const named = (name: string, content: string | undefined): Markup | undefined =>
    content === undefined || content === "" ? undefined : html`<meta name="${name}" content="${content}" /> `;
  const image = lead && size && publicAddress(paper, picturePath(lead, size.width, "jpeg"));
  const alt = story.leadPicture?.alt.trim();
  return html`${named("description", description)}${authors.map((author) => named("author", author.name))}
    <link rel="canonical" href="${address}" />
    ${property("og:type", "article")}${property("og:site_name", paper.name)}${property("og:locale", "en_GB")}${property("og:title", title)}${property("og:description", description)}${property("og:url", address)}${property("og:image", image)}${image && html`${property("og:image:type", "image/jpeg")}${property("og:image:width", size.width)}${property("og:image:height", size.height)}${property("og:image:alt", alt)}`}${property("article:published_time", machineTime(onSite.firstPublishedAt, paper.timeZone))}${property("article:modified_time", machineTime(onSite.updatedAt, paper.timeZone))}${property("article:section", section)}${authors.map((author) => property("article:author", publicAddress(paper, authorPath(author))))}${distinctTags(story.tags).map((tag) => property("article:tag", tag))}${named("twitter:card", image ? "summary_large_image" : "summary")}${named("twitter:title", title)}${named("twitter:description", description)}${image && html`${named("twitter:image", image)}${named("twitter:image:alt", alt)}`}${jsonScript(newsArticle(edition, onSite))}`;
}

function newsArticle(edition: Edition, onSite: StoryOnSite): Record<string, unknown> {
  const { paper } = edition;
  const { story } = onSite;
  const keptBack = freePart(story.body, story.access).cut;
  const lead = story.leadPicture && edition.pictures.get(story.leadPicture.pictureId);
  const description = descriptionOf(onSite);
  const tags = distinctTags(story.tags);
  const images = lead
    ? publishedSizes(lead).map((size) => ({
        "@type": "ImageObject",
        url: publicAddress(paper, picturePath(lead, size.width, "webp")),
        width: size.width,
        height: size.height,
      }))
    : [];
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: shortened(story.headline.trim(), LONGEST_HEADLINE),
    ...(description === "" ? {} : { description }),
    mainEntityOfPage: { "@type": "WebPage", "@id": publicAddress(paper, onSite.path) },
    url: publicAddress(paper, onSite.path),
    inLanguage: "en-GB",
    datePublished: machineTime(onSite.firstPublishedAt, paper.timeZone),
    dateModified: machineTime(onSite.updatedAt, paper.timeZone),
    author: bylineOf(edition, story.byline).map((author) => ({
      "@type": "Person",
      name: author.name,
      url: publicAddress(paper, authorPath(author)),
    })),
    publisher: { "@type": "NewsMediaOrganization", name: mastheadOf(paper), url: publicAddress(paper, "") },
    ...(images.length === 0 ? {} : { image: images }),
    ...(story.section === undefined ? {} : { articleSection: sectionOf(paper, story.section)?.name }),
    ...(tags.length === 0 ? {} : { keywords: tags }),
    isAccessibleForFree: !keptBack,
    ...(keptBack ? { hasPart: { "@type": "WebPageElement", isAccessibleForFree: false, cssSelector: `.${KEPT_BACK}` } } : {}),
  };
}
