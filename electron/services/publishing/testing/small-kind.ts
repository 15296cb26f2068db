import type { Abilities } from "../../../../shared/model/target.ts";
import { NoAnswer } from "../../../ports/http.ts";
import type { RemoteCopy } from "../targets/remote-copy.ts";
import { targetFailure } from "../targets/target-failure.ts";
import type { Connection, Target, TargetKind } from "../targets/target.ts";

const ABILITIES: Abilities = {
  holds: false,
  needsVisit: false,
  editable: false,
  readable: false,
  withdrawn: "nothing",
  keepsBack: false,
};
const NOTHING_READ: Omit<RemoteCopy, "headline"> = {
  standfirst: undefined,
  body: undefined,
  byline: undefined,
  dateline: undefined,
  section: undefined,
  tags: undefined,
  access: undefined,
  searchTitle: undefined,
  searchDescription: undefined,
  leadPicture: undefined,
};

function connectOutlet({ settings, secret, http, memory }: Connection<"outlet">): Target {
  return {
    abilities: ABILITIES,
    async test(signal) {
      const authorization = `Bearer ${await secret()}`;
      const asked = await http.ask(`${settings.address}/me`, { headers: { authorization }, signal }).catch((error: unknown) => {
        throw error instanceof NoAnswer ? targetFailure("offline", "The outlet does not answer.", { cause: error }) : error;
      });
      const said = Buffer.from(asked.bytes).toString();
      if (asked.status === 401) throw targetFailure("credentials", "The outlet does not know this secret.", { said });
      memory.set("user", said);
      return { site: "Small outlet", user: said, may: [{ what: "can publish", yes: true }] };
    },
    find: async () => undefined,
    put: () => Promise.reject(targetFailure("refused", "The small outlet takes nothing.")),
    remove: async () => undefined,
    expects: ({ story }) => ({ ...NOTHING_READ, headline: story.headline }),
    losses: () => [],
  };
}

/** A kind of target small enough to see through: it can be recognised and tested, and takes nothing. */
export const smallKind: TargetKind<"outlet"> = {
  kind: "outlet",
  abilities: ABILITIES,
  async recognise(address, http, signal) {
    const answer = await http.ask(`${address}/small-outlet`, { signal });
    return answer.status === 200 ? { site: "Small outlet", address } : undefined;
  },
  connect: connectOutlet,
};
