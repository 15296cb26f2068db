import { describe } from "vitest";
import { describeTarget } from "../../testing/target-contract.ts";
import { wordpressServerOfTest } from "../../testing/real-servers.ts";
import { openWordPress } from "./testing/open-wordpress.ts";
import { wordpressTarget } from "./wordpress-target.ts";

const server = wordpressServerOfTest();
const abilities = { ...wordpressTarget.abilities, keepsBack: true };

describe.skipIf(server === undefined)("on a real WordPress", () => {
  describeTarget("WordPress", abilities, async () => {
    if (server === undefined) throw new Error("There is no server.");
    return openWordPress(server, "editor");
  });
});
