import type { ICruiseOptions, IForbiddenRuleType } from "dependency-cruiser";

/**
 * Who may import whom, as dependency-cruiser reads it. `build/checks/boundaries.ts` runs it and
 * asserts that it looked at the sources at all; `boundaries-canary.test.ts` plants a violation of
 * every rule and expects each to be caught.
 */

/** Tests, those over real servers too, and what only they use: they may reach further than what they test. */
const TESTS = "\\.(test|target)\\.tsx?$|/(testing|fixtures)/";

/** Our own files a part may import. Everything of ours outside of this is a violation. */
const within = (name: string, comment: string, from: string, allowed: string): IForbiddenRuleType => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TESTS },
  to: { path: "^(electron|renderer|shared|build|e2e)/", pathNot: allowed },
});

const npm = (name: string, comment: string, from: string, allowed: string): IForbiddenRuleType => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TESTS },
  to: { path: "node_modules/", pathNot: `node_modules/(${allowed})` },
});

export const boundaryRules: IForbiddenRuleType[] = [
  within("shared-stands-alone", "shared imports itself only", "^shared/", "^shared/"),
  npm(
    "shared-takes-few-packages",
    "shared knows Lexical without React, the schema library, the HTML parser, the calendar and the comparison of words",
    "^shared/",
    "(lexical|@lexical/(?!react)[^/]+|zod|parse5|@orpc/contract|temporal-polyfill|diff|@types/[^/]+)/",
  ),
  {
    name: "shared-has-no-node",
    comment: "shared runs in both processes: no module of Node",
    severity: "error",
    from: { path: "^shared/", pathNot: TESTS },
    to: { dependencyTypes: ["core"] },
  },
  within("ports-know-shared", "ports are interfaces over shared", "^electron/ports/", "^(shared|electron/ports)/"),
  {
    name: "service-alone",
    comment: "a service imports shared, ports and its own folder; another service is handed in as an interface",
    severity: "error",
    from: { path: "^electron/services/([^/]+)/", pathNot: TESTS },
    to: { path: "^(electron|renderer|build|e2e)/", pathNot: "^electron/(ports/|services/$1/)" },
  },
  within(
    "desk-builds-services",
    "desk imports services, ports and shared",
    "^electron/desk/",
    "^(shared|electron/(desk|ports|services))/",
  ),
  {
    name: "hosts-stay-apart",
    comment: "a host imports all of electron/ but another host",
    severity: "error",
    from: { path: "^electron/hosts/(browser|desktop|terminal)/", pathNot: TESTS },
    to: { path: "^(renderer|build|e2e)/|^electron/hosts/(browser|desktop|terminal)/", pathNot: "^electron/hosts/$1/" },
  },
  within(
    "between-hosts",
    "what hosts share knows no host",
    "^electron/hosts/(pages/|[^/]+$)",
    "^(shared/|electron/(desk|ports|services)/|electron/hosts/(pages/|[^/]+$))",
  ),
  {
    name: "electron-in-its-host",
    comment: "importing electron in plain Node starts a download: only the desktop host does",
    severity: "error",
    from: { path: "^(electron|renderer|shared|build|e2e)/", pathNot: "^electron/hosts/desktop/" },
    to: { path: "node_modules/(electron|electron-store)/" },
  },
  within("renderer-knows-shared", "renderer imports shared and itself", "^renderer/", "^(shared|renderer)/"),
  {
    name: "renderer-has-no-node",
    comment: "the renderer is a sandboxed page: no module of Node",
    severity: "error",
    from: { path: "^renderer/", pathNot: TESTS },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "renderer-has-no-schemas",
    comment: "schemas are checked in the main process; here they would only weigh: import their types",
    severity: "error",
    from: { path: "^renderer/", pathNot: TESTS },
    to: { path: "node_modules/(zod|@orpc/(contract|server))/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "feature-alone",
    comment: "one feature never imports another: what two need goes to renderer/ui or renderer/client",
    severity: "error",
    from: { path: "^renderer/features/([^/]+)/" },
    to: { path: "^renderer/features/", pathNot: "^renderer/features/$1/" },
  },
  {
    name: "features-under-app",
    comment: "ui, client and editor are below the features, and app above them",
    severity: "error",
    from: { path: "^renderer/(ui|client|editor|features)/" },
    to: { path: "^renderer/app/" },
  },
  {
    name: "ground-floor",
    comment: "ui, client and editor are used by features, never the other way round",
    severity: "error",
    from: { path: "^renderer/(ui|client|editor)/" },
    to: { path: "^renderer/features/" },
  },
  {
    name: "nobody-imports-build-or-tests",
    comment: "nothing imports build/ or e2e/ but themselves",
    severity: "error",
    from: { path: "^(electron|renderer|shared)/" },
    to: { path: "^(build|e2e)/" },
  },
  {
    name: "declared-packages",
    comment: "a package that is imported stands in package.json",
    severity: "error",
    from: { path: "^(electron|renderer|shared)/" },
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "resolvable",
    comment: "every import leads somewhere",
    severity: "error",
    from: { path: "^(electron|renderer|shared|build|e2e)/" },
    to: { couldNotResolve: true },
  },
  {
    name: "no-circles",
    comment: "no module imports itself by a detour",
    severity: "error",
    from: { path: "^(electron|renderer|shared)/" },
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
];

export const readingOptions: ICruiseOptions = {
  // TypeScript 7 has no parser that dependency-cruiser knows; with swc it reads every file.
  parser: "swc",
  tsPreCompilationDeps: true,
  doNotFollow: { path: "node_modules" },
  exclude: { path: "\\.css$|\\.woff2$" },
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "require", "node", "default", "types"],
    extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
  },
};
