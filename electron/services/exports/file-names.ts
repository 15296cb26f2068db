/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Names for files of stories, from their slugs: safe on every system, and each of them once. */
export function createFileNames(): (slug: string, ending: string) => string {
  const taken = new Set<string>();
  return (slug, ending) => {
    const stem = slug === "" || DEVICES.test(slug) ? `story${slug === "" ? "" : `-${slug}`}` : slug;
    for (let number = 1; ; number += 1) {
      const name = `${stem}${number === 1 ? "" : `-${number}`}.${ending}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}
