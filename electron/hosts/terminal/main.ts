import { join } from "node:path";
import { userInfo } from "node:os";
import { v7 as uuid } from "uuid";
import { openDesk } from "../../desk/open-desk.ts";
import { openSettingsFile } from "../conf-settings-file.ts";
import { makeDataFolder } from "../data-folder.ts";
import { noSystemSeal } from "../no-system-seal.ts";
import { nodeHttp } from "../node-http.ts";
import { standardErrorLog } from "../standard-error-log.ts";
import { systemClock } from "../system-clock.ts";
import { restoreFrom } from "./archive.ts";
import { HELP, readArguments, wantsJson } from "./arguments.ts";
import type { Asked } from "./arguments.ts";
import { askPassphrase } from "./ask-passphrase.ts";
import { callsOf } from "./desk-calls.ts";
import { testGuide } from "./style-verb.ts";
import { withVaultOpen } from "./unlocking.ts";
import { doVerb } from "./verbs.ts";
import { createVoice } from "./voice.ts";
import type { Voice } from "./voice.ts";

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without a name, as containers have them.
    return "Command line";
  }
}

async function run({ verb, data, json }: Asked, voice: Voice): Promise<void> {
  if (verb.verb === "help") return void process.stdout.write(HELP);
  if (verb.verb === "style") return testGuide(voice, verb.folder);
  if (verb.verb === "restore") return restoreFrom(voice, verb.file, verb.folder, json);
  const dataFolder = makeDataFolder(data);
  // Beside an open desk, not in its place: only a host that stays takes the desk for itself.
  const desk = await openDesk({
    host: false,
    dataFolder,
    clock: systemClock,
    // What the services note is for a host's log; standard error here holds one answer.
    log: { info: () => {}, error: json ? () => {} : standardErrorLog.error },
    settingsFile: openSettingsFile(dataFolder),
    capabilities: { openOutside: false, applicationMenu: false },
    samplePictures: join(import.meta.dirname, "..", "..", "sample-pictures"),
    styleGuide: join(import.meta.dirname, "..", "..", "style-guide"),
    http: nodeHttp,
    systemSeal: noSystemSeal,
  });
  const session = uuid();
  try {
    const calls = callsOf(desk.router, session);
    const ask = (): Promise<string | undefined> =>
      askPassphrase({ env: process.env, input: process.stdin, output: process.stderr });
    const options = { json, accountName: accountName(), toTerminal: process.stdout.isTTY };
    await withVaultOpen(calls, ask, () => doVerb(verb, calls, voice, options));
  } finally {
    desk.sessionDidEnd(session);
    await desk.close();
  }
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const voice = createVoice({
    json: wantsJson(args),
    out: (text) => void process.stdout.write(text),
    problem: (text) => void process.stderr.write(text),
  });
  try {
    await run(readArguments(args), voice);
    return 0;
  } catch (error) {
    voice.complain(error);
    return 1;
  }
}

process.exitCode = await main();
