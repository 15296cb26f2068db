import { ROLES } from "../../shared/model/status.ts";
import type { Role } from "../../shared/model/status.ts";
import type { Choice } from "./field.tsx";

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  journalist: "Journalist",
  "sub-editor": "Sub-editor",
  editor: "Editor",
};

export const ROLE_CHOICES: readonly Choice[] = ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }));

/** The role with this name, as a chooser gives it. */
export function readRole(value: string): Role {
  return ROLES.find((role) => role === value) ?? "journalist";
}
