/** What the JSON reports of the runners hold, as far as names of tests go; each part may be missing. */
interface VitestReport {
  testResults?: {
    name?: string;
    message?: string;
    assertionResults?: { status?: string; fullName?: string }[];
  }[];
}
interface PlaywrightSuite {
  title?: string;
  file?: string;
  suites?: PlaywrightSuite[];
  specs?: { title?: string; tests?: { status?: string }[] }[];
}

const list = <Item>(items: readonly Item[] | undefined): readonly Item[] => items ?? [];

/** "file > test" of each test that failed, and the file alone where it could not be loaded. */
export function failedInVitest(report: unknown): string[] {
  const files = list((report as VitestReport | undefined | null)?.testResults);
  return files.flatMap(({ name = "", message = "", assertionResults }) => {
    const failed = list(assertionResults).filter(({ status }) => status === "failed");
    if (failed.length === 0) return message === "" ? [] : [name];
    return failed.map(({ fullName = "" }) => `${name} > ${fullName}`);
  });
}

/** "file > title" of each test that failed, or passed only when repeated. */
export function failedInPlaywright(report: unknown): string[] {
  const named = (suite: PlaywrightSuite, above: string): string[] => [
    ...list(suite.suites).flatMap((below) => named(below, `${above}${below.title ?? ""} > `)),
    ...list(suite.specs)
      .filter(({ tests }) => list(tests).some(({ status }) => status === "unexpected" || status === "flaky"))
      .map(({ title = "" }) => `${above}${title}`),
  ];
  return named({ suites: (report as PlaywrightSuite | undefined | null)?.suites ?? [] }, "");
}
