import type { Readiness } from "./readiness.ts";

/** Until the paper says otherwise: nothing of its own, and the copy is checked before publishing alone. */
export const USUAL_READINESS: Readiness = { lines: [], copyChecks: { file: "off", pass: "off" } };
