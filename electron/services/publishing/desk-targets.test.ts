import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import type { DeskTarget, TargetSettings } from "../../../shared/model/target.ts";
import type { Http, HttpRequest } from "../../ports/http.ts";
import { createMemoryVault } from "./testing/memory-vault.ts";
import { createDeskTargets, type DeskTargets } from "./desk-targets.ts";
import { createTargetMemory } from "./targets/target-memory.ts";
import { smallKind } from "./testing/small-kind.ts";
import { openTestDatabase, type TestDatabase } from "./testing/test-database.ts";

const WORDPRESS: TargetSettings = {
  kind: "wordpress",
  address: "https://news.example/blog",
  userName: "ines",
  keptBack: "free-part-only",
  makeTags: true,
  authors: {},
};
const SFTP: TargetSettings = {
  kind: "sftp",
  host: "web.example",
  port: 22,
  userName: "ines",
  folder: "/srv/www",
  hostKey: "SHA256:abc",
};
const OUTLET: TargetSettings = { kind: "outlet", address: "https://outlet.example" };

let database: TestDatabase;
let targets: DeskTargets;
let events: DeskEvent[];
let asked: { address: string; request: HttpRequest | undefined }[];
const vault = createMemoryVault();
const http: Http = {
  async ask(address, request) {
    asked.push({ address, request });
    return { status: 200, headers: {}, address, bytes: Buffer.from("Ines") };
  },
};

beforeEach(() => {
  database = openTestDatabase();
  events = [];
  asked = [];
  const clock = { now: () => Temporal.Instant.from("2026-03-31T09:00:00Z") };
  const announce = (event: DeskEvent): void => void events.push(event);
  targets = createDeskTargets({ database, clock, announce, vault, http, kinds: { outlet: smallKind } });
});
afterEach(() => database.close());

const names = (list: readonly DeskTarget[]): string[] => list.map(({ name }) => name);
const failing = (code: string): unknown => expect.objectContaining({ code });

test("a new desk has its own folder, which is stored nowhere and stays", async () => {
  expect(targets.list()).toEqual([{ id: "folder", name: "Site folder", settings: { kind: "folder" }, secret: "none needed" }]);
  expect(database.all("SELECT * FROM targets")).toEqual([]);
  await expect(targets.remove("folder")).rejects.toEqual(failing("bad-input"));
  await expect(targets.change("folder", { name: "Other" })).rejects.toEqual(failing("bad-input"));
  expect(() => targets.add({ name: "Second", settings: { kind: "folder" } })).toThrow(failing("bad-input"));
});

test("targets are listed as they were added, after the folder, and everybody hears of it", () => {
  const added = targets.add({ name: "Main site", settings: WORDPRESS });
  expect(added).toMatchObject({ name: "Main site", settings: WORDPRESS, secret: "not set" });
  targets.add({ name: "Web server", settings: SFTP });
  expect(names(targets.list())).toEqual(["Site folder", "Main site", "Web server"]);
  expect(events).toEqual([{ kind: "targetsDidChange" }, { kind: "targetsDidChange" }]);
});

test("two targets never share a name, in whatever case", async () => {
  targets.add({ name: "Main site", settings: WORDPRESS });
  const second = targets.add({ name: "Wire", settings: OUTLET });
  for (const name of ["main SITE", "site folder"]) {
    expect(() => targets.add({ name, settings: OUTLET })).toThrow(failing("bad-input"));
    await expect(targets.change(second.id, { name })).rejects.toEqual(failing("bad-input"));
  }
  expect((await targets.change(second.id, { name: "WIRE" })).name).toBe("WIRE");
});

test("order is kept, and what is not named comes after", () => {
  const ids = ["One", "Two", "Three"].map((name) => targets.add({ name, settings: OUTLET }).id);
  const [one, two, three] = ids;
  expect(names(targets.arrange([three ?? "", "folder", "no-such-id"]))).toEqual(["Site folder", "Three", "One", "Two"]);
  expect(names(targets.arrange([two ?? "", one ?? "", two ?? ""]))).toEqual(["Site folder", "Two", "One", "Three"]);
  targets.add({ name: "Four", settings: OUTLET });
  expect(names(targets.list()).at(-1)).toBe("Four");
});

test("a removed target is gone with its secret and memory; its name is still known", async () => {
  const { id } = targets.add({ name: "Wire", settings: OUTLET });
  await vault.keep(id, "marigold");
  await targets.connect(id).test(AbortSignal.timeout(1000));
  expect(createTargetMemory(database, id).get("user")).toBe("Ines");
  await targets.remove(id);
  expect(names(targets.list())).toEqual(["Site folder"]);
  expect(vault.has(id)).toBe(false);
  expect(createTargetMemory(database, id).get("user")).toBeUndefined();
  expect(targets.nameOf(id)).toBe("Wire");
  expect(() => targets.get(id)).toThrow(failing("not-found"));
  expect(() => targets.connect(id)).toThrow(failing("not-found"));
  await expect(targets.remove(id)).rejects.toEqual(failing("not-found"));
  expect(targets.add({ name: "Wire", settings: OUTLET }).name).toBe("Wire");
});

test("a target keeps its kind", async () => {
  const { id } = targets.add({ name: "Main site", settings: WORDPRESS });
  await expect(targets.change(id, { settings: OUTLET })).rejects.toEqual(failing("bad-input"));
  expect(targets.get(id).settings).toEqual(WORDPRESS);
});

test.each<[string, TargetSettings, TargetSettings]>([
  ["host", WORDPRESS, { ...WORDPRESS, address: "https://elsewhere.example/blog" }],
  ["port", WORDPRESS, { ...WORDPRESS, address: "https://news.example:8443/blog" }],
  ["scheme", WORDPRESS, { ...WORDPRESS, address: "http://news.example/blog" }],
  ["SFTP host", SFTP, { ...SFTP, host: "elsewhere.example" }],
  ["SFTP port", SFTP, { ...SFTP, port: 2222 }],
  ["host key", SFTP, { ...SFTP, hostKey: "SHA256:other" }],
])("a secret does not follow to another %s", async (_, before, after) => {
  const { id } = targets.add({ name: "Site", settings: before });
  await vault.keep(id, "marigold");
  createTargetMemory(database, id).set("tag:Harbour", "7");
  expect(targets.get(id).secret).toBe("set");
  expect((await targets.change(id, { settings: after })).secret).toBe("not set");
  expect(createTargetMemory(database, id).get("tag:Harbour")).toBeUndefined();
});

test("another path on the same server keeps the secret and forgets the ids; another choice keeps both", async () => {
  const { id } = targets.add({ name: "Site", settings: WORDPRESS });
  await vault.keep(id, "marigold");
  const memory = createTargetMemory(database, id);
  memory.set("tag:Harbour", "7");
  const choice = { ...WORDPRESS, keptBack: "whole-with-more-tag", address: "https://NEWS.example/blog/" } as const;
  expect(await targets.change(id, { settings: choice })).toMatchObject({ settings: choice, secret: "set" });
  expect(memory.get("tag:Harbour")).toBe("7");
  await targets.change(id, { settings: { ...choice, address: "https://news.example/other" } });
  expect([targets.get(id).secret, memory.get("tag:Harbour")]).toEqual(["set", undefined]);
});

test("a target is connected with its settings, its own secret and its own memory", async () => {
  const { id } = targets.add({ name: "Wire", settings: OUTLET });
  const other = targets.add({ name: "Other wire", settings: OUTLET });
  await vault.keep(id, "marigold");
  expect(await targets.connect(id).test(AbortSignal.timeout(1000))).toMatchObject({ user: "Ines" });
  expect(asked).toMatchObject([
    { address: "https://outlet.example/me", request: { headers: { authorization: "Bearer marigold" } } },
  ]);
  expect(createTargetMemory(database, other.id).get("user")).toBeUndefined();
  await expect(targets.connect(other.id).test(AbortSignal.timeout(1000))).rejects.toEqual(failing("not-found"));
});

test("a kind nobody wrote yet is said, not guessed", () => {
  const { id } = targets.add({ name: "Web server", settings: SFTP });
  expect(() => targets.connect(id)).toThrow(failing("not-found"));
});

test("memory is written over and forgotten by key", () => {
  const memory = createTargetMemory(database, "a");
  memory.set("tag:Harbour", "7");
  memory.set("tag:Harbour", "8");
  memory.set("tag:Ferry", "9");
  memory.forget("tag:Ferry");
  expect([memory.get("tag:Harbour"), memory.get("tag:Ferry")]).toEqual(["8", undefined]);
});
