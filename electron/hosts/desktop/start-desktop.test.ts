import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Failure } from "../../../shared/contract/failure.ts";
import { fake, FakeWindow, forget } from "./testing/fake-electron.ts";

const openDesk = vi.hoisted(() => vi.fn<(options: { dataFolder: string }) => Promise<unknown>>());
vi.mock("electron", async () => {
  const { fake: electron } = await import("./testing/fake-electron.ts");
  return electron;
});
vi.mock("../../desk/open-desk.ts", () => ({ openDesk }));
vi.mock("./electron-settings-file.ts", () => ({ openElectronSettingsFile: () => ({ get: () => undefined, set: () => {} }) }));
vi.mock("../pages/renderer-files.ts", () => ({ readRendererFiles: async () => new Map() }));

const { startDesktop } = await import("./start-desktop.ts");

let folder: string;
let args: string[];
const listening = ["disconnect", "SIGINT", "SIGTERM", "unhandledRejection"] as const;

beforeEach(() => {
  forget();
  openDesk.mockReset();
  folder = mkdtempSync(join(tmpdir(), "standfirst-desktop-"));
  args = ["main.js", "--no-sandbox", "--data", folder];
});
afterEach(() => {
  for (const event of listening) process.off(event, process.listeners(event as "SIGINT").at(-1) ?? (() => {}));
  rmSync(folder, { recursive: true });
});

it("opens one window on the folder asked for, under a lock of that folder", async () => {
  fake.app.requestSingleInstanceLock.mockReturnValue(true);
  openDesk.mockResolvedValue({ router: {}, sessionDidEnd: () => {}, serve: async () => undefined, close: async () => {} });
  startDesktop(args);
  await vi.waitFor(() => expect(FakeWindow.all).toHaveLength(1));
  expect(openDesk.mock.calls[0]?.[0].dataFolder).toBe(folder);
  expect(fake.app.setPath).toHaveBeenCalledWith("userData", join(folder, "electron"));
});

it("leaves a second start to the first: no desk, no window", async () => {
  fake.app.requestSingleInstanceLock.mockReturnValue(false);
  startDesktop(args);
  expect(fake.app.quit).toHaveBeenCalledOnce();
  expect([openDesk.mock.calls, FakeWindow.all]).toEqual([[], []]);
});

it("says why it could not start, and ends with a failure", async () => {
  fake.app.requestSingleInstanceLock.mockReturnValue(true);
  openDesk.mockRejectedValue(new Failure("desk-in-use", "This desk is already open."));
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  startDesktop(args);
  await vi.waitFor(() => expect(fake.app.exit).toHaveBeenCalledWith(1));
  expect(fake.dialog.showErrorBox.mock.calls[0]?.[1]).toBe("This desk is already open.");
});
