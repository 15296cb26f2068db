import { readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Block } from "../../shared/model/copy.ts";
import { closeDesks, openDeskForTests, type DeskForTests } from "./testing/desk-for-tests.ts";
import { listen } from "./testing/listen.ts";
import { TRANSPORTS, type Window } from "./testing/transports.ts";

afterEach(closeDesks);

const INES = { name: "Ines Calder", role: "editor" } as const;
const failing = (code: string): unknown => expect.objectContaining({ code });
const PICTURE = readFileSync(join(import.meta.dirname, "..", "services", "newsroom", "pictures", "portrait-nell.jpg"));

function paragraph(text: string): Block {
  const run = { type: "text", text, format: 0, detail: 0, mode: "normal", style: "", version: 1 } as const;
  return { type: "paragraph", version: 1, direction: null, format: "", indent: 0, textFormat: 0, textStyle: "", children: [run] };
}

describe.each(TRANSPORTS)("the desk over %s", (_, connect) => {
  let opened: DeskForTests;
  let window: Window;
  const another = (): Promise<Window> => connect(opened.desk, v7());

  beforeEach(async () => {
    opened = await openDeskForTests();
    window = await another();
  });
  const begin = (): Promise<unknown> => window.calls.desk.begin({ profile: INES, newsroom: "empty" });

  describe("at a first start", () => {
    test("only the desk's own calls work, until somebody has said who they are", async () => {
      const { calls } = window;
      expect(await calls.desk.state()).toEqual({
        phase: "first-start",
        capabilities: { openOutside: false, applicationMenu: false },
      });
      await expect(calls.stories.create()).rejects.toEqual(failing("not-begun"));
      await expect(calls.paper.get()).rejects.toEqual(failing("not-begun"));
      const state = await begin();
      expect(state).toMatchObject({ phase: "ready", profile: INES, session: window.session, dataFolder: opened.dataFolder });
      expect((await calls.paper.get()).sections).toHaveLength(6);
      await expect(begin()).rejects.toEqual(failing("bad-input"));
    });

    test("a new window's first question finds no story", async () => {
      const story = { dataFolder: opened.dataFolder, id: v7() };
      expect(await window.calls.desk.open({ story })).toEqual({ state: await window.calls.desk.state() });
    });

    test("a person without a name is asked again", async () => {
      const nameless = window.calls.desk.begin({ profile: { name: " ", role: "editor" }, newsroom: "empty" });
      await expect(nameless).rejects.toMatchObject({ code: "bad-input", message: expect.stringContaining("Name") as unknown });
      expect((await window.calls.desk.state()).phase).toBe("first-start");
    });
  });

  describe("with a story", () => {
    beforeEach(begin);

    test("it is made, written, found, moved, copied and spiked", async () => {
      const { calls } = window;
      const { id, bodyRevision } = await calls.stories.create();
      expect(await calls.stories.checkOut({ id })).toMatchObject({ mine: true });
      const body = {
        kind: "splice",
        base: bodyRevision,
        at: 0,
        remove: 0,
        insert: [paragraph("The harbour wall leans.")],
      } as const;
      const saved = await calls.stories.save({
        id,
        patch: { headline: "The wall", section: "features", body: { ...body, insert: [...body.insert] } },
      });
      expect(saved).toMatchObject({ words: 4, savedAt: "2026-03-02T09:00:00.000Z" });
      expect(await calls.stories.get({ id })).toMatchObject({
        headline: "The wall",
        section: "features",
        body: body.insert,
        revision: saved.revision,
      });
      expect((await calls.stories.list({ query: "harb" })).rows).toMatchObject([{ id, headline: "The wall" }]);
      expect((await calls.stories.move({ id, to: "filed" })).status).toBe("filed");
      expect((await calls.stories.duplicate({ id })).catchline).toBe("The wall copy");
      await calls.stories.move({ id, to: "spiked" });
      expect((await calls.stories.list({ status: "spiked" })).total).toBe(1);
      expect(await calls.stories.checkIn({ id })).toEqual({});
      await expect(calls.stories.save({ id, patch: {} })).rejects.toEqual(failing("checked-out-elsewhere"));
      const cleared = await calls.stories.takeOver({ id });
      expect(cleared.mine).toBe(true);
      await calls.stories.save({ id, patch: { section: null } });
      expect((await calls.stories.get({ id })).section).toBeUndefined();
    });

    test("hostile copy loses what no page may hold, and a hostile link is refused", async () => {
      const { calls } = window;
      const { id } = await calls.stories.create();
      await calls.stories.checkOut({ id });
      const styled = { ...paragraph("x"), style: "position:fixed", onclick: "steal()" };
      await calls.stories.save({ id, patch: { body: { kind: "whole", blocks: [styled] } } });
      expect((await calls.stories.get({ id })).body).toEqual([paragraph("x")]);
      const run = { type: "text", text: "x", format: 0, detail: 0, mode: "normal", style: "", version: 1 } as const;
      const link = {
        type: "link",
        url: "javascript:alert(1)",
        children: [run],
        version: 1,
        direction: null,
        format: "",
        indent: 0,
        rel: null,
        target: null,
        title: null,
      } as const;
      const save = calls.stories.save({ id, patch: { standfirst: [{ ...link, children: [run] }] } });
      await expect(save).rejects.toMatchObject({ code: "bad-input", data: { field: expect.any(String) as unknown } });
      expect((await calls.stories.get({ id })).standfirst).toEqual([]);
    });

    test("a second window follows live, and takes over after the first has saved", async () => {
      const { id, bodyRevision } = await window.calls.stories.create();
      await window.calls.stories.checkOut({ id });
      const other = await another();
      const [first, second] = await Promise.all([listen(window), listen(other)]);
      const out = await other.calls.stories.checkOut({ id });
      expect(out).toEqual({ mine: false, holder: { session: window.session, name: "Ines Calder" } });
      await expect(other.calls.stories.save({ id, patch: { headline: "Mine!" } })).rejects.toMatchObject({
        code: "checked-out-elsewhere",
        data: { holder: { session: window.session } },
      });
      const body = { kind: "splice" as const, base: bodyRevision, at: 0, remove: 0, insert: [paragraph("Live")] };
      const saved = await window.calls.stories.save({ id, patch: { body } });
      expect(await second.until("storyDidChange")).toMatchObject({
        storyId: id,
        session: window.session,
        body,
        revision: saved.revision,
      });

      const taking = other.calls.stories.takeOver({ id });
      expect(await first.until("checkOutWillMove")).toMatchObject({ storyId: id, from: window.session, to: other.session });
      await window.calls.stories.save({ id, patch: { headline: "Saved at the last moment" } });
      await window.calls.stories.checkIn({ id });
      expect((await taking).mine).toBe(true);
      await other.calls.stories.save({ id, patch: { kicker: "Now mine" } });
      expect(await other.calls.stories.get({ id })).toMatchObject({ headline: "Saved at the last moment", kicker: "Now mine" });
    });

    test("a window that is closed lets go of its story", async () => {
      const { id } = await window.calls.stories.create();
      await window.calls.stories.checkOut({ id });
      const other = await another();
      await window.leave();
      expect(await other.calls.stories.checkOut({ id })).toMatchObject({ mine: true });
    });

    test("what a window saved is told to the others, and not to itself", async () => {
      const { calls } = window;
      const { id } = await calls.stories.create();
      await calls.stories.checkOut({ id });
      const [own, others] = [await listen(window), await listen(await another())];
      await calls.stories.save({ id, patch: { headline: "The wall leans" } });
      await calls.paper.save({ ...(await calls.paper.get()), name: "The Tide" });
      expect((await others.until("paperDidChange")).kind).toBe("paperDidChange");
      expect((await own.until("paperDidChange")).kind).toBe("paperDidChange");
      expect(others.heard()).toContain("storyDidChange");
      expect(own.heard()).not.toContain("storyDidChange");
    });

    test("settings, contributors, pictures and manuscripts answer", async () => {
      const { calls } = window;
      const events = await listen(window);
      const paper = await calls.paper.get();
      await calls.paper.save({ ...paper, name: "The Tide" });
      expect(await events.until("paperDidChange")).toMatchObject({ paper: { name: "The Tide" } });
      const joy = await calls.contributors.save({ name: "Joy Okafor" });
      expect(await calls.contributors.list()).toEqual([joy]);
      expect(await calls.desk.saveProfile({ name: "Ben", role: "journalist" })).toEqual({ name: "Ben", role: "journalist" });
      const picture = await calls.pictures.add({ file: new File([PICTURE], "nell.jpg", { type: "image/jpeg" }) });
      expect(await calls.pictures.get({ id: picture.id })).toEqual(picture);
      expect(await calls.pictures.recent()).toEqual([picture]);
      await expect(calls.pictures.add({ file: new File(["no picture"], "a.png") })).rejects.toEqual(failing("bad-file"));
      await expect(calls.manuscripts.open({ file: new File(["no manuscript"], "a.docx") })).rejects.toEqual(failing("bad-file"));
      expect((await calls.paper.siteFolder()).inUse).toBe(join(opened.dataFolder, "site"));
    });

    test("stories come out as a file, byte for byte, over the same wire", async () => {
      const { calls } = window;
      const { id } = await calls.stories.create();
      await calls.stories.checkOut({ id });
      await calls.stories.save({
        id,
        patch: { headline: "The wall", body: { kind: "whole", blocks: [paragraph("It leans.")] } },
      });
      const text = await calls.exports.stories({ ids: [id], format: "text", part: "whole" });
      expect(text.file).toMatchObject({ name: "the-wall.txt", type: "text/plain" });
      expect(await text.file.text()).toMatch(/^The wall\n\nIt leans\.\n\n---\n/);
      expect(text.leftOut).toEqual([]);
      const word = await calls.exports.stories({ ids: [id], format: "docx", part: "whole" });
      const { storyId } = await calls.manuscripts.open({ file: word.file });
      expect((await calls.stories.get({ id: storyId })).body).toEqual([paragraph("It leans.")]);
      await expect(calls.exports.stories({ ids: [v7()], format: "html", part: "free" })).rejects.toEqual(failing("not-found"));
      await expect(calls.exports.stories({ ids: [], format: "html", part: "free" })).rejects.toEqual(failing("bad-input"));
    });

    test("the whole desk is saved as one file, with progress, unless somebody stops listening", async () => {
      const { calls } = window;
      await calls.stories.create();
      const file = join(opened.dataFolder, "out", "desk.zip");
      const steps = [];
      for await (const step of await calls.archive.save({ file })) steps.push(step);
      expect(steps.at(-1)).toMatchObject({ kind: "saved", file, stories: 1, missing: 0 });
      for (const refused of [file, "desk.zip"])
        await expect((await calls.archive.save({ file: refused })).next()).rejects.toMatchObject({ code: "bad-input" });
    });

    test("a story is checked, previewed, published, withdrawn and picked", async () => {
      const { calls } = window;
      const { id } = await calls.stories.create();
      await expect(calls.publishing.publish({ id })).rejects.toMatchObject({
        code: "checklist",
        data: { checks: expect.any(Array) as unknown },
      });
      const author = await calls.contributors.save({ name: "Joy Okafor" });
      await calls.stories.checkOut({ id });
      await calls.stories.save({
        id,
        patch: {
          headline: "The wall",
          section: "features",
          byline: [author.id],
          standfirst: [{ type: "text", text: "It leans", format: 0, detail: 0, mode: "normal", style: "", version: 1 }],
          body: { kind: "whole", blocks: [paragraph("One."), paragraph("Two.")] },
        },
      });
      expect((await calls.publishing.checklist({ id })).filter((check) => check.state === "must")).toEqual([]);
      const { src } = await calls.publishing.preview({ id, reader: "subscriber" });
      const page = await opened.desk.serve(src.slice(1));
      expect(page).toMatchObject({ status: 200 });
      expect(String(page?.body)).toContain("The wall");
      expect(await calls.publishing.publication({ id })).toBeUndefined();
      const published = await calls.publishing.publish({ id });
      expect(published.state).toBe("published");
      expect((await calls.stories.get({ id })).status).toBe("published");
      const other = await calls.stories.create();
      expect(await calls.related.find({ storyId: other.id, query: "wall" })).toMatchObject([{ storyId: id }]);
      expect(await calls.related.cards({ picks: [{ storyId: id, line: "Look" }] })).toMatchObject([{ line: "Look" }]);
      expect(await calls.related.moreFromAuthor({ storyId: other.id })).toEqual([]);
      expect((await calls.publishing.withdraw({ id })).state).toBe("withdrawn");
    });

    test("a new window's first question brings its story, taken to write in where nobody has it", async () => {
      const { calls, session } = window;
      const { dataFolder } = opened;
      const { id } = await calls.stories.create();
      const first = await calls.desk.open({ story: { dataFolder, id } });
      expect(first).toEqual({
        state: await calls.desk.state(),
        opened: { checkOut: { mine: true, holder: { session, name: INES.name } }, story: await calls.stories.get({ id }) },
      });
      const second = await (await another()).calls.desk.open({ story: { dataFolder, id } });
      expect(second.opened?.checkOut).toMatchObject({ mine: false, holder: { session } });

      expect((await calls.desk.open({})).opened).toBeUndefined();
      expect((await calls.desk.open({ story: { dataFolder: "/another/desk", id } })).opened).toBeUndefined();
      expect((await calls.desk.open({ story: { dataFolder, id: v7() } })).opened).toBeUndefined();
    });

    test("pictures are served to those who have the key, and to nobody else", async () => {
      const { calls } = window;
      const state = await calls.desk.state();
      const { id } = await calls.pictures.add({ file: new File([PICTURE], "nell.jpg", { type: "image/jpeg" }) });
      const at = state.phase === "ready" ? state.picturesAt.slice(1) : "";
      expect(await opened.desk.serve(`${at}/${id}/480`)).toMatchObject({
        status: 200,
        headers: { "Content-Type": "image/webp" },
      });
      for (const wrong of [
        `pictures/guess/${id}/480`,
        `${at}x/${id}/480`,
        `${at}/${id}/0`,
        `${at}/../desk.sqlite`,
        `${at}/${"0".repeat(64)}/480`,
        at,
        "",
      ]) {
        expect(await opened.desk.serve(wrong)).toBeUndefined();
      }
    });

    test("a defect crosses without its words, and stands in the log with them", async () => {
      const { id } = await window.calls.stories.create();
      opened.logged.length = 0;
      // As if another version of Standfirst had written something this one cannot read.
      const { DatabaseSync } = await import("node:sqlite");
      const file = new DatabaseSync(join(opened.dataFolder, "desk.sqlite"));
      file.prepare("UPDATE stories SET furniture = 'secret nonsense' WHERE id = ?").run(id);
      file.close();
      const got = window.calls.stories.get({ id });
      await expect(got).rejects.toMatchObject({ code: "internal", message: expect.not.stringContaining("secret") as unknown });
      expect(opened.logged[0]).toMatchObject({ message: "stories.get failed", error: expect.any(SyntaxError) as unknown });
    });

    test("a damaged file is said, and a good copy brings the desk back", async () => {
      await window.calls.stories.create();
      await opened.desk.close();
      const path = join(opened.dataFolder, "desk.sqlite");
      const copies = join(opened.dataFolder, "backups");
      const { makeBackup } = await import("../services/store/backups.ts");
      const { Temporal } = await import("temporal-polyfill");
      await makeBackup(path, copies, Temporal.Instant.from("2026-03-01T09:00:00Z"));
      truncateSync(path, 3000);
      const kept = new Map<string, unknown>([["profile", INES]]);
      opened = await openDeskForTests({
        dataFolder: opened.dataFolder,
        settingsFile: { get: (key) => kept.get(key), set: () => {} },
      });
      const { calls } = await another();
      const state = await calls.desk.state();
      expect(state).toMatchObject({ phase: "damaged", backups: [{ stories: 1, madeAt: "2026-03-01T09:00:00.000Z" }] });
      await expect(calls.stories.list({})).rejects.toEqual(failing("damaged-desk"));
      await expect(calls.desk.begin({ profile: INES, newsroom: "empty" })).rejects.toEqual(failing("damaged-desk"));
      const backup = state.phase === "damaged" ? (state.backups[0]?.name ?? "") : "";
      expect(await calls.desk.recover({ backup })).toMatchObject({ phase: "ready" });
      expect((await calls.stories.list({})).total).toBe(1);
    });
  });
});
