import { authorCards, cardOf } from "../../../../shared/model/cards.ts";
import type { AuthorCard } from "../../../../shared/model/cards.ts";
import type { Card } from "../../../../shared/contract/related.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import { sectionOf } from "../../../../shared/model/addresses.ts";
import type { Teaser } from "../page/edition.ts";
import { cardFrom } from "../published-cards.ts";
import type { PublishedCard, PublishedCards, PublishedPlace } from "../published-cards.ts";
import type { Standing } from "./standing.ts";

/** What pages need to know of each other. Lists are newest first. */
export interface SiteIndex {
  newest: readonly PublishedPlace[];
  find(storyId: string): PublishedPlace | undefined;
  inSection(sectionId: string): readonly PublishedPlace[];
  byAuthor(contributorId: string): readonly PublishedPlace[];
  /** Fails for a story that is not published. */
  card(storyId: string): PublishedCard;
  teaser(storyId: string): Teaser | undefined;
}

/** The site as the desk's file has it, with one story as it is about to be. Reads cards as they are needed. */
export function indexOf(
  paper: Paper,
  cards: PublishedCards,
  places: readonly PublishedPlace[],
  about: Standing | undefined,
): SiteIndex {
  const aboutId = about?.snapshot.id;
  const own = about?.state === "published" ? placeOf(about) : undefined;
  const newest = aboutId === undefined ? places : withOwn(places.filter(({ storyId }) => storyId !== aboutId));
  const byId = new Map(newest.map((place) => [place.storyId, place]));
  const teasers = new Map<string, Teaser>();
  const authors = new Map<string, readonly PublishedPlace[]>();
  let sections: Map<string | undefined, PublishedPlace[]> | undefined;

  function withOwn(others: readonly PublishedPlace[], belongs = true): readonly PublishedPlace[] {
    if (!own || !belongs) return others;
    const at = others.findIndex((other) => newestFirst(own, other) < 0);
    return at < 0 ? [...others, own] : others.toSpliced(at, 0, own);
  }

  function card(storyId: string): PublishedCard {
    const found = storyId === aboutId && about ? cardFrom(about.snapshot) : cards.card(storyId);
    if (!found || !byId.has(storyId)) throw new Error("A publication is gone while the site is made");
    return found;
  }

  return {
    newest,
    find: (storyId) => byId.get(storyId),
    inSection(sectionId) {
      sections ??= Map.groupBy(newest, ({ section }) => section);
      return sections.get(sectionId) ?? [];
    },
    byAuthor(contributorId) {
      const known = authors.get(contributorId);
      if (known) return known;
      const others = cards.ofAuthor(contributorId).flatMap((id) => (id === aboutId ? [] : (byId.get(id) ?? [])));
      const list = withOwn(others, about?.snapshot.byline.includes(contributorId) ?? false);
      authors.set(contributorId, list);
      return list;
    },
    card,
    teaser(storyId) {
      const place = byId.get(storyId);
      if (!place) return undefined;
      const teaser = teasers.get(storyId) ?? teaserOf(paper, card(storyId), place);
      teasers.set(storyId, teaser);
      return teaser;
    },
  };
}

function placeOf({ snapshot, path, firstPublishedAt, updatedAt }: Standing): PublishedPlace {
  return { storyId: snapshot.id, path, firstPublishedAt, updatedAt, section: snapshot.section };
}

function teaserOf(paper: Paper, card: PublishedCard, place: PublishedPlace): Teaser {
  const { headline, kicker, standfirst, byline, leadCredit, leadPicture } = card;
  const { storyId, section, firstPublishedAt, path } = place;
  return {
    storyId,
    headline,
    standfirst,
    section: sectionOf(paper, section)?.name ?? "",
    sectionId: section,
    kicker,
    leadCredit,
    byline,
    publishedAt: firstPublishedAt,
    path,
    ...(leadPicture ? { leadPicture } : {}),
  };
}

/** The cards below a story, as its page shows them. */
export interface CardsBelow {
  moreFromAuthor: readonly AuthorCard[];
  similar: readonly Card[];
}

export function cardsBelow(index: SiteIndex, storyId: string): CardsBelow {
  const { byline, authorPicks, similar } = index.card(storyId);
  return {
    moreFromAuthor: authorCards({
      storyId,
      authorPicks,
      similar,
      latest: merged(
        index,
        byline.map((author) => index.byAuthor(author)),
      ),
      find: index.teaser,
      onPage: true,
    }),
    similar: similar.flatMap((pick) => {
      const source = pick.storyId === storyId ? undefined : index.teaser(pick.storyId);
      return source ? [cardOf(source, pick.line)] : [];
    }),
  };
}

/** Lists that are newest first, as one; only as far as it is read. A story of several may come several times. */
function* merged(index: SiteIndex, lists: readonly (readonly PublishedPlace[])[]): Generator<Teaser> {
  const places = lists.map(() => 0);
  for (;;) {
    let next: PublishedPlace | undefined;
    let from = -1;
    for (const [number, list] of lists.entries()) {
      const place = list[places[number] ?? 0];
      if (place && (!next || newestFirst(place, next) < 0)) [next, from] = [place, number];
    }
    const teaser = next && index.teaser(next.storyId);
    if (!teaser) return;
    places[from] = (places[from] ?? 0) + 1;
    yield teaser;
  }
}

function newestFirst(one: PublishedPlace, other: PublishedPlace): number {
  if (one.firstPublishedAt !== other.firstPublishedAt) return one.firstPublishedAt < other.firstPublishedAt ? 1 : -1;
  if (one.storyId === other.storyId) return 0;
  return one.storyId < other.storyId ? 1 : -1;
}
