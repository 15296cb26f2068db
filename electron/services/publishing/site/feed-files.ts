import { atomFeed } from "../../../../shared/formats/atom.ts";
import { FEED_LENGTH } from "../../../../shared/formats/feed.ts";
import { newsSitemap } from "../../../../shared/formats/news-sitemap.ts";
import { rssFeed } from "../../../../shared/formats/rss.ts";
import { sitePictureFiles } from "../../../../shared/formats/site-pictures.ts";
import type { StoryToWrite } from "../../../../shared/formats/story-to-write.ts";
import { publicAddress } from "../../../../shared/model/addresses.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { bylineOf } from "../page/edition.ts";
import type { PublishedPlace } from "../published-cards.ts";
import type { SiteParts } from "./plan-site.ts";
import { textFile } from "./site-file.ts";
import type { SiteFile } from "./site-file.ts";
import { cardsBelow } from "./site-index.ts";
import type { SiteIndex } from "./site-index.ts";

const RSS_PATH = "feed.xml";
const ATOM_PATH = "atom.xml";
const SITEMAP_PATH = "news-sitemap.xml";
/** Of a site without stories. */
const NEVER = "1970-01-01T00:00:00.000Z";

/**
 * The feeds of the newest stories, and the news sitemap. They are made anew with every publication: no more
 * stories are read for them than they hold, however many there are.
 */
export function* feedFiles(
  parts: Pick<SiteParts, "paper" | "contributors" | "corrections" | "pictures">,
  index: SiteIndex,
  passed: (storyId: string) => Story,
): Generator<SiteFile> {
  const { paper } = parts;
  const stories = index.newest.slice(0, FEED_LENGTH).map((place) => toWrite(parts, index, place, passed(place.storyId)));
  yield textFile(RSS_PATH, rssFeed({ paper, path: RSS_PATH, stories }));
  yield textFile(ATOM_PATH, atomFeed({ paper, path: ATOM_PATH, stories }));
  const standing = index.newest.map(({ storyId, path, firstPublishedAt }) => ({
    address: publicAddress(paper, path),
    firstPublishedAt,
    // Asked only of those that are new enough.
    get headline(): string {
      return index.card(storyId).headline;
    },
  }));
  // The site is only made when something is published: so the two days end with the newest story, and the same
  // stories give the same file at any time.
  yield textFile(SITEMAP_PATH, newsSitemap(paper, standing, index.newest[0]?.firstPublishedAt ?? NEVER));
  yield textFile("robots.txt", `User-agent: *\nDisallow:\n\nSitemap: ${publicAddress(paper, SITEMAP_PATH)}\n`);
}

function toWrite(
  { paper, contributors, corrections, pictures }: Pick<SiteParts, "paper" | "contributors" | "corrections" | "pictures">,
  index: SiteIndex,
  { storyId, path, firstPublishedAt, updatedAt }: PublishedPlace,
  story: Story,
): StoryToWrite {
  return {
    story,
    paper,
    contributors: bylineOf({ contributors: new Map(contributors.map((each) => [each.id, each])) }, story.byline),
    part: "free",
    standing: "usable",
    slug: path.split("/").at(-2) ?? "",
    address: publicAddress(paper, path),
    firstPublishedAt,
    updatedAt,
    pictureFiles(pictureId) {
      const picture = pictures.find(pictureId);
      return picture && sitePictureFiles(paper, picture);
    },
    moreFromAuthor: [],
    similar: cardsBelow(index, storyId)
      .similar.filter((card) => card.problem === undefined)
      .map((card) => ({ headline: card.headline, line: card.line, address: publicAddress(paper, card.path) })),
    corrections: corrections(storyId),
  };
}
