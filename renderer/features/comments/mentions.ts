/** Most names offered at once. */
const MOST = 6;

/** The @ that is being written at the caret, and the letters behind it; undefined elsewhere. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | undefined {
  const before = text.slice(0, caret);
  const found = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(before);
  if (found === null) return undefined;
  const typed = found[1] ?? "";
  return { from: before.length - typed.length - 1, typed };
}

/** People one of whose names begins with what was typed. */
export function matchingPeople(people: readonly string[], typed: string): string[] {
  const wanted = typed.toLowerCase();
  return people
    .filter((name) => {
      const known = name.toLowerCase();
      // Written out already.
      return known !== wanted && (known.startsWith(wanted) || known.split(/\s+/).some((word) => word.startsWith(wanted)));
    })
    .slice(0, MOST);
}

/** A text in its words and the names in it that the desk knows. */
export function partsOf(text: string, people: readonly string[]): { text: string; isName: boolean; at: number }[] {
  const names = people
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (names.length === 0) return [{ text, isName: false, at: 0 }];
  const parts: { text: string; isName: boolean; at: number }[] = [];
  let from = 0;
  for (const found of text.matchAll(new RegExp(`@(?:${names.join("|")})(?![\\p{L}\\p{N}])`, "gu"))) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index), isName: false, at: from });
    parts.push({ text: found[0], isName: true, at: found.index });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isName: false, at: from });
  return parts;
}
