/** How large a manuscript may be, before and after unpacking. Sizes in bytes. */
export interface ZipLimits {
  /** Of the file itself. */
  file: number;
  /** Of everything in it, unpacked. */
  total: number;
  /** Of one picture or other binary part, unpacked. */
  part: number;
  /** Of one XML part, unpacked: its tree takes some twenty times as much memory. */
  xml: number;
  entries: number;
  /** How many times smaller than its content a part above `ratioFrom` may be. Long Word texts reach about 40. */
  ratio: number;
  ratioFrom: number;
}

const MEGABYTE = 1024 * 1024;

export const ZIP_LIMITS: ZipLimits = {
  file: 50 * MEGABYTE,
  total: 200 * MEGABYTE,
  part: 60 * MEGABYTE,
  xml: 20 * MEGABYTE,
  entries: 3000,
  ratio: 250,
  ratioFrom: MEGABYTE,
};
