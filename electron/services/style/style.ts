import { watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../../shared/contract/failure.ts";
import type { HouseStyle, Rehearsal, TriedOut } from "../../../shared/style/house-style.ts";
import type { RuleEntry } from "../../../shared/style/rule-file.ts";
import type { Rule } from "../../../shared/style/rule.ts";
import type { Log } from "../../ports/log.ts";
import { writeRule } from "./edit-guide.ts";
import { guideFolders, layOutGuide, stateOfFiles } from "./guide-folders.ts";
import type { ReadGuides } from "./read-guides.ts";
import { createStyleThread } from "./style-thread.ts";
import { withRehearsal } from "./with-rehearsal.ts";

/** Where rules go that are made in the desk. */
const OWN_GUIDE = "paper";
const OWN_FILE = "own-rules.yaml";
/** Quiet after a change of the files before they are read again, in milliseconds. */
const SETTLED = 200;

/** `shared/contract/style.ts` says what the calls promise. */
export interface Style {
  /** The rules to check with, as last read; none until the guides have been read, which `didChange` tells. */
  rules(): readonly Rule[];
  /** Once the guides have been read, or could not be. */
  ready(): Promise<void>;
  guide(): Promise<HouseStyle>;
  rule(id: string): Promise<RuleEntry>;
  save(entry: RuleEntry, replaced: string | undefined): Promise<HouseStyle>;
  turn(id: string, isOn: boolean): Promise<HouseStyle>;
  tryOut(entry: RuleEntry, text: string): Promise<TriedOut>;
  rehearse(entry: RuleEntry, signal: AbortSignal | undefined): AsyncGenerator<Rehearsal, void>;
  close(): Promise<void>;
}

export interface StyleParts {
  dataFolder: string;
  /** The desk's file: rehearsals read it. */
  deskFile: string;
  /** The guide that comes with Standfirst. */
  shipped: string;
  /** Which Standfirst this is: what another one made of the guides is not used. */
  reader: string;
  log: Log;
  /** Other rules are in use than before, or the files changed. */
  didChange(): void;
}

export function createStyle({ dataFolder, deskFile, shipped, reader, log, didChange }: StyleParts): Style {
  const folder = join(dataFolder, "style");
  const thread = createStyleThread();
  let known: ReadGuides | undefined;
  let reading: Promise<ReadGuides> | undefined;
  let watcher: FSWatcher | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  /** The files as they were when they were last read. */
  let asRead = "";
  let closed = false;

  async function read(): Promise<ReadGuides> {
    begin();
    const folders = onDisk(() => guideFolders(folder));
    asRead = onDisk(() => stateOfFiles(folders));
    const guides = await thread.read(folders, { file: join(dataFolder, "cache", "style-guides.json"), reader });
    known = guides;
    didChange();
    return guides;
  }

  function begin(): void {
    if (watcher !== undefined) return;
    onDisk(() => layOutGuide(folder, shipped));
    try {
      watcher = watch(folder, { recursive: true, persistent: false }, () => {
        clearTimeout(settling);
        settling = setTimeout(readIfChanged, SETTLED).unref();
      });
      watcher.on("error", (error) => log.error("The style guides can no longer be watched", error));
    } catch (error) {
      log.error("The style guides cannot be watched: changes by hand are read at the next start", error);
    }
  }

  /** What the desk wrote itself has been read by then. */
  function readIfChanged(): void {
    try {
      if (stateOfFiles(guideFolders(folder)) === asRead) return;
    } catch {
      // A file went away in the middle of it: reading names what is left.
    }
    readAgain().catch(() => {});
  }

  function readAgain(): Promise<ReadGuides> {
    if (closed) throw new Failure("no-connection", "The desk is closed.");
    // Changes while it is being read are read after it.
    const mine = (reading ?? Promise.resolve()).then(read, read);
    reading = mine;
    mine.catch((error: unknown) => {
      if (!closed) log.error("The style guides could not be read", error);
      if (reading === mine) reading = undefined;
    });
    return mine;
  }

  const guides = (): Promise<ReadGuides> => reading ?? readAgain();
  const shown = ({ lines, problems }: ReadGuides): HouseStyle => ({
    folder,
    rules: lines.map(({ entry: _entry, file: _file, line: _line, ...line }) => line),
    problems,
  });

  async function lineOf(id: string): Promise<ReadGuides["lines"][number]> {
    const found = (await guides()).lines.find((line) => line.id === id);
    if (found === undefined) throw new Failure("not-found", `There is no rule “${id}” any more.`);
    return found;
  }

  async function write(replaced: ReadGuides["lines"][number] | undefined, entry: RuleEntry): Promise<HouseStyle> {
    const path = replaced === undefined ? join(folder, OWN_GUIDE, OWN_FILE) : join(folder, replaced.guide, replaced.file);
    await writeRule(path, replaced?.id, entry);
    return shown(await readAgain());
  }

  return {
    rules() {
      if (known === undefined && reading === undefined) guides().catch(() => {});
      return known?.rules ?? [];
    },
    ready: async () => {
      await guides().catch(() => {});
    },
    guide: async () => shown(await guides()),
    rule: async (id) => (await lineOf(id)).entry,
    async save(entry, replaced) {
      const line = replaced === undefined ? undefined : await lineOf(replaced);
      const isTaken = entry.id !== replaced && (await guides()).lines.some(({ id }) => id === entry.id);
      if (isTaken) throw new Failure("bad-input", `There is a rule “${entry.id}” already: give this one another name.`);
      return write(line, entry);
    },
    async turn(id, isOn) {
      const line = await lineOf(id);
      const { off: _off, ...entry } = line.entry;
      return write(line, isOn ? entry : { ...entry, off: true });
    },
    tryOut: (entry, text) => thread.tryOut(entry, text),
    rehearse: (entry, signal) =>
      withRehearsal((stopped, progress) => thread.rehearse(deskFile, entry, stopped, progress), signal),
    async close() {
      closed = true;
      clearTimeout(settling);
      watcher?.close();
      await thread.close();
    },
  };
}

function onDisk<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const message = "The folder of the style guides could not be read or written, because the disk is full, read-only or broken.";
    throw new Failure("disk", message, { cause: error });
  }
}
