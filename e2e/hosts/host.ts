import type { Page } from "@playwright/test";

/** One desk that is running, or can be started, over one data folder. */
export interface Host {
  /** Folder with the desk's data. */
  readonly dataFolder: string;
  start(): Promise<void>;
  /** A window with the desk in it. The browser host opens another tab each time. */
  openWindow(): Promise<Page>;
  /** Ends the host as a person would (Ctrl-C, Quit) and answers its exit status. */
  stop(): Promise<number>;
  /** SIGKILL for every process of the host, by id; answers when all of them are gone. */
  kill(): Promise<void>;
  /** `kill`, then `start` over the same data folder. */
  restart(): Promise<void>;
}
