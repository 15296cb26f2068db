import { spawn } from "node:child_process";
import { dirname, join } from "node:path";

export const root = dirname(dirname(import.meta.dirname));

export interface Ended {
  status: number;
  /** Standard output, where it was asked for. */
  output: string;
}

export interface ProgramOptions {
  env?: Record<string, string>;
  /** Keeps standard output instead of showing it. */
  capture?: boolean;
  /** Longest time without any output, in milliseconds, before the program is ended. */
  longestSilence?: number;
}

/** Runs a program to its end. One that cannot be started ends with status 127. */
export function runProgram(
  command: string,
  args: string[],
  { env = {}, capture = false, longestSilence }: ProgramOptions = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const heard = capture || longestSilence !== undefined;
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", heard ? "pipe" : "inherit", "inherit"],
    });
    let output = "";
    let silence: NodeJS.Timeout | undefined;
    const hear = (): void => {
      clearTimeout(silence);
      if (longestSilence !== undefined) silence = setTimeout(() => child.kill("SIGKILL"), longestSilence);
    };
    hear();
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      hear();
      if (capture) output += text;
      else process.stderr.write(text);
    });
    child.once("error", () => resolve({ status: 127, output }));
    child.once("close", (status) => {
      clearTimeout(silence);
      resolve({ status: status ?? 1, output });
    });
  });
}

/** Runs a program of node_modules, or a script of ours, on the Node that runs this. */
export function runScript(script: string, args: string[] = [], options: ProgramOptions = {}): Promise<Ended> {
  return runProgram(process.execPath, [join(root, script), ...args], options);
}
