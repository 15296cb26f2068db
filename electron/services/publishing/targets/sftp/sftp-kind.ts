import { publicAddress } from "../../../../../shared/model/addresses.ts";
import type { Paper } from "../../../../../shared/model/paper.ts";
import type { Publishing } from "../../publishing.ts";
import type { Connection, RemotePost, Target, TargetKind } from "../target.ts";
import { createMirror } from "./mirror-site.ts";
import type { Mirror } from "./mirror-site.ts";
import { filesOfSite } from "./site-files.ts";

export interface SftpKindParts {
  /** The paper's own site: what stands on the server is what stands there. */
  folder: TargetKind<"folder">;
  site: Pick<Publishing, "caughtUp" | "whileItStands">;
  siteFolder(): string;
  paper(): Paper;
}

/** The paper's own site on a web server: a story comes to the folder first, and the folder to the server. */
export function createSftpKind(parts: SftpKindParts): TargetKind<"sftp"> {
  const { abilities } = parts.folder;
  return {
    kind: "sftp",
    abilities,
    async hostKey(host, port, signal) {
      const { hostKeyOf } = await import("./sftp-session.ts");
      return hostKeyOf(host, port, signal);
    },
    connect: (connection) => connect(connection, parts),
  };
}

function connect(connection: Connection<"sftp">, { folder, site, siteFolder, paper }: SftpKindParts): Target {
  const { settings, secret } = connection;
  const own = folder.connect({ ...connection, settings: { kind: "folder" } });

  async function withMirror<Result>(signal: AbortSignal, work: (mirror: Mirror) => Promise<Result>): Promise<Result> {
    // Loaded when first needed: most desks have no such server.
    const { openSession } = await import("./sftp-session.ts");
    const session = await openSession(settings, await secret(), signal);
    try {
      return await work(createMirror(session, settings.folder, siteFolder()));
    } finally {
      session.close();
    }
  }

  async function send(signal: AbortSignal): Promise<void> {
    await site.caughtUp();
    await withMirror(signal, async (mirror) => {
      await mirror.prepare();
      await site.whileItStands(() => mirror.finish());
    });
  }

  /** The folder shows a page at an address of this machine; on the server it has the public one. */
  function there(post: RemotePost): RemotePost {
    return { ...post, address: publicAddress(paper(), pathOf(post)) };
  }

  return {
    ...own,
    test: (signal) =>
      withMirror(signal, async (mirror) => {
        const yes = await mirror.mayWrite();
        return {
          site: settings.host,
          user: settings.userName,
          may: [
            { what: "can publish", yes },
            { what: "can upload pictures", yes },
          ],
        };
      }),
    async find(mark, signal) {
      const post = await own.find(mark, signal);
      if (!post) return undefined;
      const page = `${pathOf(post)}index.html`;
      const stands = (await withMirror(signal, (mirror) => mirror.standing()))?.get(page);
      if (stands === undefined) return undefined;
      const isNewest = (await site.whileItStands(() => filesOfSite(siteFolder()))).get(page) === stands;
      return there(isNewest ? post : { ...post, stamp: `before ${post.stamp}` });
    },
    async put(story, options) {
      const post = await own.put(story, options);
      await send(options.signal);
      return there(post);
    },
    async remove({ id, slug }, how, signal) {
      const before = await own.find({ storyId: id, slug }, signal);
      if (!before || how === "release") return before && there(before);
      const after = await own.remove(before, how, signal);
      await send(signal);
      return after && there(after);
    },
  };
}

function pathOf({ address = "" }: RemotePost): string {
  return new URL(address).pathname.slice(1);
}
