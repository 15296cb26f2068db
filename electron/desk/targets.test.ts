import { createRouterClient } from "@orpc/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { DeskNews } from "../../shared/contract/desk.ts";
import type { TargetSettings } from "../../shared/model/target.ts";
import { serveOnLoopback, type LoopbackServer } from "../hosts/testing/loopback-server.ts";
import { smallKind } from "../services/publishing/testing/small-kind.ts";
import { afterwards, closeDesks, openDeskForTests, type DeskForTests } from "./testing/desk-for-tests.ts";
import type { DeskCalls } from "./testing/transports.ts";

afterEach(closeDesks);

const SECRET = "marigold-in-the-window-box";
const failing = (code: string): unknown => expect.objectContaining({ code });

let opened: DeskForTests;
let calls: DeskCalls;
let site: LoopbackServer;
let authorizations: (string | undefined)[];

async function sitDown(dataFolder?: string): Promise<void> {
  opened = await openDeskForTests({ targetKinds: { outlet: smallKind }, ...(dataFolder === undefined ? {} : { dataFolder }) });
  calls = createRouterClient(opened.desk.router, { context: { session: "one" } });
  await calls.desk.begin({ profile: { name: "Ines", role: "editor" }, newsroom: "empty" });
}

beforeEach(async () => {
  await sitDown();
  authorizations = [];
  site = await serveOnLoopback((request, response) => {
    if (request.url === "/small-outlet") return void response.end("yes");
    if (request.url !== "/me") return void response.end("a page");
    authorizations.push(request.headers.authorization);
    response.statusCode = request.headers.authorization === `Bearer ${SECRET}` ? 200 : 401;
    response.end(response.statusCode === 200 ? "ines" : "who is that?");
  });
  afterwards(site.close);
});

const outlet = (address = site.address): TargetSettings => ({ kind: "outlet", address });

test("a site is asked what it is, without credentials, also by a bare name", async () => {
  const found = { kind: "outlet", site: "Small outlet" };
  expect(await calls.targets.recognise({ address: ` ${site.address} ` })).toMatchObject(found);
  expect(await calls.targets.recognise({ address: site.address.replace("http://", "") })).toMatchObject(found);
  expect(site.asked.every((request) => request.headers.authorization === undefined)).toBe(true);
});

test.each([
  ["nothing answers", "refused", () => "http://127.0.0.1:1/", { trouble: "offline", words: /^Nothing answers/ }],
  [
    "there is no such name",
    "unknown",
    () => "http://no-such-host.invalid/",
    { trouble: "offline", words: /^No site of this name/ },
  ],
])("where %s it is said", async (_, _reason, address, { trouble, words }) => {
  await expect(calls.targets.recognise({ address: address() })).rejects.toMatchObject({
    code: "target",
    data: { trouble },
    message: expect.stringMatching(words) as unknown,
  });
});

test("a site that is of no known kind is said, and so is what is no address", async () => {
  const other = await serveOnLoopback((request, response) => {
    response.statusCode = request.url === "/" ? 200 : 404;
    response.end();
  });
  afterwards(other.close);
  await expect(calls.targets.recognise({ address: other.address })).rejects.toMatchObject({
    code: "target",
    data: { trouble: "refused" },
  });
  for (const address of ["ftp://news.example/", "http://ines:word@news.example/", "news example", ":"])
    await expect(calls.targets.recognise({ address })).rejects.toEqual(failing("bad-input"));
});

test("a target is added only once its secret has a place", async () => {
  const draft = { name: "Wire", settings: outlet(), secret: SECRET };
  await expect(calls.targets.add(draft)).rejects.toEqual(failing("bad-input"));
  expect(await calls.targets.list()).toHaveLength(1);
  expect(await calls.vault.keepInMemory()).toMatchObject({ state: { kind: "memory" }, secrets: 0 });
  expect(await calls.targets.add(draft)).toEqual({
    id: expect.any(String) as string,
    name: "Wire",
    settings: outlet(),
    secret: "set",
  });
  expect(await calls.vault.state()).toMatchObject({ secrets: 1 });
  await expect(calls.targets.add(draft)).rejects.toEqual(failing("bad-input"));
  expect(await calls.targets.list()).toHaveLength(2);
});

test("an address with a password in it is refused, and the password is not repeated", async () => {
  await calls.vault.keepInMemory();
  const adding = calls.targets.add({ name: "Wire", settings: outlet(`http://ines:${SECRET}@news.example/`), secret: SECRET });
  const error: unknown = await adding.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: "bad-input",
    message: expect.stringContaining("Leave user name and password out") as unknown,
  });
  expect(JSON.stringify(error)).not.toContain(SECRET);
});

test("can be tested before and after it is added, with what it may do; a wrong secret is said", async () => {
  await calls.vault.keepInMemory();
  const may = [{ what: "can publish", yes: true }];
  expect(await calls.targets.test({ settings: outlet(), secret: SECRET })).toEqual({ site: "Small outlet", user: "ines", may });
  const { id } = await calls.targets.add({ name: "Wire", settings: outlet(), secret: SECRET });
  expect(await calls.targets.test({ id })).toMatchObject({ user: "ines" });
  await calls.targets.change({ id, secret: "another secret" });
  await expect(calls.targets.test({ id })).rejects.toMatchObject({ code: "target", data: { trouble: "credentials" } });
  await site.close();
  await expect(calls.targets.test({ id })).rejects.toMatchObject({ code: "target", data: { trouble: "offline" } });
});

test("a kept secret is not tried at another server", async () => {
  await calls.vault.keepInMemory();
  const { id } = await calls.targets.add({ name: "Wire", settings: outlet(), secret: SECRET });
  const other = await serveOnLoopback((_request, response) => void response.end());
  afterwards(other.close);
  await expect(calls.targets.test({ id, settings: outlet(other.address) })).rejects.toEqual(failing("not-found"));
  expect(other.asked).toEqual([]);
  expect(await calls.targets.change({ id, settings: outlet(other.address) })).toMatchObject({ secret: "not set" });
  expect(await calls.targets.change({ id, secret: "another secret", settings: outlet() })).toMatchObject({ secret: "set" });
  await expect(calls.targets.test({ id })).rejects.toMatchObject({ data: { trouble: "credentials" } });
  expect(authorizations).toEqual(["Bearer another secret"]);
});

test("a locked vault is opened by its passphrase; forgetting all leaves the targets", async () => {
  await calls.vault.setPassphrase({ passphrase: "correct horse" });
  const { id } = await calls.targets.add({ name: "Wire", settings: outlet(), secret: SECRET });
  const { dataFolder } = opened;
  await opened.desk.close();
  await sitDown(dataFolder);
  expect((await calls.targets.list()).map(({ secret }) => secret)).toEqual(["none needed", "locked"]);
  await expect(calls.targets.test({ id })).rejects.toEqual(failing("vault-locked"));
  await expect(calls.targets.change({ id, secret: "x" })).rejects.toEqual(failing("vault-locked"));
  await expect(calls.vault.setPassphrase({ passphrase: "short" })).rejects.toEqual(failing("bad-input"));
  expect(await calls.vault.unlock({ passphrase: "correct horse" })).toMatchObject({ state: { locked: false }, secrets: 1 });
  expect(await calls.targets.test({ id })).toMatchObject({ user: "ines" });
  expect(await calls.vault.forgetAll()).toMatchObject({ state: { kind: "undecided" }, secrets: 0 });
  expect(await calls.targets.list()).toMatchObject([{}, { name: "Wire", secret: "not set" }]);
});

test("everybody hears of targets and of the vault", async () => {
  const stop = new AbortController();
  const events = await calls.desk.changes(undefined, { signal: stop.signal });
  await calls.vault.keepInMemory();
  const { id } = await calls.targets.add({ name: "Wire", settings: outlet(), secret: SECRET });
  await calls.targets.remove({ id });
  const heard: DeskNews["kind"][] = [];
  for await (const event of events) {
    heard.push(event.kind);
    if (heard.length === 5) break;
  }
  stop.abort();
  expect(heard).toEqual(["vaultDidChange", "targetsDidChange", "vaultDidChange", "vaultDidChange", "targetsDidChange"]);
});

test("order, and removal", async () => {
  await calls.vault.keepInMemory();
  const one = await calls.targets.add({ name: "One", settings: outlet(), secret: SECRET });
  const two = await calls.targets.add({ name: "Two", settings: outlet(), secret: SECRET });
  expect((await calls.targets.arrange({ ids: [two.id, one.id] })).map(({ name }) => name)).toEqual(["Site folder", "Two", "One"]);
  await calls.targets.remove({ id: one.id });
  await expect(calls.targets.remove({ id: one.id })).rejects.toEqual(failing("not-found"));
  expect(await calls.vault.state()).toMatchObject({ secrets: 1 });
});
