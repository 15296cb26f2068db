import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import { createRouterClient } from "@orpc/server";
import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import { afterwards, closeDesks, openDeskForTests } from "../../desk/testing/desk-for-tests.ts";
import { openOutlet } from "../../services/publishing/targets/outlet/testing/outlet-receiver.ts";
import { askPassphrase } from "./ask-passphrase.ts";
import { callsOf } from "./desk-calls.ts";
import { sendTo } from "./queue-verbs.ts";
import { withVaultOpen } from "./unlocking.ts";
import { createVoice } from "./voice.ts";

afterEach(closeDesks);

/** A terminal's two ends, with somebody typing. */
function terminal(isTTY = true): {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  type(keys: string): void;
  shown(): Promise<string>;
} {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY });
  return {
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    type: (keys) => void input.write(keys),
    shown: () => {
      output.end();
      return text(output);
    },
  };
}

test("is taken from the environment, and out of it", async () => {
  const env = { STANDFIRST_PASSPHRASE: "correct horse" };
  expect(await askPassphrase({ env, ...terminal(false) })).toBe("correct horse");
  expect(env).toEqual({});
});

test("is asked for, and not a letter of it is shown", async () => {
  const { input, output, type, shown } = terminal();
  const asked = askPassphrase({ env: {}, input, output });
  type("correct hors");
  type("x\u007Fe\r");
  expect(await asked).toBe("correct horse");
  expect(await shown()).toBe("Passphrase of this desk's secrets: \n");
});

test("nobody to ask, or nobody who wants to say: there is none", async () => {
  expect(await askPassphrase({ env: { STANDFIRST_PASSPHRASE: "" }, ...terminal(false) })).toBeUndefined();
  const { input, output, type } = terminal();
  const asked = askPassphrase({ env: {}, input, output });
  type("corr\u0003");
  expect(await asked).toBeUndefined();
});

test("what fails for locked secrets is done again with them open, and no more than once", async () => {
  const first = await openDeskForTests();
  const calls = createRouterClient(first.desk.router, { context: { session: "one" } });
  await calls.desk.begin({ profile: { name: "Ines", role: "editor" }, newsroom: "empty" });
  await calls.vault.setPassphrase({ passphrase: "correct horse" });
  const line = await openDeskForTests({
    dataFolder: first.dataFolder,
    host: false,
    settingsFile: { get: () => ({ name: "Ines", role: "editor" }), set: () => {} },
  });
  const desk = callsOf(line.desk.router, "line");
  const seen: unknown[] = [];
  const work = async (): Promise<void> => {
    const { state } = await desk.vault.state();
    seen.push(state);
    if (state.kind !== "passphrase" || state.locked) throw new Failure("vault-locked", "Locked.");
  };
  const failing = expect.objectContaining({ code: "vault-locked" }) as unknown;
  await expect(withVaultOpen(desk, async () => undefined, work)).rejects.toEqual(failing);
  await withVaultOpen(desk, async () => "correct horse", work);
  expect(seen).toEqual([true, true, false].map((locked) => ({ kind: "passphrase", locked })));
});

test(
  "sending behind locked secrets asks for them, and without an answer puts nothing in the queue",
  { timeout: 60_000 },
  async () => {
    const first = await openDeskForTests();
    const calls = createRouterClient(first.desk.router, { context: { session: "one" } });
    await calls.desk.begin({ profile: { name: "Ines", role: "editor" }, newsroom: "sample" });
    await calls.vault.setPassphrase({ passphrase: "correct horse" });
    const outlet = await openOutlet("a secret for this test");
    afterwards(() => outlet.close());
    await calls.targets.add({
      name: "The wire",
      settings: { kind: "outlet", address: outlet.address },
      secret: "a secret for this test",
    });
    const { rows } = await calls.stories.list({ status: "published", offset: 0, limit: 1 });
    const id = rows[0]?.id ?? "";
    await first.desk.close();

    const line = await openDeskForTests({
      dataFolder: first.dataFolder,
      host: false,
      // A signature of another day is refused.
      clock: { now: () => Temporal.Now.instant() },
      settingsFile: { get: () => ({ name: "Ines", role: "editor" }), set: () => {} },
    });
    const desk = callsOf(line.desk.router, "line");
    const said: string[] = [];
    const voice = createVoice({ json: false, out: (words) => void said.push(String(words)), problem: () => {} });
    const send = (ask: () => Promise<string | undefined>): Promise<void> =>
      withVaultOpen(desk, ask, () => sendTo(desk, voice, { id, to: "the wire", deed: "publish" }));
    const refused = await send(async () => undefined).catch((error: unknown) => error);
    expect(isFailure(refused, "vault-locked") && refused.message).toContain("nothing was sent to The wire");
    expect(await desk.queue.list({})).toMatchObject({ open: [], ended: [] });
    await send(async () => "correct horse");
    expect(said.join("")).toContain("The wire");
    expect(outlet.taken.size).toBe(1);
  },
);
