import { execFile } from "node:child_process";
import { NODE, ROOT, TERMINAL_HOST } from "./programs.ts";

export interface Answer {
  status: number;
  out: string;
  problem: string;
}

/** Runs one verb of the terminal host over a data folder: `terminal(folder, "show", id)`. */
export async function terminal(dataFolder: string, ...args: string[]): Promise<Answer> {
  return runTerminal(TERMINAL_HOST, dataFolder, ...args);
}

/** The same of another build, by the path of its terminal host. */
export async function runTerminal(program: string, dataFolder: string, ...args: string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    execFile(
      NODE,
      [program, ...args, "--data", dataFolder],
      { cwd: ROOT, timeout: 30_000, maxBuffer: 50_000_000 },
      (error, out, problem) => {
        if (error === null) return resolve({ status: 0, out, problem });
        if (typeof error.code === "number") return resolve({ status: error.code, out, problem });
        reject(error);
      },
    );
  });
}
