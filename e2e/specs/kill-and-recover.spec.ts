import { setTimeout as pause } from "node:timers/promises";
import { seeded } from "../bench/words.ts";
import { wordsOf } from "../hosts/data-folder.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

const KILLS = 10;
const SEED = Number(process.env["STANDFIRST_SEED"]);
/** The promise: what was typed longer ago than this is on the disk. */
const MOST_LOST_MS = 500;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const FIELDS = ["Body", "Body", "Headline", "Body", "Standfirst"] as const;

interface Stroke {
  sign: string;
  /** When the key had been handed over. */
  at: number;
}

/**
 * Real keys into a real page; then every process of the desk is killed at a moment nobody
 * chose. What lies on the disk must be a beginning of what was typed, and lack at most the
 * last half second.
 */
test(`Killed ${KILLS} times while typing, the desk loses at most the last half second`, async ({ host, data }) => {
  test.setTimeout(120_000);
  console.log(`kill-and-recover: seed ${SEED} (STANDFIRST_SEED repeats it)`);
  const random = seeded(SEED);
  const first = await host.openWindow();
  const opened = await new DeskScreen(first).startStory();
  await opened.write("Catchline", "killing");
  await opened.expectSaved();
  await first.close();
  let strokesKept = 0;

  for (let kill = 0; kill < KILLS; kill += 1) {
    const field = FIELDS[kill % FIELDS.length] ?? "Body";
    const page = await host.openWindow();
    const desk = new DeskScreen(page);
    await desk.stories.locator("[data-row]").first().click();
    const story = await desk.storyInView();
    await expect(story.body).toBeFocused();
    const before = data.stories()[0];
    if (before === undefined) throw new Error("the story has gone");
    const shown = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
    await expect.poll(async () => shown(await story.value(field))).toBe(shown(textOf(before, field)));
    await story.field(field).click();
    await page.keyboard.press("Control+End");

    const strokes: Stroke[] = [];
    let killedAt = 0;
    const killing = pause(700 + random() * 900).then(() => {
      killedAt = performance.now();
      return host.kill();
    });
    while (killedAt === 0) {
      const sign = strokeFrom(random, field, strokes.at(-1)?.sign);
      await page.keyboard.press(sign === "\n" ? "Enter" : sign === " " ? "Space" : sign);
      strokes.push({ sign, at: performance.now() });
      await pause(15 + random() * 30);
    }
    await killing;
    await page.close();
    await host.start();

    const after = data.stories()[0];
    if (after === undefined) throw new Error("the story has gone");
    const kept = textOf(after, field);
    const typed = textOf(before, field) + strokes.map((stroke) => stroke.sign).join("");
    expect(data.integrity()).toBe("ok");
    expect(typed.startsWith(kept), `kill ${kill}, ${field}: on the disk is\n${kept}\nbut typed was\n${typed}`).toBe(true);
    const lost = strokes.slice(kept.length - textOf(before, field).length);
    const oldest = lost[0] === undefined ? 0 : killedAt - lost[0].at;
    expect(
      oldest,
      `kill ${kill}, ${field}: ${lost.length} keys lost, the oldest ${Math.round(oldest)} ms old`,
    ).toBeLessThanOrEqual(MOST_LOST_MS);
    for (const other of ["Body", "Headline", "Standfirst"]) {
      if (other !== field) expect(textOf(after, other), `${other} while typing in ${field}`).toBe(textOf(before, other));
    }
    expect(after.furniture.catchline).toBe("killing");
    expect(data.stories()).toHaveLength(1);
    strokesKept += strokes.length - lost.length;
  }
  expect(strokesKept, "a run in which hardly anything was typed proves nothing").toBeGreaterThan(KILLS * 8);
});

function strokeFrom(random: () => number, field: string, previous: string | undefined): string {
  const chance = random();
  const canBreak = previous !== undefined && previous !== " " && previous !== "\n";
  if (canBreak && field === "Body" && chance < 0.04) return "\n";
  if (canBreak && chance < 0.18) return " ";
  return LETTERS.charAt(Math.floor(random() * LETTERS.length));
}

function textOf(
  story: { furniture: { headline: string; standfirst: unknown }; body: Parameters<typeof wordsOf>[0] },
  field: string,
): string {
  if (field === "Body") return wordsOf(story.body).join("\n");
  if (field === "Headline") return story.furniture.headline;
  return wordsOf([{ type: "paragraph", children: story.furniture.standfirst }] as unknown as Parameters<typeof wordsOf>[0]).join(
    "",
  );
}
