import { freePart } from "../../../../../shared/editor/cut.ts";
import { distinctTags } from "../../../../../shared/model/distinct-tags.ts";
import type { SettingsOf } from "../../../../../shared/model/target.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import type { Remembered } from "./remembered.ts";

/** What of the story WordPress has no place for, and what becomes of it. */
export function lossesOf(story: OutgoingStory, settings: SettingsOf<"wordpress">, remembered: Remembered): string[] {
  const { story: passed, contributors, section } = story;
  const losses: string[] = [];
  if (passed.kicker.trim() !== "") losses.push("The kicker is left out: WordPress has no place for it.");
  if (passed.searchTitle.trim() !== "" || passed.searchDescription.trim() !== "")
    losses.push("Search title and search description are left out: WordPress keeps none by itself.");
  if (contributors.length > 1)
    losses.push("WordPress names one author of a post: all names stand in a line at the top of the text.");
  if (freePart(passed.body, passed.access).cut) {
    losses.push(
      settings.keptBack === "free-part-only"
        ? "Only the free part is sent, with the notice of the free limit: WordPress keeps nothing back from readers."
        : "All of the text is sent and every reader can open it: the free part ends with WordPress's more-tag.",
    );
  }
  const missing = distinctTags(passed.tags).filter((tag) => isMissing(remembered, "tags", tag, settings.makeTags));
  if (missing.length > 0) losses.push(`Tags the site does not have are left out: ${missing.join(", ")}.`);
  if (section !== undefined && isMissing(remembered, "categories", section.name, settings.makeTags))
    losses.push(`The site has no category "${section.name}", so the story goes without one.`);
  return losses;
}

/** Whether the site is known not to have it; before the site was ever asked nothing is said. */
function isMissing(remembered: Remembered, taxonomy: "tags" | "categories", name: string, makes: boolean): boolean {
  const known = remembered.term(taxonomy, name);
  // Where they are made, one that could not be is one we may not make.
  return known === "missing" || (known === undefined && !makes && taxonomy === "tags");
}
