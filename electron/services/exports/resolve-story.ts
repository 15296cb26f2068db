import type { CorrectionToWrite, PictureFile, RelatedLink, StoryToWrite } from "../../../shared/formats/story-to-write.ts";
import { sitePictureFiles } from "../../../shared/formats/site-pictures.ts";
import type { Card } from "../../../shared/contract/related.ts";
import { publicAddress } from "../../../shared/model/addresses.ts";
import type { Contributor } from "../../../shared/model/contributor.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { Picture } from "../../../shared/model/picture.ts";
import { slugFrom } from "../../../shared/model/slug.ts";
import type { Pick, Story } from "../../../shared/model/story.ts";
import type { Database } from "../../ports/database.ts";

/** What exporting asks of the rest of the desk. */
export interface ExportParts {
  database: Database;
  /** Fails with `not-found`. */
  story(id: string): Story;
  paper(): Paper;
  contributors(): readonly Contributor[];
  /** Newest first. */
  corrections(storyId: string): readonly CorrectionToWrite[];
  related: {
    authorCardsOf(story: Story, onPage: boolean): Card[];
    cards(picks: readonly Pick[]): Card[];
  };
  pictures: {
    find(id: string): Picture | undefined;
    /** Fails with `not-found` or `bad-file`. */
    sized(id: string, width: number, format: "jpeg"): Promise<{ bytes: Uint8Array; width: number; height: number }>;
  };
}

interface Place {
  [column: string]: string;
  state: string;
  path: string;
  first_published_at: string;
  updated_at: string;
  snapshot: string;
}

/** The story as it is now on the desk, with everything around it. Pictures have the addresses of the paper's site. */
export function resolveStory(parts: ExportParts, id: string, part: StoryToWrite["part"]): StoryToWrite {
  const story = parts.story(id);
  const paper = parts.paper();
  const known = new Map(parts.contributors().map((person) => [person.id, person]));
  const place = parts.database.get<Place>(
    "SELECT state, path, first_published_at, updated_at, snapshot FROM publications WHERE story_id = ?",
    id,
  );
  const standing = place?.state === "published" ? place : undefined;
  return {
    story,
    paper,
    contributors: story.byline.flatMap((person) => known.get(person) ?? []),
    part,
    standing: standingOf(story, standing !== undefined),
    slug: standing?.path.split("/").at(-2) ?? (story.slug || slugFrom(story.headline)),
    ...(standing && {
      address: publicAddress(paper, standing.path),
      firstPublishedAt: standing.first_published_at,
      updatedAt: standing.updated_at,
    }),
    pictureFiles: (pictureId) => filesOnSite(parts, paper, standing, pictureId),
    moreFromAuthor: linksOf(paper, parts.related.authorCardsOf(story, true)),
    corrections: parts.corrections(id),
    similar: linksOf(paper, parts.related.cards(story.similar)),
  };
}

function standingOf(story: Story, stands: boolean): StoryToWrite["standing"] {
  if (story.status === "spiked" || story.status === "withdrawn") return "canceled";
  return stands ? "usable" : "withheld";
}

/** Only what the page that stands has: a picture placed since is nowhere to be fetched. */
function filesOnSite(parts: ExportParts, paper: Paper, place: Place | undefined, pictureId: string): PictureFile[] | undefined {
  const picture = place?.snapshot.includes(pictureId) ? parts.pictures.find(pictureId) : undefined;
  return picture && sitePictureFiles(paper, picture);
}

function linksOf(paper: Paper, cards: readonly Card[]): RelatedLink[] {
  return cards
    .filter((card) => card.problem === undefined)
    .map(({ headline, line, path }) => ({ headline, line, address: publicAddress(paper, path) }));
}
