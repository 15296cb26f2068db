import type { ClientLink } from "@orpc/client";

/** Calls of the desk carry no context of their own. */
export type Link = ClientLink<Record<PropertyKey, never>>;

/** One attempt to reach the desk: a socket or a port, from its opening to its end. */
export interface Wire {
  readonly link: Link;
  /** False before it opens and after it is cut. */
  isOpen(): boolean;
  close(): void;
}

/** What a wire tells: each at most once, `didClose` also when it never opened. */
export interface WireListener {
  didOpen(): void;
  didClose(): void;
}

export type OpenWire = (listener: WireListener) => Wire;
