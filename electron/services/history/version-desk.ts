import { Failure } from "../../../shared/contract/failure.ts";
import { finalFurniture } from "../../../shared/editor/suggestions/final-furniture.ts";
import { finalCopy } from "../../../shared/editor/suggestions/settle.ts";
import { markedBodySchema, type MarkedBody } from "../../../shared/model/copy.ts";
import type { Redline } from "../../../shared/model/redline.ts";
import { furnitureSchema } from "../../../shared/model/story.ts";
import type { WorkingFurniture, WorkingStory } from "../../../shared/model/story.ts";
import type { ChainBreak, Hands, VersionRow } from "../../../shared/model/version.ts";
import { redlineOf, type HeldCopy, type NamesForRedline } from "../../../shared/redline/redline-of.ts";
import type { Database } from "../../ports/database.ts";
import type { History } from "./history.ts";
import type { HeldVersion } from "./version.ts";

/** Versions as people use them: `shared/contract/history.ts` says what each call promises. */
export interface VersionDesk {
  list(storyId: string): VersionRow[];
  keep(storyId: string, name: string): VersionRow;
  rename(storyId: string, number: number, name: string): VersionRow;
  compare(storyId: string, from: number, to?: number): Redline;
  version(storyId: string, number: number): WorkingCopy;
  willRestore(storyId: string, session: string): void;
  didRestore(restored: { storyId: string; number: number; part: string }, session: string): VersionRow;
  hands(storyId: string): Hands;
  /** Every story that has a version, a pause between two, so that others are served meanwhile. */
  prove(storyId?: string): Promise<Proof>;
}

/** As a version holds it, with what was suggested at the time. */
export interface WorkingCopy {
  furniture: WorkingFurniture;
  body: MarkedBody;
}

export interface Proof {
  stories: number;
  versions: number;
  breaks: (ChainBreak & { storyId: string; headline: string })[];
}

export interface VersionDeskParts {
  database: Database;
  history: History;
  story(id: string): WorkingStory;
  /** Fails with `checked-out-elsewhere` unless this session may write in the story. */
  mustWrite(storyId: string, session: string): void;
  names: NamesForRedline;
  /** Who sits here. */
  name(): string;
}

export function createVersionDesk({ database, history, story, mustWrite, names, name }: VersionDeskParts): VersionDesk {
  const list = (storyId: string): VersionRow[] => {
    const given = history.names(storyId);
    const faults = new Map(history.breaks(storyId).map(({ number, why }) => [number, why]));
    return history
      .versions(storyId)
      .map((version) => rowOf({ ...version, ...nameIn(given, version) }, faults.get(version.number)))
      .toReversed();
  };

  const find = (storyId: string, number: number): HeldVersion => {
    const found = history.versions(storyId).find((version) => version.number === number);
    if (found === undefined) throw new Failure("not-found", `There is no version ${number} of this story.`);
    return found;
  };

  const row = (storyId: string, number: number): VersionRow => {
    const found = list(storyId).find((version) => version.number === number);
    if (found === undefined) throw new Error("A version that was kept is not there");
    return found;
  };

  /** As the schemas have it: one that was damaged may hold anything. */
  const copyOf = ({ copy, number }: HeldVersion): WorkingCopy => {
    const furniture = furnitureSchema.safeParse(copy?.furniture);
    const body = markedBodySchema.safeParse(copy?.body);
    if (!furniture.success || !body.success) {
      throw new Failure(
        "bad-file",
        `Version ${number} is damaged: its copy cannot be read. The other versions are not touched by that.`,
      );
    }
    return { furniture: furniture.data, body: body.data };
  };

  const now = (storyId: string): WorkingCopy => {
    const current = story(storyId);
    // Only what a version holds too: the rest is the desk's own.
    return { furniture: furnitureSchema.parse(current), body: current.body };
  };

  return {
    list,
    keep: (storyId, given) =>
      database.transaction(() => {
        story(storyId);
        return row(storyId, history.record(storyId, "kept", name(), { name: given }));
      }),
    rename: (storyId, number, given) =>
      database.transaction(() => {
        history.name(find(storyId, number), given, name());
        return row(storyId, number);
      }),
    compare: (storyId, from, to) =>
      redlineOf(
        asItReads(copyOf(find(storyId, from))),
        asItReads(to === undefined ? now(storyId) : copyOf(find(storyId, to))),
        names,
      ),
    version: (storyId, number) => copyOf(find(storyId, number)),
    willRestore(storyId, session) {
      story(storyId);
      mustWrite(storyId, session);
      history.keepPassed(storyId, name(), "work");
    },
    didRestore({ storyId, number, part }, session) {
      mustWrite(storyId, session);
      find(storyId, number);
      const reason = `${part} from version ${number}`;
      return row(storyId, history.record(storyId, "restored", name(), { reason }));
    },
    hands: (storyId) => handsOf(history.versions(storyId)),
    async prove(storyId) {
      const ids = storyId === undefined ? history.stories() : [story(storyId).id];
      const proof: Proof = { stories: ids.length, versions: 0, breaks: [] };
      for (const id of ids) {
        const held = history.versions(id);
        proof.versions += held.length;
        const headline = held.findLast(({ copy }) => copy !== undefined)?.copy?.furniture.headline ?? "";
        for (const fault of history.breaks(id)) proof.breaks.push({ ...fault, storyId: id, headline });
        await new Promise((resolve) => setImmediate(resolve));
      }
      return proof;
    },
  };
}

/** What is compared is what stands in a story: also what is only suggested. */
function asItReads({ furniture, body }: WorkingCopy): HeldCopy {
  return { furniture: finalFurniture(furniture), body: finalCopy(body) };
}

/** The name it was given last, where it was given one after it was kept. */
function nameIn(given: ReadonlyMap<string, string>, { hash }: HeldVersion): { name?: string } {
  const name = given.get(hash);
  return name === undefined ? {} : { name };
}

function rowOf({ number, milestone, author, madeAt, name, reason, copy }: HeldVersion, broken: string | undefined): VersionRow {
  return {
    number,
    milestone,
    author,
    madeAt,
    readable: copy !== undefined,
    ...(name === undefined ? {} : { name }),
    ...(reason === undefined ? {} : { reason }),
    ...(broken === undefined ? {} : { broken }),
  };
}

/** The last who did it counts: a story that was sent back is subbed and passed again. */
function handsOf(versions: readonly HeldVersion[]): Hands {
  const last = (milestone: HeldVersion["milestone"]): { name: string; at: string } | undefined => {
    const found = versions.findLast((version) => version.milestone === milestone);
    return found && { name: found.author, at: found.madeAt };
  };
  const [wrote, subbed, passed] = [last("filed"), last("subbing"), last("ready")];
  return { ...(wrote && { wrote }), ...(subbed && { subbed }), ...(passed && { passed }) };
}
