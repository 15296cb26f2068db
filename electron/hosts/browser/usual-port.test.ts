import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Log } from "../../ports/log.ts";
import type { SettingsFile } from "../../ports/settings-file.ts";
import { openSettingsFile } from "../conf-settings-file.ts";
import type { BrowserHost } from "./browser-host.ts";
import { startOnUsualPort } from "./usual-port.ts";

const quiet: Log = { info: () => undefined, error: () => undefined };
let folder: string;
let settings: SettingsFile;

/** Listens for real, as the host does; a taken port is the host's own failure. */
async function listen(port: number): Promise<BrowserHost> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(new Failure("bad-input", "The port is taken.", { cause })));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return { address: `http://127.0.0.1:${taken}/`, port: taken, close: async () => void server.close() };
}

describe("the usual port", () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "standfirst-port-"));
    settings = openSettingsFile(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is the one of last time", async () => {
    const first = await startOnUsualPort(settings, listen, quiet);
    await first.close();
    const second = await startOnUsualPort(openSettingsFile(folder), listen, quiet);
    expect(second.port).toBe(first.port);
    await second.close();
  });

  it("gives way when another program has it, and the new one is then usual", async () => {
    const first = await startOnUsualPort(settings, listen, quiet);
    const second = await startOnUsualPort(settings, listen, quiet);
    expect(second.port).not.toBe(first.port);
    expect(openSettingsFile(folder).get("browserPort")).toBe(second.port);
    await first.close();
    await second.close();
  });

  it("is not taken from a settings file that holds nonsense", async () => {
    settings.set("browserPort", "80; rm");
    const host = await startOnUsualPort(settings, listen, quiet);
    expect(settings.get("browserPort")).toBe(host.port);
    await host.close();
  });

  it("does not hide other failures", async () => {
    const start = (): Promise<BrowserHost> => Promise.reject(new Failure("disk", "The disk is broken."));
    await expect(startOnUsualPort(settings, start, quiet)).rejects.toThrow("The disk is broken.");
  });
});
