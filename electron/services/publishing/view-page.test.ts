import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DESK_SESSION, openTestDesk } from "./testing/test-desk.ts";
import type { TestDesk } from "./testing/test-desk.ts";

let folder: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-publishing-"));
  desk = openTestDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const page = (path: string): Promise<string> => readFile(join(desk.site, path, "index.html"), "utf8");
const publish = (id: string): ReturnType<TestDesk["publishing"]["publish"]> => desk.publishing.publish(id, DESK_SESSION);

describe("view page", () => {
  it("shows the site on this machine, and nothing else", async () => {
    const { viewAt } = await publish(desk.write({ slug: "a" }).id);
    const origin = new URL(viewAt).origin;
    expect(viewAt).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/features\/2026\/03\/a\/$/);
    const answer = await fetch(viewAt);
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "text/html; charset=utf-8",
      await page("features/2026/03/a"),
    ]);
    const slashless = await fetch(`${origin}/features/2026/03/a`, { redirect: "manual" });
    expect([slashless.status, slashless.headers.get("location")]).toEqual([301, "/features/2026/03/a/"]);
    const missing = await fetch(`${origin}/nowhere/`);
    expect([missing.status, await missing.text()]).toEqual([404, await readFile(join(desk.site, "404.html"), "utf8")]);
    expect((await fetch(viewAt, { method: "HEAD" })).status).toBe(200);
    expect((await fetch(viewAt, { method: "POST" })).status).toBe(405);
    await writeFile(join(folder, "secret.html"), "secret");
    for (const path of [
      "/..%2f..%2fdesk.sqlite",
      "/%2e%2e/secret.html",
      "/..%5csecret.html",
      "/features/%00",
      "/%E0%A4%A",
      "/.hidden",
    ]) {
      expect((await fetch(origin + path)).status, path).toBe(404);
    }
  });

  it("answers only to its own name, so that no page elsewhere reads through it", async () => {
    const { viewAt } = await publish(desk.write({ slug: "a" }).id);
    const statusFor = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get(viewAt, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on("error", reject);
      });
    const { port } = new URL(viewAt);
    expect([await statusFor(`127.0.0.1:${port}`), await statusFor(`localhost:${port}`)]).toEqual([200, 200]);
    expect([await statusFor(`evil.example:${port}`), await statusFor("127.0.0.1")]).toEqual([421, 421]);
  });
});
