import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Failure } from "../../../shared/contract/failure.ts";
import type { ExportFormat, ExportPart } from "../../../shared/formats/export-formats.ts";
import { createFileNames } from "../../services/exports/file-names.ts";
import type { DeskCalls } from "./desk-calls.ts";
import type { Voice } from "./voice.ts";

export interface ExportAsked {
  ids: readonly string[];
  format: ExportFormat;
  part: ExportPart;
  /** A file, a folder, or a zip; undefined for standard output. */
  out: string | undefined;
}

/** Words that a person can read in a terminal; anything else goes to a file or a pipe. */
const isText = (format: ExportFormat): boolean => format !== "docx";

/** Writes stories to where they were asked for, or says one on standard output. */
export async function exportStories(
  desk: DeskCalls,
  voice: Voice,
  { ids, format, part, out }: ExportAsked,
  { json, toTerminal }: { json: boolean; toTerminal: boolean },
): Promise<void> {
  const write = async (some: readonly string[]): Promise<File> => {
    const { file, leftOut } = await desk.exports.stories({ ids: [...some], format, part });
    for (const line of leftOut) voice.mention(`Left out: ${line}`);
    return file;
  };
  const [id = ""] = ids;
  if (out === undefined) {
    if (!isText(format)) {
      if (json || toTerminal)
        throw new Failure("bad-input", "A Word file is nothing to read here: give --out <file>, or a pipe.");
      return voice.pipe(await (await write(ids)).bytes());
    }
    const content = await (await write(ids)).text();
    return json ? voice.say(content, { id, format, content }) : voice.sayPlainly(content);
  }
  const kept = (file: string): void => voice.say(file, { format, file });
  const path = resolve(out);
  if (ids.length > 1 && out.toLowerCase().endsWith(".zip")) {
    const file = await write(ids);
    return kept(await writeWhole(path, await file.bytes()));
  }
  if (ids.length === 1 && !/[/\\]$/.test(out) && !(await isFolder(path))) {
    const file = await write(ids);
    return kept(await writeWhole(path, await file.bytes()));
  }
  const nameOf = createFileNames();
  for (const each of ids) {
    const file = await write([each]);
    const [stem = "", ...ending] = file.name.split(".");
    kept(await writeWhole(join(path, nameOf(stem, ending.join("."))), await file.bytes()));
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** All of the file or none of it, in place of one that was there. Answers with its path. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<string> {
  const temporary = join(dirname(path), `.${basename(path)}-${randomUUID()}`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, bytes, { flag: "wx" });
    await rename(temporary, path);
    return path;
  } catch (error) {
    // Where it could not be begun there is nothing to take away.
    await rm(temporary, { force: true }).catch(() => {});
    throw new Failure("disk", `${path} cannot be written: the folder is missing, full or not yours to write in.`, {
      cause: error,
    });
  }
}
