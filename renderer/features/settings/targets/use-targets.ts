import { useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Recognised } from "../../../../shared/contract/targets.ts";
import type { VaultOverview } from "../../../../shared/contract/vault.ts";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { DeskTarget, SiteUser } from "../../../../shared/model/target.ts";
import { useClient } from "../../../client/desk-provider.tsx";
import { queryKeys } from "../../../client/queries.ts";

export function useTargets(): UseQueryResult<DeskTarget[]> {
  const client = useClient();
  return useQuery({ queryKey: queryKeys.targets, queryFn: ({ signal }) => client.targets.list(undefined, { signal }) });
}

export function useVault(): UseQueryResult<VaultOverview> {
  const client = useClient();
  return useQuery({ queryKey: queryKeys.vault, queryFn: ({ signal }) => client.vault.state(undefined, { signal }) });
}

export function useContributors(): UseQueryResult<Contributor[]> {
  const client = useClient();
  return useQuery({ queryKey: queryKeys.contributors, queryFn: ({ signal }) => client.contributors.list(undefined, { signal }) });
}

/** Who writes on the site; asked while it is shown, since people there come and go. */
export function useSiteUsers(targetId: string | undefined): UseQueryResult<SiteUser[]> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.siteUsers(targetId ?? ""),
    queryFn: ({ signal }) => client.targets.users({ id: targetId ?? "" }, { signal }),
    enabled: targetId !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Quiet after typing before a site is asked, in milliseconds. */
const QUIET = 500;

/** A name with a dot, a port or a scheme: less is still being typed. */
const MAY_BE_ADDRESS = /^\S*[^\s.:/][.:]\S*[^\s.:/]\S*$/;

/** Asks the site at this address what it is, once nobody types any more. */
export function useRecognised(address: string, isAsked: boolean): UseQueryResult<Recognised> {
  const client = useClient();
  const [quiet, setQuiet] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(address.trim()), QUIET);
    return () => clearTimeout(timer);
  }, [address]);
  return useQuery({
    queryKey: queryKeys.recognised(quiet),
    queryFn: ({ signal }) => client.targets.recognise({ address: quiet }, { signal }),
    enabled: isAsked && quiet === address.trim() && MAY_BE_ADDRESS.test(quiet),
    staleTime: 0,
    gcTime: 0,
  });
}
