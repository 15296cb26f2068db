import { plainLine } from "../editor/plain-text.ts";
import { authorPath, publicAddress } from "../model/addresses.ts";
import { distinctTags } from "../model/distinct-tags.ts";
import { feedEntries, feedFacts } from "./feed.ts";
import type { FeedEntry, FeedToWrite } from "./feed.ts";
import { sectionToWrite, storyUri, uriOf } from "./story-to-write.ts";
import type { StoryToWrite } from "./story-to-write.ts";
import { element, trustedXml, words, xmlDocument } from "./xml.ts";
import type { Xml } from "./xml.ts";

/** What an empty feed says it was changed at: the standard wants a date, and nothing has happened. */
const NEVER = "1970-01-01T00:00:00.000Z";

/** The newest stories as Atom 1.0, free part only. Source: RFC 4287. */
export function atomFeed(feed: FeedToWrite): string {
  const { paper } = feed;
  const entries = feedEntries(feed.stories);
  const { title, home, self, updatedAt = NEVER } = feedFacts(feed, entries);
  return xmlDocument(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "en-GB" },
      words("id", home),
      element("title", {}, title),
      words("updated", updatedAt),
      element("link", { rel: "self", type: "application/atom+xml", href: self }),
      element("link", { rel: "alternate", type: "text/html", href: home }),
      // Whoever is named in no entry: an entry without an author takes the feed's.
      element("author", {}, element("name", {}, paper.name)),
      entries.map(entry),
    ),
  );
}

function entry({ toWrite, address, firstPublishedAt, updatedAt, content }: FeedEntry): Xml {
  const { story, paper } = toWrite;
  const section = sectionToWrite(toWrite);
  const tags = distinctTags(story.tags);
  return element(
    "entry",
    {},
    words("id", storyUri(story)),
    element("title", {}, story.headline.trim()),
    words("published", firstPublishedAt),
    words("updated", updatedAt),
    element("link", { rel: "alternate", type: "text/html", href: address }),
    toWrite.contributors.map((person) =>
      element("author", {}, element("name", {}, person.name), words("uri", uriOf(publicAddress(paper, authorPath(person))))),
    ),
    section && element("category", { term: section.slug, label: section.name }),
    tags.map((tag) => element("category", { term: tag })),
    words("summary", plainLine(story.standfirst)),
    xhtml(content),
    toWrite.similar.map((link) => related(link)),
  );
}

function xhtml(content: string): Xml {
  return element("content", { type: "xhtml" }, element("div", { xmlns: "http://www.w3.org/1999/xhtml" }, trustedXml(content)));
}

function related({ headline, address }: StoryToWrite["similar"][number]): Xml {
  return element("link", { rel: "related", type: "text/html", href: uriOf(address), title: headline });
}
