import { plainLine } from "../editor/plain-text.ts";
import { distinctTags } from "../model/distinct-tags.ts";
import { feedEntries, feedFacts } from "./feed.ts";
import type { FeedEntry, FeedToWrite } from "./feed.ts";
import { descriptionOf } from "./json-ld.ts";
import { sectionToWrite, storyUri, uriOf } from "./story-to-write.ts";
import type { StoryToWrite } from "./story-to-write.ts";
import { element, words, xmlDocument } from "./xml.ts";
import type { Xml } from "./xml.ts";

const NAMES = {
  version: "2.0",
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:media": "http://search.yahoo.com/mrss/",
};

/** The newest stories as RSS 2.0, free part only. Source: the RSS Advisory Board's specification and best practices. */
export function rssFeed(feed: FeedToWrite): string {
  const entries = feedEntries(feed.stories);
  const { title, home, self, updatedAt } = feedFacts(feed, entries);
  return xmlDocument(
    element(
      "rss",
      NAMES,
      element(
        "channel",
        {},
        element("title", {}, title),
        words("link", home),
        element("description", {}, `News from ${feed.paper.name}`),
        words("language", "en-gb"),
        updatedAt !== undefined && words("lastBuildDate", mailDate(updatedAt)),
        element("atom:link", { rel: "self", type: "application/rss+xml", href: self }),
        entries.map(item),
      ),
    ),
  );
}

/** "Tue, 31 Mar 2026 09:05:00 GMT". Source: RFC 822, with the year in four digits. */
function mailDate(instant: string): string {
  return new Date(instant).toUTCString();
}

function item({ toWrite, address, firstPublishedAt, content }: FeedEntry): Xml {
  const { story } = toWrite;
  const categories = [sectionToWrite(toWrite)?.name, ...distinctTags(story.tags)];
  return element(
    "item",
    {},
    element("title", {}, story.headline.trim()),
    words("link", address),
    element("guid", { isPermaLink: "false" }, storyUri(story)),
    words("pubDate", mailDate(firstPublishedAt)),
    toWrite.contributors.map(({ name }) => words("dc:creator", name)),
    categories.map((category) => words("category", category)),
    words("description", descriptionOf(story)),
    leadMedia(toWrite),
    content !== "" && element("content:encoded", {}, content),
  );
}

function leadMedia({ story, pictureFiles }: StoryToWrite): Xml | undefined {
  const { leadPicture } = story;
  const file = leadPicture && pictureFiles(leadPicture.pictureId)?.at(-1);
  if (!leadPicture || !file) return undefined;
  return element(
    "media:content",
    { url: uriOf(file.address), type: file.type, medium: "image", width: file.width, height: file.height },
    words("media:description", plainLine(leadPicture.caption)),
    words("media:credit", leadPicture.credit),
  );
}
