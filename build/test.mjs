import { spawn } from "node:child_process";
import { join } from "node:path";
import { node24, root, run, setUp } from "./set-up.mjs";

const HELP = `Proves that Standfirst holds: installs what is missing, then runs every check and test.

  npm test                    everything
  npm test -- <part> …        one part or several:

    types        the type check
    lint         oxlint, with types
    format       oxfmt (npm run format mends)
    unused       knip: files, exports and packages nobody uses
    boundaries   who may import whom
    unit         unit tests (vitest), with the boundaries' canary
    size         the bundle, and the weight of the first screen's script
    e2e          end-to-end tests in the browser host
    desktop      the same in Electron, where its binary is present

  npm run test:targets        the targets over a real WordPress and a real Ghost, which it starts
                              with the scripts in ../shared/targets, or where STANDFIRST_TARGETS
                              says; says which are missing, and counts their tests as skipped
  npm run test:desktop        the part "desktop" alone
  npm test -- --help          this text

End-to-end tests need a Chromium: Playwright's own, else the machine's; where there is none it is
fetched. The last line counts what passed, failed and was skipped.
`;

await run(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  await setUp();
  const child = spawn(node24, [join(root, "build", "tests", "main.ts"), ...args], { cwd: root, stdio: "inherit" });
  // Ctrl-C reaches the whole group; the last line is still to be written.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once("exit", (status) => resolve(status ?? 1)));
});
