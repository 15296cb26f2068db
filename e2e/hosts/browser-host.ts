import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { BrowserContext, Page } from "@playwright/test";
import type { Host } from "./host.ts";
import { killEach, processTree } from "./process-tree.ts";
import { BROWSER_HOST, NODE, ROOT } from "./programs.ts";

const READY = /^Standfirst is ready at (http:\/\/127\.0\.0\.1:(\d+)\/)#token=(\S+)$/;
const LONGEST_START_MS = 30_000;

/** The browser host as a real process, run from the bundle. */
export class BrowserHost implements Host {
  readonly dataFolder: string;
  /** Everything it has said on standard output since the last start, line by line. */
  said: string[] = [];
  /** Everything on standard error since the last start. */
  complained = "";
  readonly #context: BrowserContext | undefined;
  readonly #before: readonly string[];
  readonly #program: string;
  #process: ChildProcess | undefined;
  #address = "";
  #token = "";
  #port = 0;

  /** `before` goes in front of the command: ["prlimit", "--fsize=…"]. */
  constructor(dataFolder: string, context?: BrowserContext, before: readonly string[] = [], program = BROWSER_HOST) {
    this.dataFolder = dataFolder;
    this.#context = context;
    this.#before = before;
    this.#program = program;
  }

  /** "http://127.0.0.1:<port>/", without the token. */
  get origin(): string {
    return this.#address;
  }
  get token(): string {
    return this.#token;
  }
  get port(): number {
    return this.#port;
  }
  get pid(): number {
    if (this.#process?.pid === undefined || !this.running) throw new Error(`the host is not running:\n${this.complained}`);
    return this.#process.pid;
  }
  get running(): boolean {
    return this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  async start(): Promise<void> {
    this.said = [];
    this.complained = "";
    const port = this.#port;
    const words = [...this.#before, NODE, this.#program, "--data", this.dataFolder, "--port", String(port)];
    const [command = NODE, ...args] = words;
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    child.once("exit", (code, signal) => (this.complained += `\n(ended: ${code ?? signal})\n`));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.complained += text));
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ready line after 30 s:\n${this.complained}`)), LONGEST_START_MS);
      const done = (finish: () => void): void => {
        clearTimeout(timer);
        finish();
      };
      child.once("error", (error) => done(() => reject(error)));
      child.once("exit", (code, signal) =>
        done(() => reject(new Error(`the host ended (${code ?? signal}) before it was ready:\n${this.complained}`))),
      );
      createInterface({ input: child.stdout }).on("line", (line) => {
        this.said.push(line);
        const ready = READY.exec(line);
        if (ready === null) return;
        this.#address = ready[1] ?? "";
        // Kept for the next start, so that tabs already open find the host again.
        this.#port = Number(ready[2]);
        this.#token = ready[3] ?? "";
        done(resolve);
      });
    });
  }

  async openWindow(): Promise<Page> {
    if (this.#context === undefined) throw new Error("this host was made without a browser");
    const page = await this.#context.newPage();
    await page.goto(`${this.#address}#token=${this.#token}`);
    return page;
  }

  async stop(): Promise<number> {
    return this.#end((child) => child.kill("SIGINT"));
  }

  async kill(): Promise<void> {
    await this.#end((child) => killEach(processTree(child.pid ?? 0)));
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  async #end(how: (child: ChildProcess) => void): Promise<number> {
    const child = this.#process;
    if (child === undefined || !this.running) return child?.exitCode ?? -1;
    const ended = once(child, "exit");
    how(child);
    await ended;
    this.#process = undefined;
    return child.exitCode ?? -1;
  }
}
