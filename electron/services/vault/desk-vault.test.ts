import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import type { SystemSeal } from "../../ports/system-seal.ts";
import { waitToHoldFile } from "../store/file-lock.ts";
import { createDeskVault, type DeskVault, type DeskVaultParts } from "./desk-vault.ts";

const WORDS = "correct horse battery";
const NONE: SystemSeal = { available: false, why: "There is no vault here." };
/** Turns bytes round: what is sealed is not what was given, and opens again. */
const turn = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const SYSTEM: SystemSeal = {
  available: true,
  seal: async (text) => turn(Buffer.from(text)),
  open: async (sealed) => turn(sealed).toString(),
};

let folder: string;
let file: string;
let now: Temporal.Instant;
let events: DeskEvent[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-vault-"));
  file = join(folder, "credentials.json");
  now = Temporal.Instant.from("2026-03-31T09:00:00Z");
  events = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(seal: SystemSeal = NONE, more: Partial<DeskVaultParts> = {}): DeskVault {
  return createDeskVault({
    dataFolder: folder,
    clock: { now: () => now },
    announce: (event) => void events.push(event),
    openSeal: async () => seal,
    hold: () => waitToHoldFile(join(folder, "credentials.lock"), folder, "In use.", 5000),
    ...more,
  });
}

const failing = (code: string): unknown => expect.objectContaining({ code });
const onDisk = (): string => readFileSync(file, "utf8");

describe("undecided", () => {
  test("keeps nothing until somebody says where, and never writes", async () => {
    const vault = open();
    await vault.ready();
    expect([vault.state(), vault.whyNotSystem(), vault.count()]).toEqual([{ kind: "undecided" }, "There is no vault here.", 0]);
    await expect(vault.keep("a", "marigold")).rejects.toEqual(failing("bad-input"));
    await expect(vault.read("a")).rejects.toEqual(failing("not-found"));
    expect(readdirSync(folder)).not.toContain("credentials.json");
  });

  test("memory is forgotten with the run and leaves nothing on the disk", async () => {
    const vault = open();
    vault.keepInMemory();
    await vault.keep("a", "marigold");
    expect([await vault.read("a"), vault.has("a"), vault.count()]).toEqual(["marigold", true, 1]);
    expect(readdirSync(folder)).not.toContain("credentials.json");
    expect(() => vault.keepInMemory()).toThrow(failing("bad-input"));
    await vault.remove("a");
    expect(vault.has("a")).toBe(false);
    expect(open().state()).toEqual({ kind: "undecided" });
  });
});

describe("a passphrase", () => {
  test("seals secrets in a file for this account alone, which only the passphrase opens", async () => {
    const vault = open();
    await vault.setPassphrase(WORDS);
    await vault.keep("a", "marigold");
    await vault.keep("b", "tulip");
    await vault.keep("c", "damaged");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(onDisk()).not.toMatch(/marigold|tulip|horse|bWFyaWdvbGQ/);
    const later = open();
    expect([later.state(), later.has("a"), later.count()]).toEqual([{ kind: "passphrase", locked: true }, true, 3]);
    await expect(later.read("a")).rejects.toEqual(failing("vault-locked"));
    await expect(later.keep("d", "rose")).rejects.toEqual(failing("vault-locked"));
    await later.unlock(WORDS);
    expect(later.state()).toEqual({ kind: "passphrase", locked: false });
    expect(await Promise.all(["a", "b", "c"].map((id) => later.read(id)))).toEqual(["marigold", "tulip", "damaged"]);
    expect(events.every((event) => event.kind === "vaultDidChange")).toBe(true);
  });

  test("is the same however a keyboard composes its letters", async () => {
    await open().setPassphrase("une clé française".normalize("NFC"));
    const later = open();
    await later.unlock("une clé française".normalize("NFD"));
    expect(later.state()).toEqual({ kind: "passphrase", locked: false });
  });

  test("two secrets alike are sealed differently, and so is each writing of one", async () => {
    const vault = open();
    await vault.setPassphrase(WORDS);
    const sealed = new Set<unknown>();
    for (const id of ["a", "b", "a"]) {
      await vault.keep(id, "marigold");
      sealed.add((JSON.parse(onDisk()) as { secrets: Record<string, string> }).secrets[id]);
    }
    expect(sealed.size).toBe(3);
  });

  test("a secret moved to another id in the file does not open", async () => {
    const vault = open();
    await vault.setPassphrase(WORDS);
    await vault.keep("a", "marigold");
    const credentials = JSON.parse(onDisk()) as { secrets: Record<string, string> };
    writeFileSync(file, JSON.stringify({ ...credentials, secrets: { b: credentials.secrets["a"] } }));
    await expect(vault.read("b")).rejects.toEqual(failing("bad-file"));
  });

  test("a wrong one is said plainly, and the next try has to wait ever longer", async () => {
    await open().setPassphrase(WORDS);
    const vault = open();
    for (const wait of [1, 2, 4]) {
      await expect(vault.unlock("wrong words")).rejects.toMatchObject({
        code: "vault-locked",
        message: expect.stringMatching(/^This is not the passphrase/) as unknown,
        data: { wait },
      });
      await expect(vault.unlock(WORDS)).rejects.toMatchObject({ code: "vault-locked", data: { wait } });
      now = now.add({ seconds: wait });
    }
    await vault.unlock(WORDS);
    expect(vault.state()).toEqual({ kind: "passphrase", locked: false });
  });

  test("two guesses at once are one guess", async () => {
    await open().setPassphrase(WORDS);
    const vault = open();
    const [first, second] = await Promise.allSettled([vault.unlock("wrong words"), vault.unlock(WORDS)]);
    expect([first.status, second.status]).toEqual(["rejected", "rejected"]);
    expect(vault.state()).toEqual({ kind: "passphrase", locked: true });
  });

  test("can be changed: secrets are sealed anew, the old one opens nothing, and another process is locked out", async () => {
    const vault = open();
    await vault.setPassphrase(WORDS);
    await vault.keep("a", "marigold");
    const other = open();
    await other.unlock(WORDS);
    await vault.setPassphrase("another horse");
    expect([await vault.read("a"), other.state()]).toEqual(["marigold", { kind: "passphrase", locked: true }]);
    await expect(other.unlock(WORDS)).rejects.toEqual(failing("vault-locked"));
    await expect(open().setPassphrase("a third horse")).rejects.toEqual(failing("vault-locked"));
  });

  test("takes over what was in memory", async () => {
    const vault = open();
    vault.keepInMemory();
    await vault.keep("a", "marigold");
    await vault.setPassphrase(WORDS);
    const later = open();
    await later.unlock(WORDS);
    expect(await later.read("a")).toBe("marigold");
  });

  test("forgotten: secrets can be removed and all forgotten without it, and nothing else is lost", async () => {
    const vault = open();
    await vault.setPassphrase(WORDS);
    await vault.keep("a", "marigold");
    await vault.keep("b", "tulip");
    const later = open();
    await later.remove("a");
    expect([later.has("a"), later.has("b")]).toEqual([false, true]);
    await later.forgetAll();
    expect([later.state(), later.count(), readdirSync(folder).includes("credentials.json")]).toEqual([
      { kind: "undecided" },
      0,
      false,
    ]);
    await expect(vault.read("b")).rejects.toEqual(failing("not-found"));
  });

  test("secrets that several processes keep at once are all kept", async () => {
    const vault = open();
    await vault.setPassphrase(WORDS);
    const other = open();
    await other.unlock(WORDS);
    await Promise.all([0, 1, 2, 3].flatMap((number) => [vault.keep(`a${number}`, "x"), other.keep(`b${number}`, "y")]));
    expect(vault.count()).toBe(8);
  });
});

describe("a file that is not what was written", () => {
  test.each([
    ["no JSON", () => "{"],
    ["empty", () => ""],
    ["a list", () => "[]"],
    ["another version", (text: string) => text.replace('"version": 1', '"version": 2')],
    ["a cheaper key", (text: string) => text.replace("131072", "2")],
    ["no check", (text: string) => text.replace(/"check": "[^"]*",/, "")],
  ])("%s: an error with a way back, never an empty vault", async (_, spoil) => {
    const vault = open();
    await vault.setPassphrase(WORDS);
    await vault.keep("a", "marigold");
    const spoiled = spoil(onDisk());
    writeFileSync(file, spoiled);
    expect(vault.state()).toEqual({ kind: "damaged" });
    for (const work of [
      vault.read("a"),
      vault.keep("b", "x"),
      vault.remove("a"),
      vault.setPassphrase(WORDS),
      vault.unlock(WORDS),
    ])
      await expect(work).rejects.toEqual(failing("bad-file"));
    expect(onDisk()).toBe(spoiled);
    await vault.forgetAll();
    expect(vault.state()).toEqual({ kind: "undecided" });
    const aside = readdirSync(folder).find((name) => name.startsWith("credentials.damaged-")) ?? "";
    expect(readFileSync(join(folder, aside), "utf8")).toBe(spoiled);
  });

  test("one byte of a secret: that one is damaged, the others open", async () => {
    const vault = open();
    await vault.setPassphrase(WORDS);
    await vault.keep("a", "marigold");
    await vault.keep("b", "tulip");
    const credentials = JSON.parse(onDisk()) as { secrets: Record<string, string> };
    const sealed = Buffer.from(credentials.secrets["a"] ?? "", "base64");
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    const secrets = { ...credentials.secrets, a: sealed.toString("base64") };
    writeFileSync(file, JSON.stringify({ ...credentials, secrets }));
    await expect(vault.read("a")).rejects.toEqual(failing("bad-file"));
    expect(await vault.read("b")).toBe("tulip");
    await vault.keep("a", "marigold");
    expect(await vault.read("a")).toBe("marigold");
  });
});

describe("the system's own vault", () => {
  test("is used without a question, and seals each secret for its id", async () => {
    const vault = open(SYSTEM);
    await vault.ready();
    expect([vault.state(), vault.whyNotSystem()]).toEqual([{ kind: "system", locked: false }, undefined]);
    await vault.keep("a", "marigold");
    expect(onDisk()).not.toMatch(/marigold/);
    expect(await open(SYSTEM).read("a")).toBe("marigold");
    const credentials = JSON.parse(onDisk()) as { secrets: Record<string, string> };
    writeFileSync(file, JSON.stringify({ ...credentials, secrets: { b: credentials.secrets["a"] } }));
    await expect(vault.read("b")).rejects.toEqual(failing("bad-file"));
    await expect(vault.setPassphrase(WORDS)).rejects.toEqual(failing("bad-input"));
  });

  test("is locked for a host that cannot reach it, which says so and can still forget", async () => {
    await open(SYSTEM).keep("a", "marigold");
    const elsewhere = open();
    expect([elsewhere.state(), elsewhere.has("a")]).toEqual([{ kind: "system", locked: true }, true]);
    for (const work of [elsewhere.read("a"), elsewhere.keep("b", "x"), elsewhere.unlock(WORDS)])
      await expect(work).rejects.toEqual(failing("vault-locked"));
    await elsewhere.forgetAll();
    expect(elsewhere.state()).toEqual({ kind: "undecided" });
  });

  test("leaves a file under a passphrase as it is", async () => {
    await open().setPassphrase(WORDS);
    const vault = open(SYSTEM);
    await vault.ready();
    expect(vault.state()).toEqual({ kind: "passphrase", locked: true });
  });

  test("is asked once, and again only after the question failed", async () => {
    const answers = [() => Promise.reject(new Error("The keyring is gone")), async () => SYSTEM];
    let asked = 0;
    const vault = open(SYSTEM, { openSeal: () => (answers[asked++] ?? expect.fail("asked again"))() });
    await expect(vault.keep("a", "marigold")).rejects.toThrow("The keyring is gone");
    await vault.keep("a", "marigold");
    expect([await vault.read("a"), asked]).toEqual(["marigold", 2]);
  });
});
