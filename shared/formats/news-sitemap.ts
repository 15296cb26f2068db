import { Temporal } from "temporal-polyfill";
import { machineTime } from "../model/dates.ts";
import type { Paper } from "../model/paper.ts";
import { element, words, xmlDocument } from "./xml.ts";

/** How long news stays in the sitemap, in hours. Source: Google, "News sitemaps". */
const HOURS = 48;
/** Most entries. Source: the same. */
const MOST = 1000;

/** What the sitemap says of a story: one that stands on the site now. */
export interface SitemapStory {
  headline: string;
  address: string;
  /** Instant. */
  firstPublishedAt: string;
}

/** Google's news sitemap: the stories of the last two days before `now` (an instant), newest first. */
export function newsSitemap(paper: Pick<Paper, "name" | "timeZone">, stories: Iterable<SitemapStory>, now: string): string {
  const end = Temporal.Instant.from(now);
  const start = end.subtract({ hours: HOURS });
  const recent = [...stories]
    .map((story) => ({ story, at: Temporal.Instant.from(story.firstPublishedAt) }))
    .filter(({ at }) => Temporal.Instant.compare(at, start) > 0 && Temporal.Instant.compare(at, end) <= 0)
    .sort((one, other) => Temporal.Instant.compare(other.at, one.at))
    .slice(0, MOST);
  const names = {
    xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
  };
  return xmlDocument(
    element(
      "urlset",
      names,
      recent.map(({ story: { headline, address, firstPublishedAt } }) =>
        element(
          "url",
          {},
          words("loc", new URL(address).href),
          element(
            "news:news",
            {},
            element("news:publication", {}, words("news:name", paper.name), words("news:language", "en")),
            words("news:publication_date", machineTime(firstPublishedAt, paper.timeZone)),
            element("news:title", {}, headline.trim()),
          ),
        ),
      ),
    ),
  );
}
