/** The parts of nspell 2.1.5 that are used; it has no types of its own. */
declare module "nspell" {
  export interface Spelling {
    /** Every form of every word, each with its flags. */
    readonly data: Readonly<Record<string, unknown>>;
    correct(word: string): boolean;
  }
  export default function nspell(dictionary: { aff: Uint8Array; dic: Uint8Array }): Spelling;
}
