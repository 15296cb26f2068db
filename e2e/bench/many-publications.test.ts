import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { openTestDesk } from "../../electron/services/publishing/testing/test-desk.ts";
import { addManyPublications } from "./many-publications.ts";

test("a desk filled with published stories has a page of each after a rebuild", async () => {
  const folder = mkdtempSync(join(tmpdir(), "standfirst-many-published-"));
  try {
    const before = openTestDesk(folder);
    await before.addPicture("#336699");
    before.database.run("INSERT INTO paper (only, settings) VALUES (1, ?)", JSON.stringify(before.paper));
    await before.close();
    const newest = Temporal.Instant.from("2026-03-30T09:00:00Z");
    const people = addManyPublications(join(folder, "desk.sqlite"), { count: 45, words: 60, writers: 2, seed: 3, newest });
    const contributors = people.map((id, index) => ({ id, name: `Writer ${index}`, pageName: `writer-${index}`, email: "" }));
    const desk = openTestDesk(folder, { contributors: () => contributors });
    try {
      await desk.publishing.rebuild();
      const pages = readdirSync(`${desk.site}/`, { recursive: true, encoding: "utf8" }).filter((path) =>
        /archive-\d+\/index\.html$/.test(path),
      );
      expect(pages).toHaveLength(45);
      expect(readFileSync(join(desk.site, "index.html"), "utf8")).toContain("Archive story number 45");
      expect(readFileSync(join(desk.site, "by/writer-0/index.html"), "utf8")).toContain("Archive story number");
      expect(desk.errors).toEqual([]);
    } finally {
      await desk.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
