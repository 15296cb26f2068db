import { nodeHttp } from "../../../../../hosts/node-http.ts";
import type { Http } from "../../../../../ports/http.ts";
import { memoryOfTest } from "../../../testing/memory-of-test.ts";
import type { GhostServer } from "../../../testing/real-servers.ts";
import type { Target, TargetMemory } from "../../target.ts";
import { createGhostApi } from "../ghost-api.ts";
import type { GhostApi } from "../ghost-api.ts";
import { ghostKind } from "../ghost-kind.ts";

interface Wishes {
  secret?: string;
  memory?: TargetMemory;
  http?: Http;
  makeTags?: boolean;
  authors?: Record<string, string>;
  now?: () => string;
}

type Address = Pick<GhostServer, "url" | "adminApiKey">;

/** A real Ghost, or a small server that answers as one, as a target of the desk. */
export function ghostOfTest({ url, adminApiKey }: Address, wishes: Wishes = {}): Target {
  const { secret = adminApiKey, memory = memoryOfTest(), http = nodeHttp, makeTags = true, authors = {} } = wishes;
  return ghostKind.connect({
    settings: { kind: "ghost", address: url, makeTags, authors },
    secret: () => Promise.resolve(secret),
    http,
    memory,
    now: wishes.now ?? ((): string => new Date().toISOString()),
  });
}

/** Around the target, to see and change what stands there as somebody else would. */
export function ownerOfTest({ url, adminApiKey }: Address): GhostApi {
  return createGhostApi({
    settings: { kind: "ghost", address: url, makeTags: true, authors: {} },
    secret: () => Promise.resolve(adminApiKey),
    http: nodeHttp,
    now: () => new Date().toISOString(),
  });
}

/** Real requests, and how many of them went to addresses that end like this. */
export function countingHttp(end: string): Http & { count(): number } {
  let count = 0;
  return {
    count: () => count,
    ask(address, request) {
      if (address.endsWith(end)) count += 1;
      return nodeHttp.ask(address, request);
    },
  };
}
