import { join } from "node:path";
import { checkBoundaries } from "./boundaries.ts";

const { modules, imports, violations } = await checkBoundaries(join(import.meta.dirname, "..", ".."));
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} imports ${to}`);
if (modules === 0 || imports < modules) {
  console.error(`Only ${imports} imports of ${modules} modules were read: the check is blind.`);
  process.exitCode = 1;
}
if (violations.length > 0) process.exitCode = 1;
console.error(`${modules} modules, ${imports} imports, ${violations.length} across a boundary.`);
