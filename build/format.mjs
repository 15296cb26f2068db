import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { node24, root, run, setUp } from "./set-up.mjs";

await run(async () => {
  await setUp();
  return (
    spawnSync(node24, [join(root, "node_modules", "oxfmt", "bin", "oxfmt"), ...process.argv.slice(2)], {
      cwd: root,
      stdio: "inherit",
    }).status ?? 1
  );
});
