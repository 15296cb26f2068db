import { afterEach, expect, test, vi } from "vitest";
import { fake } from "./testing/fake-electron.ts";

vi.mock("electron", async () => {
  const { fake: electron } = await import("./testing/fake-electron.ts");
  return electron;
});
const { openSystemSeal } = await import("./system-seal.ts");

const platform = Object.getOwnPropertyDescriptor(process, "platform") ?? {};
const onPlatform = (value: string): unknown => Object.defineProperty(process, "platform", { ...platform, value });
afterEach(() => {
  Object.defineProperty(process, "platform", platform);
  fake.safeStorage.getSelectedStorageBackend.mockReset().mockReturnValue("gnome_libsecret");
  fake.safeStorage.isAsyncEncryptionAvailable.mockReset().mockResolvedValue(true);
});

test("seals and opens with the system's vault", async () => {
  const seal = await openSystemSeal();
  if (!seal.available) return expect.fail(seal.why);
  const sealed = await seal.seal("marigold");
  expect(Buffer.from(sealed).toString()).not.toContain("marigold");
  expect(await seal.open(sealed)).toBe("marigold");
});

test.each(["basic_text", "unknown"])("refuses Linux's %s, which is plain text in disguise, and says so", async (backend) => {
  onPlatform("linux");
  fake.safeStorage.getSelectedStorageBackend.mockReturnValue(backend);
  expect(await openSystemSeal()).toMatchObject({ available: false, why: expect.stringContaining("plain text") as unknown });
  expect(fake.safeStorage.isAsyncEncryptionAvailable).not.toHaveBeenCalled();
});

test.each(["linux", "darwin", "win32"])("a vault that is shut is refused on %s, and said", async (system) => {
  onPlatform(system);
  fake.safeStorage.isAsyncEncryptionAvailable.mockResolvedValue(false);
  expect(await openSystemSeal()).toMatchObject({ available: false, why: expect.stringContaining("cannot be used") as unknown });
});
