import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { paragraph, run } from "../fixtures/copy.ts";
import { MANUSCRIPT, manuscript } from "../fixtures/manuscript.ts";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { terminal } from "../hosts/terminal.ts";

interface Row {
  id: string;
  headline: string;
  status: string;
}

/** What `desk check --json` prints a line. */
interface PrintedFinding {
  rule: string;
  severity: string;
  field: string;
  block?: number;
  start: number;
  end: number;
  text: string;
  why: string;
  replacement?: string;
}

const lines = <Line>(out: string): Line[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
const rows = (out: string): Row[] => lines<Row>(out);
const findings = (out: string): PrintedFinding[] => lines<PrintedFinding>(out);

test.describe("The desk's command line", () => {
  test.use({ newsroom: "sample" });

  test("lists, shows, publishes and withdraws beside a running desk, which sees it @browser", async ({
    browserHost,
    window,
    data,
    dataFolder,
  }) => {
    await expect(window.getByRole("button", { name: "New story" })).toBeVisible();
    const listed = await terminal(dataFolder, "stories", "--json");
    expect(listed.status).toBe(0);
    const stories = rows(listed.out);
    expect(stories.length).toBeGreaterThanOrEqual(12);
    expect(new Set(stories.map((story) => story.id)).size).toBe(stories.length);

    const file = path.join(dataFolder, "lanterns.docx");
    writeFileSync(file, await manuscript());
    const opened = await terminal(dataFolder, "open", file);
    expect(opened.status, opened.problem).toBe(0);
    const id = opened.out.trim();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await expect(new DeskScreen(window).stories).toContainText(MANUSCRIPT.headline);

    const json = await terminal(dataFolder, "show", id, "--format", "json");
    expect((JSON.parse(json.out) as Row).headline).toBe(MANUSCRIPT.headline);
    const text = await terminal(dataFolder, "show", id, "--format", "text");
    expect(text.out).toContain(MANUSCRIPT.first);
    expect(text.out).not.toContain("<p");
    const html = await terminal(dataFolder, "show", id, "--format", "html");
    expect(html.out).toContain(`href="${MANUSCRIPT.link}"`);
    expect(html.out).toMatch(/<h2[^>]*>A key under the mat<\/h2>/);

    const blocked = await terminal(dataFolder, "publish", id);
    expect(blocked.status, "no section, no standfirst: not published").not.toBe(0);
    expect(`${blocked.out}${blocked.problem}`).toMatch(/section/i);
    expect(data.story(id).status).toBe("draft");

    const desk = await connectToDesk(browserHost);
    await desk.calls.stories.checkOut({ id });
    await desk.calls.stories.save({
      id,
      patch: {
        section: (await desk.calls.paper.get()).sections[0]?.id ?? "",
        standfirst: [run("The workshop is theirs again.")],
      },
    });
    const story = await desk.calls.stories.get({ id });
    const [author] = await desk.calls.contributors.list();
    await desk.calls.stories.save({
      id,
      patch: {
        byline: [author?.id ?? ""],
        body: {
          kind: "whole",
          blocks: story.body.map((block) => (block.type === "picture" ? { ...block, alt: "A bench", credit: "M Rao" } : block)),
        },
      },
    });
    desk.close();
    const published = await terminal(dataFolder, "publish", id, "--json");
    expect(published.status, published.problem).toBe(0);
    expect(data.story(id).status).toBe("published");
    const facts = JSON.parse(published.out) as { address: string; file: string; viewAt?: string };
    expect(facts.address).toMatch(/^https:\/\/www\.example\.org\//);
    expect(readFileSync(facts.file, "utf8")).toContain(MANUSCRIPT.first);
    expect(facts.viewAt, "an address that ends with the command").toBeUndefined();
    expect([...data.siteFiles().values()].some((content) => content.includes(MANUSCRIPT.first))).toBe(true);

    const withdrawn = await terminal(dataFolder, "withdraw", id);
    expect(withdrawn.status, withdrawn.problem).toBe(0);
    expect(data.story(id).status).toBe("withdrawn");
    expect([...data.siteFiles().values()].some((content) => content.includes(MANUSCRIPT.first))).toBe(false);
  });

  test("exports a story to standard output, to a file, and several to a folder or a zip", async ({ dataFolder }) => {
    // Somebody has begun this desk: the sample newsroom lies on it.
    const [first, second] = rows((await terminal(dataFolder, "stories", "--json")).out);
    const [id = "", other = ""] = [first?.id, second?.id];
    for (const [format, sign] of [
      ["text", "\n---\n"],
      ["markdown", "---\ntitle: "],
      ["html", "<!doctype html>"],
      ["galley", "characters\n"],
      ["ninjs", '"version": "3.1"'],
      ["newsml", 'standardversion="2.35"'],
      ["jsonld", '"NewsArticle"'],
    ] as const) {
      const answer = await terminal(dataFolder, "export", id, "--format", format);
      expect(answer.status, answer.problem).toBe(0);
      expect(answer.out).toContain(sign);
    }
    const json = await terminal(dataFolder, "export", id, "--format", "ninjs", "--json");
    const { content } = JSON.parse(json.out) as { content: string };
    expect(JSON.parse(content)).toMatchObject({ uri: `urn:uuid:${id}` });

    const file = path.join(dataFolder, "out", "story.docx");
    const word = await terminal(dataFolder, "export", id, "--format", "docx", "--out", file);
    expect(word.out.trim()).toBe(file);
    const opened = await terminal(dataFolder, "open", file);
    expect(opened.status, opened.problem).toBe(0);

    const folder = path.join(dataFolder, "out", "all");
    const several = await terminal(
      dataFolder,
      "export",
      id,
      other,
      id,
      "--format",
      "html",
      "--part",
      "free",
      "--out",
      `${folder}/`,
    );
    expect(several.status, several.problem).toBe(0);
    expect(several.out.trim().split("\n")).toHaveLength(3);
    expect(readdirSync(folder)).toHaveLength(3);
    const zip = path.join(dataFolder, "out", "all.zip");
    expect((await terminal(dataFolder, "export", id, other, "--format", "text", "--out", zip)).status).toBe(0);
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe("PK");

    const nowhere = await terminal(dataFolder, "export", id, "--format", "text", "--out", path.join(file, "below-a-file.txt"));
    expect(nowhere.status).not.toBe(0);
    expect(nowhere.problem).toContain("cannot be written");
    const unread = await terminal(dataFolder, "export", id, "--format", "docx", "--json");
    expect(JSON.parse(unread.problem)).toMatchObject({ error: { code: "bad-input" } });
  });

  test("saves the whole desk as one file, and brings it back elsewhere", async ({ dataFolder, data }) => {
    const before = rows((await terminal(dataFolder, "stories", "--json")).out);
    const file = path.join(dataFolder, "out", "desk.zip");
    const saved = await terminal(dataFolder, "archive", file, "--json");
    expect(saved.status, saved.problem).toBe(0);
    expect(JSON.parse(saved.out.trim().split("\n").at(-1) ?? "")).toMatchObject({ file, stories: before.length, missing: 0 });
    expect((await terminal(dataFolder, "archive", file)).problem).toContain("already");

    const elsewhere = path.join(dataFolder, "out", "elsewhere");
    const back = await terminal(elsewhere, "restore", file);
    expect(back.status, back.problem).toBe(0);
    expect(rows((await terminal(elsewhere, "stories", "--json")).out)).toEqual(before);
    const published = before.find(({ status }) => status === "published")?.id ?? "";
    const page = await terminal(elsewhere, "export", published, "--format", "html");
    expect(page.out).toContain("data:image/jpeg;base64,");
    expect((await terminal(elsewhere, "restore", file)).problem).toContain("something in that folder already");
    const wrong = path.join(dataFolder, "out", "wrong.zip");
    writeFileSync(wrong, "no archive");
    const refused = await terminal(path.join(dataFolder, "out", "other"), "restore", wrong, "--json");
    expect(JSON.parse(refused.problem)).toMatchObject({ error: { code: "bad-file" } });
    expect(readdirSync(path.join(dataFolder, "out")).toSorted()).toEqual(["desk.zip", "elsewhere", "wrong.zip"]);
    expect(data.story(before[0]?.id ?? "").status).toBe(before[0]?.status);
  });

  test("checks a story and a text file, and runs the own examples of a guide @browser", async ({ browserHost, dataFolder }) => {
    test.slow();
    const desk = await connectToDesk(browserHost);
    const { id } = await desk.calls.stories.create();
    await desk.calls.stories.checkOut({ id });
    const blocks = [paragraph("Nine boats came in."), paragraph("🛶 The advisor recieved ten percent.")];
    await desk.calls.stories.save({ id, patch: { headline: "Harbuor opens", body: { kind: "whole", blocks } } });
    desk.close();
    const checked = await terminal(dataFolder, "check", id, "--json");
    expect(checked.status, checked.problem).toBe(0);
    const found = findings(checked.out);
    expect(
      found.map(({ rule, field, block, start, end, text, replacement }) => [rule, field, block, start, end, text, replacement]),
    ).toEqual([
      ["spelling", "headline", undefined, 0, 7, "Harbuor", "Harbour"],
      ["adviser", "body", 1, 7, 14, "advisor", "adviser"],
      ["spelling", "body", 1, 15, 23, "recieved", "received"],
      ["per-cent", "body", 1, 28, 35, "percent", "per cent"],
    ]);
    for (const { severity, why } of found)
      expect([severity, why]).toEqual([expect.stringMatching(/^(must|should|hint)$/), expect.stringMatching(/\w\.$/)]);

    const file = path.join(dataFolder, "notes.txt");
    const words = "🛶 Nine boats came in.\n\nThe advisor left the the room.\n";
    writeFileSync(file, words);
    const ofFile = findings((await terminal(dataFolder, "check", file, "--json")).out);
    expect(ofFile.map(({ rule, start, end }) => [rule, words.slice(start, end)])).toEqual([
      ["adviser", "advisor"],
      ["repeated-word", "the the"],
    ]);
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]));
    for (const [what, code] of [
      [file, "bad-file"],
      ["nowhere.txt", "not-found"],
      ["018f0000-0000-7000-8000-000000000000", "not-found"],
    ] as const) {
      const refused = await terminal(dataFolder, "check", what, "--json");
      expect(refused.status, what).not.toBe(0);
      expect(JSON.parse(refused.problem), what).toMatchObject({ error: { code } });
    }

    const guide = path.join(dataFolder, "style", "standfirst");
    const held = await terminal(dataFolder, "style", "test", guide);
    expect(held.status, held.problem).toBe(0);
    expect(held.out).toMatch(/^\d{3,} rules hold, 0 do not\n$/);
    const own = path.join(dataFolder, "own guide");
    mkdirSync(own);
    const rule = { id: "quay", find: "quay", replace: "key", why: "So it is.", severity: "must" };
    const wrong = [{ text: "the wharf", right: "the key" }];
    writeFileSync(
      path.join(own, "a.yaml"),
      `- ${JSON.stringify({ ...rule, examples: { wrong, right: ["a key"] } })}\n- id: slip\n`,
    );
    const failed = await terminal(dataFolder, "style", "test", own, "--json");
    expect(failed.status).not.toBe(0);
    expect(rows(failed.out)).toMatchObject([
      { file: "a.yaml", line: 2, rule: "slip" },
      { file: "a.yaml", line: 1, rule: "quay", message: expect.stringContaining("the wharf") as unknown },
      { passed: 0, failed: 2 },
    ]);
    const [problem] = failed.problem.trim().split("\n");
    expect(JSON.parse(problem ?? "")).toMatchObject({ error: { code: "bad-file" } });
    expect((await terminal(dataFolder, "style", "test", path.join(own, "gone"))).status).not.toBe(0);
  });

  test("works alone, and says by its exit status what it did not do", async ({ dataFolder }) => {
    expect((await terminal(dataFolder, "stories")).status).toBe(0);
    const none = "018f0000-0000-7000-8000-000000000000";
    for (const verb of ["show", "publish", "withdraw"]) {
      const answer = await terminal(dataFolder, verb, none);
      expect(answer.status, verb).not.toBe(0);
      expect(answer.problem, verb).not.toMatch(/at \S+ \(|node:internal/);
    }
    for (const verb of ["show", "publish", "withdraw"]) {
      const answer = await terminal(dataFolder, verb, "nope", "--json");
      expect(answer.status, verb).not.toBe(0);
      expect(JSON.parse(answer.problem)).toEqual({
        error: { code: "not-found", message: "There is no story with the id “nope”." },
      });
    }
    expect((await terminal(dataFolder, "shred")).status).not.toBe(0);
    expect((await terminal(dataFolder, "open", path.join(dataFolder, "nothing.docx"))).status).not.toBe(0);
    const wrong = path.join(dataFolder, "wrong.docx");
    writeFileSync(wrong, "not a manuscript");
    const refused = await terminal(dataFolder, "open", wrong, "--json");
    expect(refused.status).not.toBe(0);
    expect(refused.problem).not.toContain("node:internal");
    const help = await terminal(dataFolder, "--help");
    expect(help.status).toBe(0);
    expect(help.out).toContain("publish");
  });
});
