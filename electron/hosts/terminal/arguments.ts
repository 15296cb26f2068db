import { parseArgs } from "node:util";
import { Failure } from "../../../shared/contract/failure.ts";
import { EXPORT_FORMATS, EXPORT_PARTS } from "../../../shared/formats/export-formats.ts";
import type { ExportAsked } from "./export.ts";
import { WHICH, type Which } from "../../../shared/model/wall-time.ts";

const FORMATS = ["json", "text", "html"] as const;
type Format = (typeof FORMATS)[number];

/** What was asked for on the command line. */
export type Verb =
  | { verb: "help" }
  | { verb: "stories" }
  | { verb: "open"; file: string }
  | { verb: "show"; id: string; format: Format }
  | ({ verb: "export" } & ExportAsked)
  | { verb: "publish" | "withdraw"; id: string; to?: string }
  | { verb: "check"; what: string }
  | { verb: "style"; folder: string }
  | { verb: "queue" }
  | { verb: "schedule"; wish: { id: string; wall: string; which?: Which; to?: string } | undefined }
  | { verb: "unschedule"; id: string; to?: string }
  | { verb: "history"; id: string | undefined }
  | { verb: "archive"; file: string }
  | { verb: "restore"; file: string; folder: string };

export interface Asked {
  verb: Verb;
  data: string | undefined;
  /** Answers as JSON, one object a line. */
  json: boolean;
}

export const HELP = `The desk's command line. It works beside a desk that is open.

  npm run desk -- stories                     all stories, last change first
  npm run desk -- open <file.docx>            opens a manuscript as a new story, prints its id
  npm run desk -- show <id> --format text     one story as json, text or html
  npm run desk -- export <id> … --format ninjs
                                              stories as docx, html, markdown, text, galley,
                                              ninjs, newsml or jsonld; to standard output,
                                              or with --out <file>, <folder>/ or <name>.zip;
                                              --part free leaves out what is kept back
  npm run desk -- check <id or text file>     what the checks find in a story, or in a text
  npm run desk -- publish <id>                publishes the story or updates its page
  npm run desk -- withdraw <id>               leaves a short notice in place of the page
  npm run desk -- style test <folder>         runs the examples of a style guide's rules
  npm run desk -- queue                       what is being sent, and what became of the last
  npm run desk -- schedule                    what goes when, and what waits for you
  npm run desk -- schedule <id> --at "2026-03-31 06:00"
                                              publishes the story then, on the paper's clock
  npm run desk -- unschedule <id>             takes it back, and waits until it is
  npm run desk -- history verify [<id>]       proves that no version was changed or is missing,
                                              of one story or of all, and names where one was
  npm run desk -- archive <file.zip>          saves the whole desk as one file
  npm run desk -- restore <file.zip> --data <folder>
                                              brings it back, into a new or empty folder

  --to <target>     name or id of the target, with publish, withdraw, schedule and
                    unschedule; else the site folder
  --which <one>     first or second, where the clocks go back and a time comes twice
  --data <folder>   the desk's folder, if not the usual one
  --json            one JSON object a line; a failure too, on standard error, as
                    {"error":{"code":"not-found","message":"…"}}
  --help            this text

Where secrets of targets are kept under a passphrase, it is asked for at the
terminal, or taken from the environment variable STANDFIRST_PASSPHRASE.

The exit status is 0 only when what was asked for was done.
`;

const wrong = (sentence: string): Failure =>
  new Failure("bad-input", `${sentence} npm run desk -- --help lists what can be asked.`);

function one(verb: string, what: string, words: readonly string[]): string {
  const [word, ...more] = words;
  if (word === undefined) throw wrong(`"${verb}" needs ${what}.`);
  if (more.length > 0) throw wrong(`"${verb}" takes ${what} and nothing more.`);
  return word;
}

function known<Word extends string>(what: string, words: readonly Word[], asked: string): Word {
  const word = words.find((each) => each === asked);
  if (word === undefined) throw wrong(`"${asked}" is no ${what}: there are ${words.join(", ")}.`);
  return word;
}

interface Options {
  format?: string | undefined;
  part?: string | undefined;
  out?: string | undefined;
  at?: string | undefined;
  to?: string | undefined;
  which?: string | undefined;
  data?: string | undefined;
  json: boolean;
}

/** Which verbs an option goes with. */
const GOES_WITH = {
  format: ["show", "export"],
  part: ["export"],
  out: ["export"],
  at: ["schedule"],
  which: ["schedule"],
  to: ["publish", "withdraw", "schedule", "unschedule"],
} as const;

function exportOf(ids: string[], { format, part = "whole", out }: Options): Verb {
  if (ids.length === 0) throw wrong(`"export" needs the id of a story, or several.`);
  if (format === undefined) throw wrong(`"export" needs --format: there are ${EXPORT_FORMATS.join(", ")}.`);
  if (out === "") throw wrong("--out takes the name of a file or folder.");
  if (ids.length > 1 && out === undefined) throw wrong("Several stories need --out: a folder, or a file that ends in .zip.");
  return {
    verb: "export",
    ids,
    format: known("format", EXPORT_FORMATS, format),
    part: known("part", EXPORT_PARTS, part),
    out,
  };
}

/** "2026-03-31 06:00", as people write it, in the form the desk takes. */
function wallOf(at: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/.exec(at.trim()) ?? [];
  if (day === undefined || time === undefined) throw wrong(`"${at}" is no date and time: write it like "2026-03-31 06:00".`);
  return `${day}T${time}`;
}

function scheduleOf(words: readonly string[], { at, to, which }: Options): Verb {
  if (words.length === 0 && at === undefined && to === undefined && which === undefined)
    return { verb: "schedule", wish: undefined };
  const id = one("schedule", "the id of a story", words);
  if (at === undefined) throw wrong(`"schedule" needs to know when: --at "2026-03-31 06:00".`);
  const meant = which === undefined ? undefined : known("which", WHICH, which);
  return {
    verb: "schedule",
    wish: { id, wall: wallOf(at), ...(meant === undefined ? {} : { which: meant }), ...(to === undefined ? {} : { to }) },
  };
}

function verbOf([verb = "", ...words]: string[], options: Options): Verb {
  for (const option of ["format", "part", "out", "at", "which", "to"] as const) {
    const verbs: readonly string[] = GOES_WITH[option];
    if (options[option] !== undefined && !verbs.includes(verb))
      throw wrong(`--${option} goes with ${verbs.join(" and ")} alone.`);
  }
  const { format, to, json } = options;
  switch (verb) {
    case "stories":
      if (words.length > 0) throw wrong(`"stories" takes nothing more.`);
      return { verb };
    case "open":
      return { verb, file: one(verb, "the name of a file", words) };
    case "show": {
      const id = one(verb, "the id of a story", words);
      return { verb, id, format: known("format", FORMATS, format ?? (json ? "json" : "text")) };
    }
    case "style": {
      const [deed, ...folder] = words;
      if (deed !== "test") throw wrong(`"style" needs "test" and the folder of a guide.`);
      return { verb, folder: one("style test", "the folder of a guide", folder) };
    }
    case "check":
      return { verb, what: one(verb, "the id of a story or the name of a text file", words) };
    case "export":
      return exportOf(words, options);
    case "queue":
      if (words.length > 0) throw wrong(`"queue" takes nothing more.`);
      return { verb };
    case "schedule":
      return scheduleOf(words, options);
    case "publish":
    case "withdraw":
    case "unschedule":
      return { verb, id: one(verb, "the id of a story", words), ...(to === undefined ? {} : { to }) };
    case "history": {
      const [what, ...ids] = words;
      if (what !== "verify") throw wrong(`"history" takes "verify", and the id of a story where only one is meant.`);
      return { verb, id: ids.length === 0 ? undefined : one("history verify", "the id of a story", ids) };
    }
    case "archive":
      return { verb, file: one(verb, "the name of the file to make", words) };
    case "restore": {
      const file = one(verb, "the name of an archive", words);
      if (options.data === undefined) throw wrong(`"restore" needs --data and a new folder.`);
      return { verb, file, folder: options.data };
    }
    case "":
      throw wrong("Nothing was asked for.");
    default:
      throw wrong(`There is no "${verb}".`);
  }
}

/** True when the words ask for JSON, even where they are wrong otherwise. */
export function wantsJson(words: readonly string[]): boolean {
  return words.includes("--json");
}

/** Reads the command line. Fails with `bad-input`. */
export function readArguments(args: string[]): Asked {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: "string" },
        json: { type: "boolean", default: false },
        format: { type: "string" },
        part: { type: "string" },
        out: { type: "string" },
        at: { type: "string" },
        to: { type: "string" },
        which: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? `${error.message.split(". ")[0] ?? ""}.` : "The options cannot be read.");
  }
  const { values, positionals } = parsed;
  if (values.data === "") throw wrong("--data takes the name of a folder.");
  if (values.help || positionals[0] === "help") return { verb: { verb: "help" }, data: values.data, json: values.json };
  return { verb: verbOf(positionals, values), data: values.data, json: values.json };
}
