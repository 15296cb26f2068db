import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

export const PASSPHRASE_VARIABLE = "STANDFIRST_PASSPHRASE";

interface AskingParts {
  env: NodeJS.ProcessEnv;
  input: NodeJS.ReadStream;
  /** Where the question is put; never standard output, which holds the answer. */
  output: NodeJS.WriteStream;
}

/**
 * The vault's passphrase: from the environment, else asked for at the terminal, where what is typed is
 * not shown. Undefined where neither can be. Never from the command line, which other users can read.
 */
export async function askPassphrase({ env, input, output }: AskingParts): Promise<string | undefined> {
  const given = env[PASSPHRASE_VARIABLE];
  // No program this one starts needs it.
  delete env[PASSPHRASE_VARIABLE];
  if (given !== undefined && given !== "") return given;
  if (!input.isTTY || !output.isTTY) return undefined;
  output.write("Passphrase of this desk's secrets: ");
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input, output: unseen, terminal: true, historySize: 0 });
  const stopped = new AbortController();
  asking.on("SIGINT", () => stopped.abort());
  try {
    return await asking.question("", { signal: stopped.signal });
  } catch (error) {
    if (stopped.signal.aborted) return undefined;
    throw error;
  } finally {
    asking.close();
    output.write("\n");
  }
}
