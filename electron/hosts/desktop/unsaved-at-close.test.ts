import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fake, FakeWindow, forget } from "./testing/fake-electron.ts";

vi.mock("electron", async () => {
  const { fake: electron } = await import("./testing/fake-electron.ts");
  return electron;
});
const { openWindow } = await import("./window.ts");
const { TIME_TO_SAVE } = await import("./unsaved-at-close.ts");

let window: FakeWindow;
const asked = fake.dialog.showMessageBoxSync;

beforeEach(() => {
  vi.useFakeTimers();
  forget();
  openWindow({ get: () => undefined, set: () => {} }, { info: () => {}, error: () => {} });
  const opened = FakeWindow.all.at(-1);
  if (opened === undefined) throw new Error("no window was opened");
  window = opened;
});
afterEach(() => {
  vi.useRealTimers();
});

/** The page refuses to go; true when it goes all the same. */
function refuses(closing = true): boolean {
  if (closing) window.emit("close");
  const preventDefault = vi.fn<() => void>();
  window.webContents.emit("will-prevent-unload", { preventDefault });
  return preventDefault.mock.calls.length > 0;
}

it("gives the page a moment to save, then closes the window without a question", () => {
  expect(refuses()).toBe(false);
  expect(window.did).toEqual([]);
  vi.advanceTimersByTime(TIME_TO_SAVE);
  expect(window.did).toEqual(["close"]);
  expect(asked).not.toHaveBeenCalled();
});

it("goes on with a quit that the page stopped", () => {
  fake.app.emit("before-quit");
  refuses();
  vi.advanceTimersByTime(TIME_TO_SAVE);
  expect(fake.app.quit).toHaveBeenCalledOnce();
  expect(window.did).toEqual([]);
});

it("asks when the page still refuses, naming what would be lost, and stays open unless told otherwise", () => {
  refuses();
  vi.advanceTimersByTime(TIME_TO_SAVE);
  expect(refuses()).toBe(false);
  const [, question] = asked.mock.calls[0] ?? [];
  expect(question?.buttons).toEqual(["Keep it open", "Close without saving"]);
  expect(question?.detail).toContain("every word typed since the last “Saved”");
  // The next time the page gets its moment again.
  refuses();
  expect(asked).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(TIME_TO_SAVE);
  expect(window.did).toEqual(["close", "close"]);
});

it("closes without saving when that is the answer", () => {
  asked.mockReturnValue(1);
  refuses();
  vi.advanceTimersByTime(TIME_TO_SAVE);
  expect(refuses()).toBe(true);
});

it("does not quit later because a quit was called off once", () => {
  fake.app.emit("before-quit");
  refuses();
  vi.advanceTimersByTime(TIME_TO_SAVE);
  refuses();
  refuses();
  vi.advanceTimersByTime(TIME_TO_SAVE);
  expect(fake.app.quit).toHaveBeenCalledOnce();
  expect(window.did).toEqual(["close"]);
});

it("asks once for a window that is closed twice within the moment, and closes nothing that only reloads", () => {
  refuses(false);
  vi.advanceTimersByTime(TIME_TO_SAVE);
  expect(window.did).toEqual([]);
  refuses();
  refuses();
  vi.advanceTimersByTime(TIME_TO_SAVE);
  expect(window.did).toEqual(["close"]);
  expect(asked).not.toHaveBeenCalled();
});

it("does nothing more to a window that is gone", () => {
  refuses();
  window.emit("closed");
  vi.advanceTimersByTime(TIME_TO_SAVE);
  expect(window.did).toEqual([]);
});
