import type { Publication } from "../../../../../shared/contract/publishing.ts";
import type { Contributor } from "../../../../../shared/model/contributor.ts";
import type { Paper } from "../../../../../shared/model/paper.ts";
import type { Story } from "../../../../../shared/model/story.ts";
import type { Abilities } from "../../../../../shared/model/target.ts";
import { publicAddress } from "../../page/edition.ts";
import type { Publishing } from "../../publishing.ts";
import type { RemoteCopy } from "../remote-copy.ts";
import type { RemotePost, Target, TargetKind } from "../target.ts";

export type FolderSite = Pick<Publishing, "publishSnapshot" | "withdraw" | "takeDown" | "publication" | "passed">;

export interface FolderKindParts {
  site: FolderSite;
  /** Who does it, as the stories note it. */
  session: string;
  paper(): Paper;
  contributors(): readonly Contributor[];
}

const ABILITIES: Abilities = {
  holds: false,
  needsVisit: false,
  editable: false,
  readable: true,
  withdrawn: "notice",
  keepsBack: true,
};

/** The paper's own site as a target. It is at hand, so nothing of it can be offline, and nobody else edits it. */
export function createFolderKind(parts: FolderKindParts): TargetKind<"folder"> {
  const { site, session } = parts;

  function postOf(publication: Publication): RemotePost {
    const { storyId, state, revision, viewAt } = publication;
    const story = site.passed(storyId);
    if (!story) throw new Error("A publication has no story");
    return {
      id: storyId,
      state: state === "published" ? "live" : "withdrawn",
      slug: publication.address.split("/").at(-2) ?? "",
      // The public address may be another machine's, where the folder has yet to be brought.
      address: viewAt,
      stamp: `${revision}`,
      copy: copyOf(story, parts),
    };
  }

  const target: Target = {
    abilities: ABILITIES,
    test: () =>
      Promise.resolve({
        site: parts.paper().name,
        user: "",
        may: [
          { what: "can publish", yes: true },
          { what: "can upload pictures", yes: true },
        ],
      }),
    async find({ storyId }) {
      const publication = await site.publication(storyId);
      return publication && postOf(publication);
    },
    async put({ story, showsUpdated }, { when, signal }) {
      if (when !== "now") throw new Error("A folder cannot hold a story until its time");
      signal.throwIfAborted();
      return postOf(await site.publishSnapshot(story, session, { showsUpdated }));
    },
    async remove({ id, state }, how, signal) {
      signal.throwIfAborted();
      // Nothing is ever held here, and what is withdrawn need not be withdrawn again.
      if (how === "release" || (how === "withdraw" && state === "withdrawn")) return this.find({ storyId: id, slug: "" }, signal);
      return postOf(await (how === "withdraw" ? site.withdraw(id, session) : site.takeDown(id, session)));
    },
    expects: ({ story }) => copyOf(story, parts),
    losses: () => [],
  };
  return { kind: "folder", abilities: ABILITIES, connect: () => target };
}

function copyOf(story: Story, { paper, contributors }: FolderKindParts): RemoteCopy {
  const { headline, standfirst, body, tags, access, searchTitle, searchDescription, leadPicture } = story;
  const known = new Map(contributors().map((each) => [each.id, each.name]));
  return {
    headline,
    standfirst,
    body,
    byline: story.byline.flatMap((id) => known.get(id) ?? []),
    dateline: story.dateline,
    section: paper().sections.find((section) => section.id === story.section)?.name,
    tags,
    access,
    searchTitle,
    searchDescription,
    leadPicture: leadPicture && {
      caption: leadPicture.caption,
      credit: leadPicture.credit,
      alt: leadPicture.alt,
      address: publicAddress(paper(), ""),
    },
  };
}
