import { isFailure } from "../../../shared/contract/failure.ts";

/** How the command line speaks: to people in words, to programs in JSON, one object a line. */
export interface Voice {
  /** An answer: `words` for people, `facts` for programs. */
  say(words: string, facts: unknown): void;
  /** Text as it is, whoever reads it. */
  sayPlainly(text: string): void;
  /** A file, byte for byte, for the program behind the pipe. */
  pipe(bytes: Uint8Array): void;
  /** Something worth knowing beside the answer. */
  mention(words: string): void;
  /** Why it could not be done. */
  complain(error: unknown): void;
}

interface VoiceParts {
  json: boolean;
  out(text: string | Uint8Array): void;
  problem(text: string): void;
}

/** Words of others (headlines, file names) may hold codes that steer a terminal: they are taken out. */
export function withoutControls(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, "");
}

const line = (text: string): string => (text.endsWith("\n") ? text : `${text}\n`);

/** What crosses to a program: the code and words of a failure, and no more of anything else. */
function factsOf(error: unknown): { error: { code: string; message: string; data?: unknown } } {
  if (!isFailure(error)) return { error: { code: "internal", message: "Standfirst made a mistake and could not do that." } };
  const { code, message, data } = error;
  return { error: { code, message, ...(Object.keys(data).length > 0 ? { data } : {}) } };
}

export function createVoice({ json, out, problem }: VoiceParts): Voice {
  return {
    say: (words, facts) => out(json ? line(JSON.stringify(facts)) : line(withoutControls(words))),
    sayPlainly: (text) => out(line(json ? text : withoutControls(text))),
    pipe: (bytes) => out(bytes),
    mention: (words) => {
      if (!json) problem(line(withoutControls(words)));
    },
    complain: (error) => {
      const facts = factsOf(error);
      problem(json ? line(JSON.stringify(facts)) : line(withoutControls(facts.error.message)));
    },
  };
}
