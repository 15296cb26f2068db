import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { GHOST_VARIABLE, WORDPRESS_VARIABLE } from "../../electron/services/publishing/testing/real-servers.ts";
import { root, runProgram } from "./run-program.ts";

/** Longest time without a word from a script, in milliseconds: Ghost's installation is silent for minutes. */
const LONGEST_SILENCE = 360_000;

const SERVERS = [
  { name: "WordPress", script: "wordpress-up", variable: WORDPRESS_VARIABLE },
  { name: "Ghost", script: "ghost-up", variable: GHOST_VARIABLE },
] as const;

export interface RealServers {
  /** Facts of each server that runs, as its tests read them. */
  env: Record<string, string>;
  /** Why a server's tests are skipped, a sentence each. */
  missing: string[];
  /** Servers that should have started and did not. */
  failed: string[];
}

/** Where the scripts that start real servers lie. */
function scriptsFolder(): string {
  return resolve(process.env.STANDFIRST_TARGETS ?? join(root, "..", "shared", "targets"));
}

/** The facts a script prints: its last line, if that is JSON. */
function factsIn(output: string): string | undefined {
  const line = output.trim().split("\n").at(-1) ?? "";
  try {
    JSON.parse(line);
    return line;
  } catch {
    return undefined;
  }
}

/** Starts the real servers to publish to, or finds them running. What cannot be started is said, not hidden. */
export async function startRealServers(): Promise<RealServers> {
  const started: RealServers = { env: {}, missing: [], failed: [] };
  const folder = scriptsFolder();
  for (const { name, script, variable } of SERVERS) {
    const path = join(folder, script);
    if (process.env[variable]) console.log(`${name}: as ${variable} says`);
    else if (!existsSync(path)) {
      started.missing.push(`${name}: there is no ${path} (STANDFIRST_TARGETS names another folder); its tests are skipped.`);
    } else if (process.getuid?.() !== 0) {
      started.missing.push(`${name}: ${script} installs and starts a server, which only root may; its tests are skipped.`);
    } else {
      console.log(`${name}: ${script} …`);
      const { status, output } = await runProgram(path, [], { capture: true, longestSilence: LONGEST_SILENCE });
      const facts = status === 0 ? factsIn(output) : undefined;
      if (facts === undefined) started.failed.push(`${name}: ${script} ended with status ${status} and no server.`);
      else started.env[variable] = facts;
    }
  }
  return started;
}
