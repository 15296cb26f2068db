import type { DeskTarget, TargetKindName, TargetSettings } from "../../../../shared/model/target.ts";

/** A target as it is being typed: every field of every kind, so that nothing typed is lost by choosing another. */
export interface TargetDraft {
  /** Chosen by hand; undefined while the site is asked. */
  kind: AddedKind | undefined;
  name: string;
  address: string;
  userName: string;
  /** What was typed now. What is kept never comes here. */
  secret: string;
  keptBack: "free-part-only" | "whole-with-more-tag";
  makeTags: boolean;
  authors: Readonly<Record<string, string>>;
  host: string;
  port: string;
  folder: string;
  hostKey: string;
}

export type AddedKind = Exclude<TargetKindName, "folder">;
export type FieldName = Exclude<keyof TargetDraft, "kind" | "keptBack" | "makeTags" | "authors">;
export type Problems = Partial<Record<FieldName, string>>;

export const KIND_NAMES: Readonly<Record<TargetKindName, string>> = {
  folder: "Folder",
  wordpress: "WordPress",
  ghost: "Ghost",
  sftp: "Web server (SFTP)",
  outlet: "Other system (ninjs)",
};

export const NEW_DRAFT: TargetDraft = {
  kind: undefined,
  name: "",
  address: "",
  userName: "",
  secret: "",
  keptBack: "free-part-only",
  makeTags: true,
  authors: {},
  host: "",
  port: "22",
  folder: "",
  hostKey: "",
};

export function draftOf({ name, settings }: DeskTarget): TargetDraft {
  switch (settings.kind) {
    case "folder":
      return { ...NEW_DRAFT, name };
    case "sftp":
      return { ...NEW_DRAFT, ...settings, name, port: String(settings.port) };
    default:
      return { ...NEW_DRAFT, ...settings, name };
  }
}

/** As the desk keeps it. */
export function settingsOf(draft: TargetDraft, kind: AddedKind): TargetSettings {
  const { keptBack, makeTags, authors, hostKey } = draft;
  const address = draft.address.trim();
  const userName = draft.userName.trim();
  switch (kind) {
    case "wordpress":
      return { kind, address, userName, keptBack, makeTags, authors };
    case "ghost":
      return { kind, address, makeTags, authors };
    case "sftp":
      return { kind, host: draft.host.trim(), port: Number(draft.port), userName, folder: draft.folder.trim(), hostKey };
    case "outlet":
      return { kind, address };
  }
}

const isWebAddress = (address: string): boolean =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) && new URL(address).username === "";

type Rule = (draft: TargetDraft) => string | undefined;
const needs =
  (field: FieldName, words: string): Rule =>
  (draft) =>
    draft[field].trim() === "" ? words : undefined;

const ADDRESS: Rule = ({ address }) =>
  isWebAddress(address.trim()) ? undefined : "Give the whole address, like https://news.example.";
const RULES: Readonly<Record<AddedKind, Partial<Record<FieldName, Rule>>>> = {
  wordpress: { address: ADDRESS, userName: needs("userName", "WordPress asks for a user name.") },
  ghost: { address: ADDRESS },
  sftp: {
    host: needs("host", "Give the server’s name."),
    port: ({ port }) =>
      /^\d+$/.test(port.trim()) && Number(port) >= 1 && Number(port) <= 65_535
        ? undefined
        : "A number from 1 to 65535; usually 22.",
    userName: needs("userName", "The server asks for a user name."),
    folder: ({ folder }) => (/^\/./.test(folder.trim()) ? undefined : "The whole path on the server, like /var/www/paper."),
    hostKey: needs("hostKey", "Get the server’s key, compare it, and agree to it."),
  },
  outlet: { address: ADDRESS },
};

/** What has to be mended before it can be tested or saved. A secret that is kept need not be typed again. */
export function problemsOf(draft: TargetDraft, kind: AddedKind, hasSecret: boolean): Problems {
  const rules = { name: needs("name", "Give the target a name."), ...RULES[kind] };
  const problems: Problems = {};
  for (const [field, rule] of Object.entries(rules) as [FieldName, Rule][]) {
    const problem = rule(draft);
    if (problem !== undefined) problems[field] = problem;
  }
  return hasSecret || draft.secret !== "" ? problems : { ...problems, secret: "Without it Standfirst cannot log in." };
}
