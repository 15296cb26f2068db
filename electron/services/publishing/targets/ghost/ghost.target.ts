import { describe } from "vitest";
import { ghostServerOfTest } from "../../testing/real-servers.ts";
import { describeTarget } from "../../testing/target-contract.ts";
import { ghostKind } from "./ghost-kind.ts";
import { openGhost } from "./testing/open-ghost.ts";

const server = ghostServerOfTest();

describe.skipIf(server === undefined)("on a real Ghost", () => {
  describeTarget("Ghost", ghostKind.abilities, () => {
    if (server === undefined) throw new Error("There is no server.");
    return Promise.resolve(openGhost(server));
  });
});
