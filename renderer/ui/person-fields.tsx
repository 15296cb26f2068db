import { useState } from "react";
import type { ReactElement, RefObject } from "react";
import type { Profile } from "../../shared/model/profile.ts";
import { Field, Select } from "./field.tsx";
import { readRole, ROLE_CHOICES } from "./roles.ts";

const NO_NAME = "Write your name. It stands beside what you change.";
const HINT = "A hat, not a lock: every step stays open to you, and an unusual one says so. You can change it at any time.";

/** Name and role while somebody writes them. */
export interface PersonDraft extends Profile {
  /** What is wrong with the name, or why it could not be saved. */
  problem: string | undefined;
  change(change: Partial<Profile>): void;
  fail(problem: string): void;
  /** What is to be saved; undefined when it has no name, which is then said. */
  ready(): Profile | undefined;
}

export function usePersonDraft(start: Profile): PersonDraft {
  const [profile, setProfile] = useState(start);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  return {
    ...profile,
    problem,
    change: (change) => {
      setProfile((before) => ({ ...before, ...change }));
      if (change.name !== undefined) setProblem(undefined);
    },
    fail: setProblem,
    ready: () => {
      const name = profile.name.trim();
      if (name !== "") return { name, role: profile.role };
      setProblem(NO_NAME);
      return undefined;
    },
  };
}

interface PersonFieldsProps {
  person: PersonDraft;
  autoFocus?: boolean;
  nameField?: RefObject<HTMLInputElement | null>;
}

/** Who sits at this desk. */
export function PersonFields({ person, autoFocus, nameField }: PersonFieldsProps): ReactElement {
  return (
    <>
      <Field
        ref={nameField}
        label="Your name"
        autoComplete="name"
        autoFocus={autoFocus}
        required
        maxLength={120}
        value={person.name}
        problem={person.problem}
        onChange={(event) => person.change({ name: event.currentTarget.value })}
      />
      <Select
        label="Role"
        choices={ROLE_CHOICES}
        value={person.role}
        hint={HINT}
        onChange={(event) => person.change({ role: readRole(event.currentTarget.value) })}
      />
    </>
  );
}
