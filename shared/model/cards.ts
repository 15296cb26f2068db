import type { Card } from "../contract/related.ts";
import { AUTHOR_CARDS } from "./story.ts";
import type { AuthorPicks, Pick, PlacedPicture } from "./story.ts";

/** What a card needs to know of a published story. */
export interface CardSource {
  storyId: string;
  headline: string;
  /** Plain text. */
  standfirst: string;
  /** Name of its section; empty when it has none. */
  section: string;
  byline: readonly string[];
  leadPicture?: { pictureId: string; alt: string };
  publishedAt: string;
  path: string;
}

/** A card of "More from this author", and how it came there. */
export type AuthorCard = Card & { pinned: boolean; place: number };

/** The card of a published story; `line` is the override, which may be empty. */
export function cardOf(source: CardSource, line = ""): Card {
  const { storyId, headline, section, publishedAt, path, leadPicture } = source;
  const card: Card = {
    storyId,
    headline,
    section,
    publishedAt,
    path,
    line: line.trim() || source.standfirst.trim() || headline,
  };
  if (!leadPicture) return card;
  if (leadPicture.alt.trim() === "") return { ...card, problem: "its picture has no alt text" };
  return { ...card, picture: { pictureId: leadPicture.pictureId, alt: leadPicture.alt.trim() } };
}

/** Stands in for a pick whose story has no page now. */
export function missingCard(storyId: string, headline: string): Card {
  return { storyId, headline, section: "", publishedAt: "", path: "", line: headline, problem: "it is not published" };
}

export function leadOf(picture: PlacedPicture | undefined): CardSource["leadPicture"] {
  return picture && { pictureId: picture.pictureId, alt: picture.alt };
}

interface AuthorCardsInput {
  storyId: string;
  authorPicks: AuthorPicks;
  /** Already shown below the same story, so not to be shown twice. */
  similar: readonly Pick[];
  /** Published stories of the authors, newest first; at least enough to fill the places. */
  latest: Iterable<CardSource>;
  /** A published story by its id. */
  find(storyId: string): CardSource | undefined;
  /** On the page a pin that cannot stand as a card makes room; on the desk it shows its problem. */
  onPage?: boolean;
}

/**
 * The cards of "More from this author", in their places. A pin holds its place; the others are
 * filled with the latest stories that were neither dropped nor picked below. A story that
 * cannot stand as a card is passed over.
 */
export function authorCards(input: AuthorCardsInput): AuthorCard[] {
  const { storyId, authorPicks, find } = input;
  const taken = new Set([storyId, ...authorPicks.dropped, ...input.similar.map((pick) => pick.storyId)]);
  const places = new Map<number, AuthorCard>();
  for (const pin of authorPicks.pinned) {
    if (pin.storyId === storyId || places.has(pin.place)) continue;
    const source = find(pin.storyId);
    const card = source ? cardOf(source, pin.line) : missingCard(pin.storyId, "");
    if (input.onPage && card.problem) continue;
    places.set(pin.place, { ...card, pinned: true, place: pin.place });
    taken.add(pin.storyId);
  }
  let place = nextFree(places, 0);
  for (const source of input.latest) {
    if (place >= AUTHOR_CARDS) break;
    if (taken.has(source.storyId)) continue;
    const card = cardOf(source);
    if (card.problem) continue;
    taken.add(source.storyId);
    places.set(place, { ...card, pinned: false, place });
    place = nextFree(places, place);
  }
  return [...places.values()].sort((one, other) => one.place - other.place);
}

function nextFree(places: ReadonlyMap<number, unknown>, from: number): number {
  let place = from;
  while (places.has(place)) place += 1;
  return place;
}
