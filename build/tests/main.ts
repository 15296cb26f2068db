import { add, inWords, NONE, ofCheck } from "./counts.ts";
import type { Counts } from "./counts.ts";
import { EXTRA, PARTS } from "./parts.ts";
import type { Part } from "./parts.ts";

function partsAsked(names: string[]): readonly Part[] | undefined {
  if (names.length === 0) return PARTS;
  const known = [...PARTS, ...EXTRA];
  const unknown = names.find((name) => !known.some((part) => part.name === name));
  if (unknown === undefined) return known.filter(({ name }) => names.includes(name));
  console.error(`There is no part "${unknown}": npm test -- --help lists them.`);
  return undefined;
}

async function runPart(part: Part): Promise<Counts> {
  try {
    return await part.run();
  } catch (error) {
    console.error(error);
    return ofCheck(1);
  }
}

async function main(names: string[]): Promise<number> {
  const parts = partsAsked(names);
  if (parts === undefined) return 2;
  let all = NONE;
  const summary: string[] = [];
  for (const part of parts) {
    console.log(`\n── ${part.title}`);
    const start = performance.now();
    const counts = await runPart(part);
    all = add(all, counts);
    summary.push(
      `${counts.failed === 0 ? "  " : "✗ "}${part.title}: ${inWords(counts)} (${Math.round((performance.now() - start) / 1000)} s)`,
    );
  }
  console.log(`\n${summary.join("\n")}\n${inWords(all)}`);
  return all.failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
