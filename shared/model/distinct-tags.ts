/** The tags trimmed, without empty ones and without those that are there in another case: the first spelling stays. */
export function distinctTags(tags: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const tag of tags.map((each) => each.trim())) {
    const key = tag.normalize("NFKC").toLowerCase();
    if (tag !== "" && !known.has(key)) known.set(key, tag);
  }
  return [...known.values()];
}
