import type { Paper } from "./paper.ts";

/** The name of the paper as the top of the page sets it. */
export function mastheadOf(paper: Pick<Paper, "masthead" | "name">): string {
  return paper.masthead.trim() || paper.name;
}
