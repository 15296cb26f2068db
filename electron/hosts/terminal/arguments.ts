import { parseArgs } from "node:util";
import { Failure } from "../../../shared/contract/failure.ts";

export const FORMATS = ["json", "text", "html"] as const;
export type Format = (typeof FORMATS)[number];

/** What was asked for on the command line. */
export type Verb =
  | { verb: "help" }
  | { verb: "stories" }
  | { verb: "open"; file: string }
  | { verb: "show"; id: string; format: Format }
  | { verb: "publish"; id: string }
  | { verb: "withdraw"; id: string };

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
  npm run desk -- publish <id>                publishes the story or updates its page
  npm run desk -- withdraw <id>               leaves a short notice in place of the page

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

function formatOf(asked: string | undefined, json: boolean): Format {
  const format = FORMATS.find((known) => known === (asked ?? (json ? "json" : "text")));
  if (format === undefined) throw wrong(`"${asked ?? ""}" is no format: there are ${FORMATS.join(", ")}.`);
  return format;
}

function verbOf([verb, ...words]: string[], asked: string | undefined, json: boolean): Verb {
  if (asked !== undefined && verb !== "show") throw wrong("--format goes with show alone.");
  switch (verb) {
    case "stories":
      if (words.length > 0) throw wrong(`"stories" takes nothing more.`);
      return { verb };
    case "open":
      return { verb, file: one(verb, "the name of a file", words) };
    case "show":
      return { verb, id: one(verb, "the id of a story", words), format: formatOf(asked, json) };
    case "publish":
    case "withdraw":
      return { verb, id: one(verb, "the id of a story", words) };
    case undefined:
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
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? `${error.message.split(". ")[0] ?? ""}.` : "The options cannot be read.");
  }
  const { values, positionals } = parsed;
  if (values.data === "") throw wrong("--data takes the name of a folder.");
  if (values.help || positionals[0] === "help") return { verb: { verb: "help" }, data: values.data, json: values.json };
  return { verb: verbOf(positionals, values.format, values.json), data: values.data, json: values.json };
}
