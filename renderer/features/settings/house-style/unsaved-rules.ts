import type { RuleDraft } from "./rule-draft.ts";

/** What was typed into a rule and not saved yet, by the rule's id; "" is the new one. It stays as long as the window. */
const drafts = new Map<string, RuleDraft>();

export function unsavedRule(id: string | undefined): RuleDraft | undefined {
  return drafts.get(id ?? "");
}

export function keepUnsavedRule(id: string | undefined, draft: RuleDraft | undefined): void {
  if (draft === undefined) drafts.delete(id ?? "");
  else drafts.set(id ?? "", draft);
}
