import type { Abilities, SettingsOf, SiteUser, TargetKindName, TargetTest } from "../../../../shared/model/target.ts";
import type { Http } from "../../../ports/http.ts";
import type { OutgoingStory } from "./outgoing-story.ts";
import type { RemoteCopy } from "./remote-copy.ts";

/** By what a story's post is found again on a site: whatever was sent there carries it. */
export interface PostMark {
  storyId: string;
  /** Decided by the desk, never by the site. */
  slug: string;
  /** The site's own id, once known. */
  remoteId?: string;
}

/** A story's post as the site has it now. */
export interface RemotePost {
  /** The site's own id. */
  id: string;
  state: "draft" | "held" | "live" | "withdrawn";
  slug: string;
  /** Where readers find it, or will; undefined while there is no such place. */
  address?: string;
  /** Instant at which the site will publish it by itself; only when held. */
  heldUntil?: string;
  /** The site's stamp of its last change, as it writes it. Two changes in one second may share it. */
  stamp: string;
  /** What it says, in the desk's terms, for showing differences field by field. */
  copy: RemoteCopy;
}

export interface PutOptions {
  /** What `find` answered just before; undefined makes a new post. */
  before: RemotePost | undefined;
  /**
   * An earlier try may have made a post that nobody heard of, or something on the way sent one twice:
   * all with the mark but one are removed before this resolves. Always so when there was none before.
   */
  mayBeDouble: boolean;
  /** Live at once, or held by the site until this instant (only where `abilities.holds`). */
  when: "now" | { heldUntil: string };
  signal: AbortSignal;
}

/**
 * One site, ready to be asked. Every method can be called again after a crash at any moment and comes
 * to the same end: `put` after `find` never makes a second post. Failures are `targetFailure`s, which
 * say whether another try makes sense.
 */
export interface Target {
  readonly abilities: Abilities;
  /** Logs in and says what we may do. Changes nothing on the site. */
  test(signal: AbortSignal): Promise<TargetTest>;
  /** Who writes there, by name, where the site has users and lets us see them. */
  users?(signal: AbortSignal): Promise<SiteUser[]>;
  /** The story's post, in any state, by its mark; never a stranger's that has the same slug. */
  find(mark: PostMark, signal: AbortSignal): Promise<RemotePost | undefined>;
  /** Makes or updates the post with everything that goes across. Answers with what stands there then. */
  put(story: OutgoingStory, options: PutOptions): Promise<RemotePost>;
  /**
   * Takes the post down. `withdraw` follows `abilities.withdrawn`; `take-down` leaves nothing of the
   * text, its earlier versions and its pictures on the site; `release` takes back a held post so that
   * nothing is left behind.
   */
  remove(post: RemotePost, how: "withdraw" | "take-down" | "release", signal: AbortSignal): Promise<RemotePost | undefined>;
  /**
   * After a take-down: what the site lets nobody delete and readers can still get, a sentence each
   * with what a person has to do. `post` is as it was found before. Left out where nothing remains.
   */
  remains?(post: RemotePost, signal: AbortSignal): Promise<string[]>;
  /** Makes a post that is due go live, where `abilities.needsVisit`. */
  visit?(post: RemotePost, signal: AbortSignal): Promise<void>;
  /**
   * What `find` will answer of this story once it was put, losses and all: by this the desk knows its
   * own work again after a crash. A field that only the site can tell is undefined. Asks nobody.
   */
  expects(story: OutgoingStory): RemoteCopy;
  /** What of this story the site cannot hold and what becomes of it, a sentence each. Asks nobody. */
  losses(story: OutgoingStory): string[];
}

/** What a target remembers between calls: ids of pictures, tags and users on the site. Durable. */
export interface TargetMemory {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  forget(key: string): void;
}

/** What a target is connected with. */
export interface Connection<Kind extends TargetKindName> {
  settings: SettingsOf<Kind>;
  /** From the vault, for this use alone. Fails with `vault-locked`. */
  secret(): Promise<string>;
  http: Http;
  memory: TargetMemory;
  /** Now, as an instant: "2026-03-31T05:00:00.000Z". */
  now(): string;
}

/** A kind of target: one folder, and one line in `target-kinds.ts`. */
export interface TargetKind<Kind extends TargetKindName> {
  kind: Kind;
  abilities: Abilities;
  /**
   * Whether the site at this address is of this kind: its name, and the address its API answers at.
   * Sends no credentials. Undefined when it is not, or does not answer.
   */
  recognise?(address: string, http: Http, signal: AbortSignal): Promise<{ site: string; address: string } | undefined>;
  /** The host key the server shows, "SHA256:…", where there is one to be agreed to. Sends no credentials. */
  hostKey?(host: string, port: number, signal: AbortSignal): Promise<string>;
  connect(connection: Connection<Kind>): Target;
}
