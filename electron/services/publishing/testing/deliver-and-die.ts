import { nodeHttp } from "../../../hosts/node-http.ts";
import type { Deed } from "../../../../shared/model/delivery.ts";
import type { DeliveryStep } from "../queue/queue-parts.ts";
import { SMALL_ABILITIES, smallSiteTarget } from "./small-site-target.ts";
import { DESK_SESSION } from "./test-desk.ts";
import { openTestQueue } from "./test-queue.ts";

// Run as a process of its own by the crash tests of the queue: it ends at one step of a delivery
// as a power cut would end it, with no chance to clean up.
const [folder, origin, targetId, storyId, deed, fatal] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  Deed,
  DeliveryStep,
];

const { queue, finish } = openTestQueue({
  folder,
  http: nodeHttp,
  targets: [
    {
      id: targetId,
      name: "Small site",
      kind: "outlet",
      abilities: SMALL_ABILITIES,
      connect: () => smallSiteTarget(nodeHttp, origin, origin),
    },
  ],
  more: {
    reached: (step) => {
      if (step === fatal) process.kill(process.pid, "SIGKILL");
    },
  },
});
await finish(queue.enqueue({ storyId, targetId, deed, session: DESK_SESSION }).id);
