import { Worker } from "node:worker_threads";

/** A thread of this service: it is started when first spoken to, and again after it died. */
export interface Thread<To> {
  say(message: To): void;
  /** Ends it; the next word starts another. */
  rest(): void;
  close(): Promise<void>;
}

export interface ThreadParts<To, From> {
  /** "checker-worker": its source, and its name in the bundle. */
  name: string;
  /** Where its source lies, as seen from here. */
  folder: string;
  /** Of the heap, in megabytes. */
  memory: number;
  hear(message: From): void;
  /** What a new thread has to know before anything else. */
  first?: () => readonly To[];
  /** It died: whoever waits for an answer waits in vain. */
  onDeath(error: Error): void;
}

/** Where the worker lies: hosts are bundled into folders side by side, some of which are workers'. */
function workerFile(folder: string, name: string): URL {
  return new URL(import.meta.url.endsWith(".ts") ? `${folder}${name}.ts` : `../${name}/main.js`, import.meta.url);
}

export function createThread<To, From>({
  name,
  folder,
  memory,
  hear,
  first = () => [],
  onDeath,
}: ThreadParts<To, From>): Thread<To> {
  let worker: Worker | undefined;

  function start(): Worker {
    const started = new Worker(workerFile(folder, name), { resourceLimits: { maxOldGenerationSizeMb: memory }, name });
    // A process that does one thing and goes must not wait for it.
    started.unref();
    started.on("message", (message: From) => {
      if (worker === started) hear(message);
    });
    started.on("error", (error) => died(started, error instanceof Error ? error : new Error(String(error))));
    started.on("exit", (status) => died(started, new Error(`The thread ${name} ended early (${status})`)));
    for (const message of first()) started.postMessage(message);
    return started;
  }

  function died(which: Worker, error: Error): void {
    if (worker !== which) return;
    worker = undefined;
    onDeath(error);
  }

  function rest(): Promise<unknown> {
    const ending = worker;
    worker = undefined;
    return ending?.terminate() ?? Promise.resolve();
  }

  return {
    say: (message) => {
      worker ??= start();
      worker.postMessage(message);
    },
    rest: () => void rest(),
    close: async () => void (await rest()),
  };
}
