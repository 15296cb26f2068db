import { createRouterClient } from "@orpc/server";
import fc from "fast-check";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import type { TargetSettings } from "../../shared/model/target.ts";
import { serveOnLoopback } from "../hosts/testing/loopback-server.ts";
import { targetKinds } from "../services/publishing/targets/target-kinds.ts";
import { smallKind } from "../services/publishing/testing/small-kind.ts";
import { openStore } from "../services/store/open-store.ts";
import { afterwards, closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";
import type { DeskCalls } from "./testing/transports.ts";

afterEach(closeDesks);

/** How sites answer that repeat what they were sent, all of which somebody's site does. */
const ECHOES: readonly ((said: string, decoded: string) => { status: number; type: string; body: string })[] = [
  (said) => ({ status: 401, type: "application/json", body: JSON.stringify({ code: "rest_not_logged_in", message: said }) }),
  (_, decoded) => ({ status: 500, type: "text/html", body: `<h1>Fatal error</h1><pre>${decoded}</pre>` }),
  (said, decoded) => ({
    status: 403,
    type: "application/json",
    body: JSON.stringify({ code: decoded, message: `${said} ${decoded}` }),
  }),
  (_, decoded) => ({
    status: 200,
    type: "application/json",
    body: JSON.stringify({ id: 1, name: decoded, slug: decoded, capabilities: { [decoded]: true } }),
  }),
  (said, decoded) => ({ status: 200, type: "text/plain", body: `${said} ${decoded}` }),
  (_, decoded) => ({ status: 429, type: "text/plain", body: decoded.repeat(100) }),
];

const echoing =
  (choose: () => number): RequestListener =>
  (request, response) => {
    const said = request.headers.authorization ?? "";
    const decoded = `${said} ${Buffer.from(said.split(" ")[1] ?? "", "base64").toString()}`;
    const { status, type, body } = (ECHOES[choose()] ?? expect.fail("no such echo"))(said, decoded);
    response.writeHead(status, {
      "content-type": type,
      "x-said": encodeURIComponent(decoded),
      location: `/?said=${encodeURIComponent(said)}`,
    });
    response.end(body);
  };

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** As it was given, and as others write it down. */
const formsOf = (secret: string): string[] => {
  const bare = secret.replaceAll(/\s/g, "");
  const basic = Buffer.from(`ines:${secret}`).toString("base64");
  return [
    secret,
    bare,
    basic,
    Buffer.from(secret).toString("base64"),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ];
};

type Deed = "add" | "change" | "test" | "test before adding" | "users" | "list" | "recognise" | "remove" | "arrange" | "forget";
const DEEDS: readonly Deed[] = [
  "add",
  "change",
  "test",
  "test before adding",
  "users",
  "list",
  "recognise",
  "remove",
  "arrange",
  "forget",
];

async function doDeed(calls: DeskCalls, deed: Deed, settings: TargetSettings, secret: string, name: string): Promise<unknown> {
  const last = (await calls.targets.list()).at(-1)?.id ?? "folder";
  switch (deed) {
    case "add":
      return calls.targets.add({ name, settings, secret });
    case "change":
      return calls.targets.change({ id: last, settings, secret });
    case "test":
      return calls.targets.test({ id: last });
    case "test before adding":
      return calls.targets.test({ settings, secret });
    case "users":
      return calls.targets.users({ id: last });
    case "list":
      return [await calls.targets.list(), await calls.vault.state(), await calls.desk.state()];
    case "recognise":
      return calls.targets.recognise({ address: "address" in settings ? settings.address : "" });
    case "remove":
      return calls.targets.remove({ id: last });
    case "arrange":
      return calls.targets.arrange({ ids: [last] });
    case "forget":
      return [await calls.vault.forgetAll(), await calls.vault.keepInMemory()];
  }
}

/** Does the deeds on a desk of their own, and gives everything that came out of it. */
async function everythingFrom(
  plan: readonly { deed: Deed; kind: "wordpress" | "ghost" | "outlet"; echo: number }[],
  secret: string,
  begin: (calls: DeskCalls) => Promise<unknown>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const dataFolder = mkdtempSync(join(tmpdir(), "standfirst-secrets-"));
  afterwards(() => rmSync(dataFolder, { recursive: true, force: true }));
  let echo = 0;
  const site = await serveOnLoopback(echoing(() => echo));
  afterwards(site.close);
  const settingsOf = {
    wordpress: {
      kind: "wordpress",
      address: site.address,
      userName: "ines",
      keptBack: "free-part-only",
      makeTags: true,
      authors: {},
    },
    ghost: { kind: "ghost", address: site.address, makeTags: true, authors: {} },
    outlet: { kind: "outlet", address: site.address },
  } as const;
  const { desk, logged } = await openDeskForTests({ dataFolder, targetKinds: { ...targetKinds, outlet: smallKind } });
  const calls: DeskCalls = createRouterClient(desk.router, { context: { session: "one" } });
  await calls.desk.begin({ profile: { name: "Ines", role: "editor" }, newsroom: "empty" });
  const stop = new AbortController();
  const events = await calls.desk.changes(undefined, { signal: stop.signal });
  found.set("beginning", inspect(await begin(calls)));
  let step = 0;
  for (const { deed, kind, echo: chosen } of plan) {
    echo = chosen;
    step += 1;
    const came = await doDeed(calls, deed, settingsOf[kind], secret, `Target ${step}`).catch((error: unknown) => error);
    found.set(`${step}: ${deed} ${kind} with echo ${chosen}`, `${inspect(came, { depth: 20 })}${JSON.stringify(came) ?? ""}`);
  }
  desk.sessionDidEnd("one");
  await desk.close();
  const heard: unknown[] = [];
  for await (const event of events) heard.push(event);
  stop.abort();
  found.set("events", JSON.stringify(heard));
  found.set("log", inspect(logged, { depth: 20 }));
  const clock = { now: () => Temporal.Instant.from("2026-03-05T09:00:00Z") };
  const store = await openStore({ dataFolder, clock, log: { info: () => {}, error: () => {} } });
  await store.backUpIfDue();
  store.close();
  const files = filesUnder(dataFolder);
  expect(files.some((file) => file.includes("backups"))).toBe(true);
  for (const file of files) found.set(file, readFileSync(file, "latin1"));
  return found;
}

function expectNowhere(found: ReadonlyMap<string, string>, secret: string): void {
  const leaks = [...found].filter(([, text]) =>
    formsOf(secret).some((form) => text.includes(form) || text.includes(Buffer.from(form).toString("latin1"))),
  );
  expect(leaks.map(([where]) => where)).toEqual([]);
}

const step = fc.record({
  deed: fc.constantFrom(...DEEDS),
  kind: fc.constantFrom("wordpress" as const, "outlet" as const),
  echo: fc.nat({ max: ECHOES.length - 1 }),
});
/** Long enough to be nothing else by chance; with all that people and sites put into one. */
const secrets = fc
  .tuple(fc.stringMatching(/^[a-z]{12}$/), fc.stringMatching(/^[ -~äßé€]{0,20}$/), fc.stringMatching(/^[a-z]{8}$/))
  .map((parts) => parts.join(""));

test("whatever is done, and whatever a site echoes, the secret is in no answer, event, log line, error, file or backup", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), secrets, async (plan, secret) => {
      const first = { deed: "add", kind: "wordpress", echo: 0 } as const;
      expectNowhere(await everythingFrom([first, ...plan], secret, (calls) => calls.vault.keepInMemory()), secret);
      await closeDesks();
    }),
    { numRuns: 12 },
  );
}, 120_000);

const everyEcho = (kinds: readonly ("wordpress" | "ghost" | "outlet")[]): Parameters<typeof everythingFrom>[0] =>
  kinds.flatMap((kind) =>
    ECHOES.flatMap((_, echo) => (["add", "test", "users", "change", "list"] as const).map((deed) => ({ deed, kind, echo }))),
  );

test.each([
  ["an application password", "abcd EFGH ijkl MNOP qrst UVWX", ["wordpress", "outlet"]],
  ["an Admin API key", `${"6b".repeat(12)}:${"0f1e2d3c".repeat(8)}`, ["ghost", "outlet"]],
] as const)("nor is %s under a passphrase, which is nowhere either", async (_, secret, kinds) => {
  const passphrase = "correct horse battery";
  const found = await everythingFrom(everyEcho(kinds), secret, (calls) => calls.vault.setPassphrase({ passphrase }));
  expect([...found.keys()].some((file) => file.endsWith("credentials.json"))).toBe(true);
  expectNowhere(found, secret);
  // Ghost's key is an id, which tokens name, and the secret itself.
  expectNowhere(found, secret.split(":").at(-1) ?? "");
  expectNowhere(found, passphrase);
});
