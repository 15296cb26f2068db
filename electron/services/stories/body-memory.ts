import { countBlockWords } from "../../../shared/editor/plain-text.ts";
import { standingBlock } from "../../../shared/editor/suggestions/standing.ts";
import type { MarkedBlock, MarkedBody } from "../../../shared/model/copy.ts";

/** Open stories whose bodies are kept parsed: a splice then costs what it changes. */
const MOST_BODIES = 6;

/** What is known of a block, found once: blocks that a change leaves alone stay the same objects. */
const blockText = new WeakMap<MarkedBlock, string>();
const blockWords = new WeakMap<MarkedBlock, number>();

function textOf(block: MarkedBlock): string {
  let text = blockText.get(block);
  if (text === undefined) blockText.set(block, (text = JSON.stringify(block)));
  return text;
}

function wordsOf(block: MarkedBlock): number {
  let words = blockWords.get(block);
  if (words === undefined) blockWords.set(block, (words = countBlockWords(standingBlock(block))));
  return words;
}

/** The body as its column keeps it. */
export function bodyText(body: MarkedBody): string {
  return `[${body.map(textOf).join(",")}]`;
}

export function bodyWords(body: MarkedBody): number {
  return body.reduce((sum, block) => sum + wordsOf(block), 0);
}

/** The bodies last read or written, by story and revision. */
export interface BodyMemory {
  /** The body of that revision, parsed from `read()` when it is not at hand. */
  body(storyId: string, bodyRevision: number, read: () => string): MarkedBody;
  keep(storyId: string, bodyRevision: number, body: MarkedBody): void;
  clear(): void;
}

export function createBodyMemory(): BodyMemory {
  const bodies = new Map<string, { bodyRevision: number; body: MarkedBody }>();
  const keep = (storyId: string, bodyRevision: number, body: MarkedBody): void => {
    bodies.delete(storyId);
    bodies.set(storyId, { bodyRevision, body });
    const oldest = bodies.keys().next().value;
    if (bodies.size > MOST_BODIES && oldest !== undefined) bodies.delete(oldest);
  };
  return {
    keep,
    body(storyId, bodyRevision, read) {
      const known = bodies.get(storyId);
      const body = known?.bodyRevision === bodyRevision ? known.body : (JSON.parse(read()) as MarkedBody);
      keep(storyId, bodyRevision, body);
      return body;
    },
    clear: () => bodies.clear(),
  };
}
