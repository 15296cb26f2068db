import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

let clone: string;

/** A clone with nothing installed, and an npm that notes what it is asked and does as told. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "standfirst-clone-"));
  mkdirSync(join(clone, "build"));
  for (const file of ["set-up.mjs", "lock.mjs"]) cpSync(join(import.meta.dirname, file), join(clone, "build", file));
  writeFileSync(
    join(clone, "package-lock.json"),
    JSON.stringify({
      packages: { "": {}, "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0", optional: true } },
    }),
  );
});
afterEach(() => {
  rmSync(clone, { recursive: true });
});

const binary = process.platform === "win32" ? "node.exe" : "node";
const MAKES_NODE = `fs.mkdirSync("node_modules/node/bin", { recursive: true }); fs.symlinkSync(process.execPath, "node_modules/node/bin/${binary}");`;

function setUp(npm: string): { status: number | null; out: string; problem: string; asked: string[] } {
  const asked = join(clone, "asked");
  const fake = join(clone, "npm.js");
  writeFileSync(
    fake,
    `const fs = require("node:fs"); fs.appendFileSync(${JSON.stringify(asked)}, process.argv.slice(2, 4).join(" ") + "\\n"); console.log("npm speaks"); ${npm}`,
  );
  const script = `import { run, setUp } from "./build/set-up.mjs"; await run(async () => { await setUp(); return 0; });`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: clone,
    encoding: "utf8",
    env: { ...process.env, npm_execpath: fake },
  });
  const heard = existsSync(asked) ? readFileSync(asked, "utf8").trim().split("\n") : [];
  rmSync(asked, { force: true });
  return { status, out: stdout, problem: stderr, asked: heard };
}

it("installs once, and again when the lock has changed; npm speaks on standard error only", () => {
  const first = setUp(`if (process.argv[2] === "ci") { ${MAKES_NODE} }`);
  expect(first).toMatchObject({ status: 0, out: "", asked: ["ci --include=dev"] });
  expect(first.problem).toContain("npm speaks");
  expect(setUp("")).toMatchObject({ status: 0, out: "", problem: "", asked: [] });
  writeFileSync(
    join(clone, "package-lock.json"),
    JSON.stringify({ packages: { "": {}, "node_modules/a": { version: "1.0.1" } } }),
  );
  expect(setUp("").asked).toEqual(["ci --include=dev"]);
});

it("leaves packages alone that somebody installed by hand, as long as they are those of the lock", () => {
  mkdirSync(join(clone, "node_modules", "node", "bin"), { recursive: true });
  writeFileSync(join(clone, "node_modules", "node", "bin", binary), "");
  const list = join(clone, "node_modules", ".package-lock.json");
  writeFileSync(list, JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }));
  expect(setUp("").asked).toEqual([]);
  rmSync(join(clone, "node_modules", ".standfirst-installed"));
  writeFileSync(list, JSON.stringify({ packages: { "node_modules/a": { version: "0.9.0" } } }));
  expect(setUp("").asked).toEqual(["ci --include=dev"]);
});

it("says in one sentence that it could not install, and tries again next time", () => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { status, out, problem, asked } = setUp("process.exit(1);");
    expect([status, out, asked]).toEqual([1, "", ["ci --include=dev"]]);
    expect(problem).toContain("could not be installed");
    expect(problem).not.toContain("    at ");
  }
});

it("fetches Node where npm ran no install scripts, and says so when that fails too", () => {
  const helped = setUp(
    `if (process.argv[2] === "rebuild") { ${MAKES_NODE.replace("fs.symlinkSync(process.execPath,", 'fs.writeFileSync("node_modules/node/bin/x", ""); fs.symlinkSync(process.execPath,')} }`,
  );
  expect(helped).toMatchObject({ status: 0, asked: ["ci --include=dev", "rebuild node"] });
  rmSync(join(clone, "node_modules"), { recursive: true });
  const helpless = setUp("");
  expect(helpless).toMatchObject({ status: 1, asked: ["ci --include=dev", "rebuild node"] });
  expect(helpless.problem).toContain("allow npm to run install scripts");
});
