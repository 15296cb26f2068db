import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withXml } from "../../../shared/formats/testing/xml-reader.ts";
import { cut, paragraph } from "./testing/sample-copy.ts";
import { DESK_SESSION, leadOf, openTestDesk } from "./testing/test-desk.ts";
import type { TestDesk } from "./testing/test-desk.ts";

let folder: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-feeds-"));
  desk = openTestDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

const read = (name: string): Promise<string> => readFile(join(desk.site, name), "utf8");
const titles = async (name: string, path: string): Promise<string[]> => withXml(await read(name), ({ texts }) => texts(path));
const FEEDS = [
  ["feed.xml", "//item/title"],
  ["atom.xml", "//a:entry/a:title"],
  ["news-sitemap.xml", "//n:title"],
] as const;

async function publish(headline: string, at: string): Promise<string> {
  desk.setClock(at);
  const leadPicture = leadOf(await desk.addPicture("navy"), headline);
  const { id } = desk.write({ headline, access: "subscribers", leadPicture }, [
    paragraph("Free words."),
    cut,
    paragraph("KEPT BACK."),
  ]);
  await desk.publishing.publish(id, DESK_SESSION);
  return id;
}

test("the feeds follow every publication, change and withdrawal, and never hold what is kept back", async () => {
  await publish("The older wall", "2026-03-28T09:00:00Z");
  const newer = await publish("The newer wall", "2026-03-31T09:00:00Z");
  expect(await titles(...FEEDS[0])).toEqual(["The newer wall", "The older wall"]);
  expect(await titles(...FEEDS[1])).toEqual(["The newer wall", "The older wall"]);
  expect(await titles(...FEEDS[2])).toEqual(["The newer wall"]);
  for (const [name] of FEEDS) expect(await read(name)).not.toContain("KEPT BACK");
  const [, source = ""] =
    /<img src="([^"]+)"/.exec((await titles("feed.xml", "//item/*[local-name() = 'encoded']"))[0] ?? "") ?? [];
  expect(source).toMatch(/^https:\/\/examiner\.example\/paper\/pictures\//);
  await readFile(join(desk.site, new URL(source).pathname.replace("/paper/", "")));

  await desk.publishing.withdraw(newer, DESK_SESSION);
  expect(await titles(...FEEDS[0])).toEqual(["The older wall"]);
  expect(await titles(...FEEDS[1])).toEqual(["The older wall"]);
  expect(await titles(...FEEDS[2])).toEqual(["The older wall"]);
  for (const [name] of FEEDS) expect(await read(name)).not.toContain("newer");
});

test("pages lead to the feeds, and robots.txt to the sitemap", async () => {
  await publish("The wall", "2026-03-31T09:00:00Z");
  const page = await read("features/2026/03/the-wall/index.html");
  expect(page).toContain('<link rel="alternate" type="application/rss+xml" title="The Examiner" href="../../../../feed.xml"');
  expect(page).toContain('href="../../../../atom.xml"');
  expect(await read("robots.txt")).toContain("Sitemap: https://examiner.example/paper/news-sitemap.xml");
});
