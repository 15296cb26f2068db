import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { memoryOfTest } from "../../../testing/memory-of-test.ts";
import { JOY, TOM } from "../../../testing/sample-copy.ts";
import { targetOfDesk } from "../../../testing/target-of-desk.ts";
import { DESK_SESSION, openTestDesk } from "../../../testing/test-desk.ts";
import type { TestDesk } from "../../../testing/test-desk.ts";
import { createFolderKind } from "../../folder/folder-kind.ts";
import type { Target, TargetKind, TargetMemory } from "../../target.ts";
import { createSftpKind } from "../sftp-kind.ts";
import { startSshd } from "./sshd-of-test.ts";
import type { SshServer } from "./sshd-of-test.ts";

/** A desk, and a server it sends its site to. */
export interface DeskWithServer {
  desk: TestDesk;
  server: SshServer;
  kind: TargetKind<"sftp">;
  /** Folder of the server that holds the site and its versions. */
  web: string;
  /** Where readers look: a link on the server. */
  site: string;
  target(more?: {
    secret?: string;
    hostKey?: string;
    memory?: TargetMemory;
    folder?: string;
    port?: number;
    userName?: string;
  }): Target;
  close(): Promise<void>;
}

export async function openDeskWithServer(wishes: { readOnly?: boolean } = {}): Promise<DeskWithServer> {
  const folder = await mkdtemp(join(tmpdir(), "standfirst-sftp-"));
  const desk = openTestDesk(join(folder, "desk"));
  const web = join(folder, "server");
  const server = await startSshd(web, wishes);
  const paper = (): TestDesk["paper"] => desk.paper;
  const own = createFolderKind({ site: desk.publishing, session: DESK_SESSION, paper, contributors: () => [JOY, TOM] });
  const kind = createSftpKind({ folder: own, site: desk.publishing, siteFolder: () => desk.site, paper });
  const site = join(web, "www");
  return {
    desk,
    server,
    kind,
    web,
    site,
    target: ({
      secret = server.privateKey,
      hostKey = server.hostKey,
      memory = memoryOfTest(),
      folder: at = site,
      port = server.port,
      userName = server.userName,
    } = {}) =>
      targetOfDesk(
        kind.connect({
          settings: { kind: "sftp", host: "127.0.0.1", port, userName, folder: at, hostKey },
          secret: () => Promise.resolve(secret),
          http: { ask: () => Promise.reject(new Error("nobody is asked over the web")) },
          memory,
          now: () => "2026-03-31T09:00:00.000Z",
        }),
        desk,
      ),
    async close() {
      await desk.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Every file below a folder with its content, by path. */
export async function filesIn(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry): Promise<[string, string]> => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), await readFile(path, "latin1")];
    });
  return (await Promise.all(files)).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
