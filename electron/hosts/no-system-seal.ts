import type { SystemSeal } from "../ports/system-seal.ts";

/** Of hosts without Electron. */
export const noSystemSeal = async (): Promise<SystemSeal> => ({
  available: false,
  why: "Only the Standfirst app can reach the system’s own vault; this is Standfirst without it.",
});
