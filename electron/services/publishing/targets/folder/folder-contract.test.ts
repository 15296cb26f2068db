import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { describeTarget } from "../../testing/target-contract.ts";
import { targetOfDesk } from "../../testing/target-of-desk.ts";
import { JOY, TOM } from "../../testing/sample-copy.ts";
import { DESK_SESSION, openTestDesk } from "../../testing/test-desk.ts";
import { createFolderKind } from "./folder-kind.ts";

const kind = (desk: ReturnType<typeof openTestDesk>): ReturnType<typeof createFolderKind> =>
  createFolderKind({ site: desk.publishing, session: DESK_SESSION, paper: () => desk.paper, contributors: () => [JOY, TOM] });
const abilities = {
  holds: false,
  needsVisit: false,
  editable: false,
  readable: true,
  withdrawn: "notice",
  keepsBack: true,
} as const;

describeTarget("Folder", abilities, async () => {
  const folder = await mkdtemp(join(tmpdir(), "standfirst-folder-contract-"));
  const desk = openTestDesk(folder);
  async function look(address: string): Promise<{ type: string; body: string } | undefined> {
    const answer = await fetch(address);
    return answer.ok ? { type: answer.headers.get("content-type") ?? "", body: await answer.text() } : undefined;
  }
  return {
    abilities: kind(desk).abilities,
    connect: (memory) =>
      targetOfDesk(
        kind(desk).connect({
          settings: { kind: "folder" },
          secret: () => Promise.reject(new Error("there is none")),
          http: { ask: () => Promise.reject(new Error("nobody is asked")) },
          memory,
          now: () => "2026-03-31T09:00:00.000Z",
        }),
        desk,
      ),
    look,
    async countPosts(slug) {
      const entries = await readdir(desk.site, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter(
        (entry) => entry.name === "index.html" && new RegExp(`^${slug}(-\\d+)?$`).test(basename(entry.parentPath)),
      ).length;
    },
    async plantStranger(slug) {
      const stranger = desk.write({ slug, headline: "Headline of a stranger" });
      const { viewAt } = await desk.publishing.publish(stranger.id, DESK_SESSION);
      return async () => (await look(viewAt))?.body.includes("Headline of a stranger") ?? false;
    },
    async close() {
      await desk.close();
      await rm(dirname(desk.site), { recursive: true, force: true });
    },
  };
});
