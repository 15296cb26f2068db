import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Paper } from "../../../shared/model/paper.ts";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";
import { findPaperProblems } from "./paper-problems.ts";
import type { Problems } from "./paper-problems.ts";
import { TIME_ZONES } from "./time-zones.ts";

export interface Settings {
  paper: Paper;
  change(change: Partial<Paper>): void;
  /** The folder as typed; undefined before it was read. */
  siteFolder: string | undefined;
  /** Where the site is now. */
  siteFolderInUse: string | undefined;
  changeSiteFolder(folder: string): void;
  problems: Problems;
  /** What the desk had against the last save. */
  failure: string | undefined;
  isChanged: boolean;
  isSaving: boolean;
  /** Answers the path of the first field with a problem, `failure` when the desk refused, or `saved`. */
  save(): Promise<{ kind: "saved" } | { kind: "failure" } | { kind: "problem"; path: string }>;
}

const NO_PROBLEMS: Problems = {};

/** The paper's settings as they are being changed. What was typed stays, however wrong it is. */
export function useSettings(): Settings {
  const client = useClient();
  const queries = useQueryClient();
  const { paper: kept } = useReadyDesk();
  const [draft, setDraft] = useState<Partial<Paper>>({});
  const [folder, setFolder] = useState<string | undefined>(undefined);
  const [wasTried, setWasTried] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [isSaving, setIsSaving] = useState(false);
  const { data: site } = useQuery({
    queryKey: queryKeys.siteFolder,
    queryFn: ({ signal }) => client.paper.siteFolder(undefined, { signal }),
    staleTime: 0,
  });
  const paper = { ...kept, ...draft };
  const isFolderChanged = folder !== undefined && site !== undefined && folder.trim() !== site.set;
  const isPaperChanged = JSON.stringify(paper) !== JSON.stringify(kept);

  async function save(): ReturnType<Settings["save"]> {
    const found = findPaperProblems(paper, TIME_ZONES);
    setWasTried(true);
    setFailure(undefined);
    const [path] = Object.keys(found);
    if (path !== undefined) return { kind: "problem", path };
    setIsSaving(true);
    try {
      if (isPaperChanged) await client.paper.save(paper);
      setDraft({});
      setWasTried(false);
      if (isFolderChanged)
        queries.setQueryData(queryKeys.siteFolder, await client.paper.saveSiteFolder({ folder: folder.trim() }));
      setFolder(undefined);
      return { kind: "saved" };
    } catch (error) {
      setFailure(sayFailure(error));
      return { kind: "failure" };
    } finally {
      setIsSaving(false);
    }
  }

  return {
    paper,
    change: (change) => setDraft((old) => ({ ...old, ...change })),
    siteFolder: folder ?? site?.set,
    siteFolderInUse: site?.inUse,
    changeSiteFolder: setFolder,
    // Nobody is told of a mistake while still typing; once told, each goes as it is mended.
    problems: wasTried ? findPaperProblems(paper, TIME_ZONES) : NO_PROBLEMS,
    failure,
    isChanged: isPaperChanged || isFolderChanged,
    isSaving,
    save,
  };
}
