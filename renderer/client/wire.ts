import type { ClientLink } from "@orpc/client";

export type Link = ClientLink<Record<never, never>>;

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
