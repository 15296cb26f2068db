import type { Stage } from "../../shared/model/readiness.ts";

/** As the headings of checklists say it. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = { file: "To file", pass: "To pass", publish: "To publish" };
