/**
 * The system's own key store: what it seals, only this account on this machine can open. Where there
 * is none to be trusted, `why` says so to people: "This system keeps secrets in plain text only."
 */
export type SystemSeal =
  | { available: false; why: string }
  | {
      available: true;
      seal(text: string): Promise<Uint8Array>;
      /** Fails when it was sealed elsewhere or is damaged. */
      open(sealed: Uint8Array): Promise<string>;
    };
