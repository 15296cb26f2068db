import { distinctTags } from "../../../../shared/model/distinct-tags.ts";
import { descriptionOf, newsArticle } from "../../../../shared/formats/json-ld.ts";
import type { ArticleToWrite } from "../../../../shared/formats/json-ld.ts";
import { sitePictureFiles } from "../../../../shared/formats/site-pictures.ts";
import { machineTime } from "./dates.ts";
import { authorPath, bylineOf, publicAddress, sectionOf } from "./edition.ts";
import type { Edition, StoryOnSite } from "./edition.ts";
import { html, jsonScript } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { picturePath, plainSize } from "./picture-markup.ts";

/** Everything about the story that machines read: search, social cards, schema.org. */
export function storyHead(edition: Edition, onSite: StoryOnSite): Markup {
  const { paper } = edition;
  const { story } = onSite;
  const address = publicAddress(paper, onSite.path);
  const title = story.searchTitle.trim() || story.headline.trim();
  const description = descriptionOf(story);
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
    ${property("og:type", "article")}${property("og:site_name", paper.name)}${property("og:locale", "en_GB")}${property("og:title", title)}${property("og:description", description)}${property("og:url", address)}${property("og:image", image)}${image && html`${property("og:image:type", "image/jpeg")}${property("og:image:width", size.width)}${property("og:image:height", size.height)}${property("og:image:alt", alt)}`}${property("article:published_time", machineTime(onSite.firstPublishedAt, paper.timeZone))}${property("article:modified_time", machineTime(onSite.updatedAt, paper.timeZone))}${property("article:section", section)}${authors.map((author) => property("article:author", publicAddress(paper, authorPath(author))))}${distinctTags(story.tags).map((tag) => property("article:tag", tag))}${named("twitter:card", image ? "summary_large_image" : "summary")}${named("twitter:title", title)}${named("twitter:description", description)}${image && html`${named("twitter:image", image)}${named("twitter:image:alt", alt)}`}${jsonScript(newsArticle(articleOf(edition, onSite)))}`;
}

function articleOf(edition: Edition, { story, path, firstPublishedAt, updatedAt }: StoryOnSite): ArticleToWrite {
  const { paper } = edition;
  return {
    story,
    paper,
    contributors: bylineOf(edition, story.byline),
    address: publicAddress(paper, path),
    firstPublishedAt,
    updatedAt,
    corrections: edition.corrections(story.id),
    pictureFiles(pictureId) {
      const picture = edition.pictures.get(pictureId);
      return picture && sitePictureFiles(paper, picture);
    },
  };
}
