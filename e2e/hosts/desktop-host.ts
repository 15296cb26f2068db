import { once } from "node:events";
import { type ElectronApplication, type Page, _electron } from "@playwright/test";
import type { Host } from "./host.ts";
import { killEach, processTree } from "./process-tree.ts";
import { DESKTOP_HOST, electronBinary } from "./programs.ts";

/** The product: Electron, run from the bundle. Only where its binary is present. */
export class DesktopHost implements Host {
  readonly dataFolder: string;
  #app: ElectronApplication | undefined;

  constructor(dataFolder: string) {
    this.dataFolder = dataFolder;
  }

  async start(): Promise<void> {
    const executablePath = electronBinary();
    if (executablePath === undefined) throw new Error("Electron binary not present");
    this.#app = await _electron.launch({
      executablePath,
      args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), DESKTOP_HOST, "--data", this.dataFolder],
    });
  }

  async openWindow(): Promise<Page> {
    if (this.#app === undefined) throw new Error("the host is not running");
    return this.#app.firstWindow();
  }

  async stop(): Promise<number> {
    const app = this.#app;
    if (app === undefined) return -1;
    this.#app = undefined;
    const child = app.process();
    await app.close();
    return child.exitCode ?? -1;
  }

  async kill(): Promise<void> {
    const app = this.#app;
    if (app === undefined) return;
    this.#app = undefined;
    const child = app.process();
    const ended = once(child, "exit");
    killEach(processTree(child.pid ?? 0));
    await ended;
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }
}
