import { type Locator, type Page } from "@playwright/test";
import { Temporal } from "temporal-polyfill";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { terminal } from "../hosts/terminal.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { SettingsScreen } from "../screens/settings-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";

const ZONE = "Europe/London";
const tomorrow = (): Temporal.PlainDate => Temporal.Now.plainDateISO(ZONE).add({ days: 1 });

/** The parts of a date or time field, typed one after the other. */
async function type(page: Page, field: string, ...parts: string[]): Promise<void> {
  const segments = page.getByRole("group", { name: field }).getByRole("spinbutton");
  for (const [place, part] of parts.entries()) {
    await segments.nth(place).click();
    await page.keyboard.type(part);
  }
}

async function typeWhen(page: Page, day: Temporal.PlainDate, hour: string, minute: string): Promise<void> {
  await type(page, "Publish at, date", ...[day.day, day.month].map((part) => String(part).padStart(2, "0")), String(day.year));
  await type(page, "Publish at, time", hour, minute);
}

const strip = (page: Page): Locator => page.getByRole("list", { name: "When it goes" });

test.describe("Schedule", () => {
  test.use({ newsroom: "sample" });

  test("says when in the paper's zone and UTC, asks about hours that are none or two, and takes it back @browser", async ({
    window,
    browserHost,
  }) => {
    const calls = (await connectToDesk(browserHost)).calls;
    const [ready] = (await calls.stories.list({ status: "ready" })).rows;
    const desk = new DeskScreen(window);
    await desk.list("All stories").click();
    await desk.openStory(ready?.headline ?? "");
    await window.getByRole("button", { name: "Schedule", exact: true }).click();
    const dialog = window.getByRole("dialog", { name: "Schedule" });
    await expect(dialog.getByRole("combobox", { name: "Target" })).toHaveValue("folder");

    await typeWhen(window, Temporal.PlainDate.from("2027-03-28"), "01", "30");
    await expect(dialog.getByRole("status")).toContainText("There is no 01:30 that day");
    await expect(dialog.getByRole("button", { name: "Schedule", exact: true })).toBeDisabled();
    await dialog.getByRole("button", { name: "Take 02:00 BST" }).click();
    await expect(dialog.getByRole("status")).toHaveText("Sun 28 Mar 2027, 02:00 BST · 01:00 UTC");

    await typeWhen(window, Temporal.PlainDate.from("2027-10-31"), "01", "30");
    await expect(dialog.getByRole("status")).toContainText("comes twice");
    await dialog.getByRole("button", { name: "The second, 01:30 GMT" }).click();
    await expect(dialog.getByRole("status")).toHaveText("Sun 31 Oct 2027, 01:30 GMT · 01:30 UTC");
    await expectAccessible(window, "schedule dialog");
    await dialog.getByRole("button", { name: "Schedule", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(strip(window)).toContainText("Goes Sun 31 Oct 2027, 01:30 GMT · 01:30 UTC to Site folder");
    await expectAccessible(window, "story that is scheduled");

    await window.getByRole("button", { name: "Unschedule", exact: true }).click();
    await expect(strip(window)).toHaveCount(0);
    expect((await calls.stories.get({ id: ready?.id ?? "" })).status).toBe("ready");
  });

  test("publishes by the real clock, and says that the text was changed since @browser", async ({
    window,
    browserHost,
    dataFolder,
    data,
  }) => {
    const calls = (await connectToDesk(browserHost)).calls;
    const [ready] = (await calls.stories.list({ status: "ready" })).rows;
    const id = ready?.id ?? "";
    const desk = new DeskScreen(window);
    await desk.list("All stories").click();
    const story = await desk.openStory(ready?.headline ?? "");
    const at = Temporal.Now.instant().add({ seconds: 15 });
    const wall = at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: "second" });
    const asked = await terminal(dataFolder, "schedule", id, "--at", wall.replace("T", " "), "--json");
    expect(asked.status, asked.problem).toBe(0);
    const { at: planned } = JSON.parse(asked.out) as { at: string };
    await expect(strip(window)).toContainText("to Site folder");
    await story.write("Headline", " typed later");
    await expect(strip(window)).toContainText("changed since");
    expect((await terminal(dataFolder, "schedule")).out).toContain("changed since it was scheduled");

    await expect(strip(window)).toHaveCount(0, { timeout: 30_000 });
    const publication = await calls.publishing.publication({ id });
    expect(publication?.state).toBe("published");
    expect(Date.parse(publication?.firstPublishedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(planned));
    const pages = [...data.siteFiles().values()].map((file) => file.toString("utf8"));
    expect(pages.some((page) => page.includes(ready?.headline ?? "?"))).toBe(true);
    expect(pages.some((page) => page.includes("typed later"))).toBe(false);
  });

  test("shows the calendar: clashes, empty slots, moving by mouse and by keys @browser", async ({ window, browserHost }) => {
    const calls = (await connectToDesk(browserHost)).calls;
    const paper = await calls.paper.get();
    const days = [1, 2, 3, 4, 5, 6, 7];
    await calls.paper.save({
      ...paper,
      slots: [
        { id: "morning", name: "Morning", days, time: "06:00" },
        { id: "noon", name: "Noon", days, time: "12:00" },
      ],
    });
    const day = tomorrow();
    const drafts = (await calls.stories.list({ status: "ready" })).rows;
    const [first] = drafts;
    const other = await calls.stories.duplicate({ id: first?.id ?? "" });
    await calls.stories.checkOut({ id: other.id });
    await calls.stories.save({ id: other.id, patch: { headline: "The second story" } });
    for (const storyId of [first?.id ?? "", other.id]) {
      await calls.schedule.schedule({ storyId, targetId: "folder", wall: `${day.toString()}T06:00` });
    }

    await window.getByRole("button", { name: "Calendar" }).click();
    const calendar = window.getByRole("region", { name: "Calendar" });
    await window.getByRole("radio", { name: "Month" }).check({ force: true });
    await expectAccessible(window, "calendar, month");
    await window.getByRole("radio", { name: "Week" }).check({ force: true });
    if (day.dayOfWeek === 1) await window.getByRole("button", { name: "Later week" }).click();
    const warnings = window.getByRole("list", { name: "Warnings" });
    await expect(warnings).toContainText("are both in the slot 06:00");
    await expect(warnings).toContainText("Nothing is scheduled for Noon");
    await expect(window.getByRole("list", { name: "Schedule" }).getByRole("listitem")).toHaveCount(2);
    await expectAccessible(window, "calendar, week");

    const chip = calendar.getByRole("button", { name: /The second story/ });
    const dayName = (await calls.schedule.next()).coming[0]?.when.split(",")[0] ?? "";
    await chip.dragTo(calendar.getByRole("group", { name: `${dayName}, 12:00`, exact: true }));
    await expect(chip).toHaveAccessibleName(/^12:00/);
    await expect(window.getByText("are both in the slot")).toHaveCount(0);

    await chip.focus();
    await window.keyboard.press("Alt+ArrowDown");
    await expect(chip).toHaveAccessibleName(/^12:15/);
    await expect(chip).toBeFocused();
    await window.keyboard.press("Alt+ArrowRight");
    await expect(chip).toBeFocused();
    const moved = (await calls.schedule.next()).coming.find(({ title }) => title === "The second story");
    expect(moved?.wall).toBe(`${day.add({ days: 1 }).toString()}T12:15`);

    await chip.click();
    await expect(window.getByRole("dialog")).toHaveCount(0);
    await expect(strip(window)).toContainText("12:15");
  });
});

test.describe("A story dropped on a day", () => {
  test.use({ newsroom: "sample" });

  test("when the clocks change asks about an hour that is none, or two @browser", async ({ window, browserHost }) => {
    const calls = (await connectToDesk(browserHost)).calls;
    const [ready] = (await calls.stories.list({ status: "ready" })).rows;
    const now = Temporal.Now.zonedDateTimeISO(ZONE);
    let change = now.add({ days: 2 }).getTimeZoneTransition("next");
    let shown = now.toPlainDate().toPlainYearMonth();
    const plan = async (day: Temporal.PlainDate): Promise<void> => {
      const wall = `${day.toString()}T01:30`;
      await calls.schedule.schedule({ storyId: ready?.id ?? "", targetId: "folder", wall });
    };
    const days = [0, 1].flatMap(() => {
      const day = change?.toPlainDate();
      change = change?.getTimeZoneTransition("next") ?? null;
      return day ?? [];
    });
    const [first] = days;
    if (first === undefined) throw new Error("The clocks do not change any more");
    await plan(first.subtract({ days: 1 }));
    await window.getByRole("button", { name: "Calendar" }).click();
    const calendar = window.getByRole("region", { name: "Calendar" });
    await window.getByRole("radio", { name: "Month" }).check({ force: true });
    for (const day of days) {
      await plan(day.subtract({ days: 1 }));
      for (; shown.until(day.toPlainYearMonth()).months > 0; shown = shown.add({ months: 1 }))
        await window.getByRole("button", { name: "Later month" }).click();
      const isGap = day.month < 7;
      const cell = calendar.locator(`section[aria-label$=" ${day.day} ${isGap ? "Mar" : "Oct"} ${day.year}"]`);
      const chip = calendar.getByRole("button", { name: ready?.headline ?? "" });
      await chip.dragTo(cell.getByRole("button", { name: /^Show/ }).locator("xpath=following-sibling::*[1]"));
      const question = calendar.getByRole("alert");
      await expect(question).toContainText(isGap ? "There is no 01:30 on" : "twice");
      expect((await calls.schedule.next()).coming[0]?.wall, "nothing was moved").toBe(
        `${day.subtract({ days: 1 }).toString()}T01:30`,
      );
      await expectAccessible(window, `calendar, asked about ${isGap ? "a gap" : "an hour that is two"}`);
      await question.getByRole("button", { name: isGap ? "Take 02:00 BST" : "The second, 01:30 GMT" }).click();
      await expect(question).toHaveCount(0);
      await expect(cell.getByRole("button", { name: isGap ? /^02:00 BST/ : /^01:30 GMT/ })).toBeVisible();
    }
  });
});

test("An empty calendar says so, and opens from the palette", async ({ window }) => {
  await expect(new DeskScreen(window).newStory).toBeVisible();
  await window.keyboard.press("Control+k");
  await expect(window.getByRole("dialog")).toBeVisible();
  await window.keyboard.type("calendar");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("region", { name: "Calendar" })).toBeVisible();
  await expect(window.getByText("Nothing is scheduled.", { exact: false })).toBeVisible();
  await expectAccessible(window, "empty calendar");
});

test("Settings take the slots of the paper, and the rule for times that were missed @browser", async ({
  window,
  browserHost,
}) => {
  const settings = new SettingsScreen(window);
  await settings.openByButton();
  await settings.show("Schedule");
  await settings.field("A story whose time went by").selectOption("ask");
  for (const [name, time] of [
    ["Morning", "06:00"],
    ["Noon", "12:00"],
  ] as const) {
    await window.getByRole("button", { name: "Add a slot" }).click();
    const slot = window.getByRole("list", { name: "Slots" }).getByRole("listitem").last();
    await slot.getByLabel("Slot name").fill(name);
    await slot.getByLabel("Time").fill(time);
    for (const weekend of ["Saturday", "Sunday"]) await slot.getByRole("checkbox", { name: weekend }).check({ force: true });
  }
  await expectAccessible(window, "settings of the schedule");
  await settings.save();
  await settings.close();
  const calls = (await connectToDesk(browserHost)).calls;
  expect((await calls.paper.get()).missed).toEqual({ rule: "ask" });
  expect((await calls.paper.get()).slots?.map(({ name, time, days }) => `${name} ${time} ${days.join("")}`)).toEqual([
    "Morning 06:00 1234567",
    "Noon 12:00 1234567",
  ]);
});
