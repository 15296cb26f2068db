import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { HouseStyle, Rehearsal, TriedOut } from "../../../../shared/style/house-style.ts";
import type { RuleEntry } from "../../../../shared/style/rule-file.ts";
import { useClient, useDeskEvents } from "../../../client/desk-provider.tsx";
import { sayFailure } from "../../../client/notices.tsx";
import { queryKeys } from "../../../client/queries.ts";

/** Rest after the last key until a rule is tried, in milliseconds. */
const TRY_AFTER = 250;

export interface HouseStyleDeeds {
  style: HouseStyle | undefined;
  failure: unknown;
  turn(id: string, isOn: boolean): Promise<void>;
  save(rule: RuleEntry, replaces: string | undefined): Promise<void>;
}

/** The rules as they are now, also when a file is changed by hand. */
export function useHouseStyle(): HouseStyleDeeds {
  const client = useClient();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: queryKeys.houseStyle,
    queryFn: ({ signal }) => client.style.guide(undefined, { signal }),
    staleTime: 0,
  });
  useDeskEvents((event) => {
    if (event.kind === "styleDidChange") void queries.invalidateQueries({ queryKey: queryKeys.houseStyle });
  });
  const take = (style: HouseStyle): void => void queries.setQueryData(queryKeys.houseStyle, style);
  return {
    style: data,
    failure: error ?? undefined,
    turn: async (id, isOn) => take(await client.style.turn({ id, isOn })),
    save: async (rule, replaces) => take(await client.style.save({ rule, ...(replaces === undefined ? {} : { replaces }) })),
  };
}

export interface Tried {
  result: TriedOut | undefined;
  failure: string | undefined;
}

/** What the rule finds in the text, after each pause in typing; nothing while the rule is not whole. */
export function useTryOut(rule: RuleEntry | undefined, text: string): Tried {
  const client = useClient();
  const [tried, setTried] = useState<Tried>({ result: undefined, failure: undefined });
  const asked = rule === undefined ? "" : JSON.stringify({ rule, text });
  useEffect(() => {
    if (asked === "") {
      setTried({ result: undefined, failure: undefined });
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      client.style.tryOut(JSON.parse(asked) as { rule: RuleEntry; text: string }, { signal: stop.signal }).then(
        (result) => setTried({ result, failure: undefined }),
        (error: unknown) => {
          if (!stop.signal.aborted) setTried({ result: undefined, failure: sayFailure(error) });
        },
      );
    }, TRY_AFTER);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, client]);
  return tried;
}

export interface Rehearsing {
  /** The last that was heard of it; undefined before the first. */
  at: Rehearsal | undefined;
  failure: string | undefined;
  isRunning: boolean;
  begin(rule: RuleEntry): void;
  stop(): void;
}

/** Runs a rule over every story of the desk; leaving stops it. */
export function useRehearsal(): Rehearsing {
  const client = useClient();
  const [running, setRunning] = useState<AbortController | undefined>(undefined);
  const [at, setAt] = useState<Rehearsal | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  useEffect(() => () => running?.abort(), [running]);

  async function listen(rule: RuleEntry, stop: AbortController): Promise<void> {
    try {
      for await (const news of await client.style.rehearse({ rule }, { signal: stop.signal })) {
        if (!stop.signal.aborted) setAt(news);
      }
    } catch (error) {
      if (!stop.signal.aborted) setFailure(sayFailure(error));
    }
    setRunning((now) => (now === stop ? undefined : now));
  }

  return {
    at,
    failure,
    isRunning: running !== undefined,
    begin: (rule) => {
      const stop = new AbortController();
      setAt(undefined);
      setFailure(undefined);
      setRunning(stop);
      void listen(rule, stop);
    },
    stop: () => {
      setRunning(undefined);
      setAt(undefined);
    },
  };
}
