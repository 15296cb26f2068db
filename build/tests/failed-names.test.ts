import { expect, it } from "vitest";
import { failedInPlaywright, failedInVitest } from "./failed-names.ts";

it("names what failed in vitest's report, and a file that could not be loaded", () => {
  const report = {
    testResults: [
      {
        name: "a.test.ts",
        message: "",
        assertionResults: [
          { status: "passed", fullName: "goes" },
          { status: "failed", fullName: "stops in time" },
        ],
      },
      { name: "b.test.ts", message: "SyntaxError", assertionResults: [] },
      { name: "c.test.ts", message: "", assertionResults: [] },
    ],
  };
  expect(failedInVitest(report)).toEqual(["a.test.ts > stops in time", "b.test.ts"]);
});

it("names what failed in Playwright's report, however deep it stands", () => {
  const spec = (title: string, status: string): object => ({ title, tests: [{ status }] });
  const report = {
    suites: [
      {
        title: "a.spec.ts",
        specs: [spec("goes", "expected")],
        suites: [{ title: "At night", specs: [spec("stops", "unexpected"), spec("wakes", "flaky")] }],
      },
    ],
  };
  expect(failedInPlaywright(report)).toEqual(["a.spec.ts > At night > stops", "a.spec.ts > At night > wakes"]);
});

it("names nothing where a runner left no report", () => {
  for (const report of [undefined, null, {}]) expect([...failedInVitest(report), ...failedInPlaywright(report)]).toEqual([]);
});
