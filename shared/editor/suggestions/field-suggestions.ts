import type { WorkingFurniture } from "../../model/story.ts";
import type { FieldSuggestion, PlainField } from "../../model/suggestion.ts";

/** What stands in a plain field, without what is suggested for it. */
export function plainFieldText(furniture: WorkingFurniture, field: PlainField): string {
  if (field === "leadCredit") return furniture.leadPicture?.credit ?? "";
  if (field === "leadAlt") return furniture.leadPicture?.alt ?? "";
  return furniture[field];
}

/** The part of a patch that writes a plain field; none for a picture that is not there. */
export function writeField(
  furniture: WorkingFurniture,
  field: PlainField,
  text: string,
): Partial<Pick<WorkingFurniture, Exclude<PlainField, "leadCredit" | "leadAlt"> | "leadPicture">> {
  if (field !== "leadCredit" && field !== "leadAlt") return { [field]: text };
  const { leadPicture } = furniture;
  if (leadPicture === undefined) return {};
  return { leadPicture: { ...leadPicture, ...(field === "leadCredit" ? { credit: text } : { alt: text }) } };
}

/** The suggestions after one was written: the same person's earlier one for the field is continued or taken back. */
export function suggestField(
  furniture: WorkingFurniture,
  field: PlainField,
  text: string,
  how: { author: string; at: string; newId(): string },
): FieldSuggestion[] {
  const all = furniture.suggestions ?? [];
  const own = all.find((each) => each.field === field && each.author === how.author);
  const others = all.filter((each) => each !== own);
  if (text === plainFieldText(furniture, field)) return others;
  if (own === undefined) return [...all, { id: how.newId(), author: how.author, at: how.at, field, text }];
  return all.map((each) => (each === own ? { ...own, text } : each));
}

/** The furniture with these suggestions accepted, the latest for a field last; the others stay open. */
export function acceptFields(furniture: WorkingFurniture, chosen: (suggestion: FieldSuggestion) => boolean): WorkingFurniture {
  const after = { ...furniture };
  for (const suggestion of furniture.suggestions ?? []) {
    if (chosen(suggestion)) Object.assign(after, writeField(after, suggestion.field, suggestion.text));
  }
  return after;
}
