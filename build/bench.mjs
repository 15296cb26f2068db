import { spawn } from "node:child_process";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { node24, root, run, setUp } from "./set-up.mjs";

const HELP = `Measures Standfirst beside bare editors, as ratios in one run; see docs/bench/.

  npm run bench               everything
  npm run bench -- --short    a few rounds only, to see that it runs
  npm run bench -- --help     this text

The last line on standard output is one object of JSON.
`;

await run(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  await setUp();
  await bundle();
  const child = spawn(node24, [join(root, "build", "tests", "with-chromium.ts"), "e2e/bench/run.ts", ...args], {
    cwd: root,
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once("exit", (status) => resolve(status ?? 1)));
});
