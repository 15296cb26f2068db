/** Files under way at once: enough to keep a disk busy, few enough to leave it to others too. */
const AT_ONCE = 6;

/** Works through all items, a few at once. When one fails it begins no more, waits for those under way, then fails. */
export async function fewAtATime<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for await (const item of items) {
      const working = work(item)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => underWay.delete(working));
      underWay.add(working);
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
      if (failures.length > 0) break;
    }
  } finally {
    // Nobody may still be writing when the folder is thrown away.
    await Promise.all(underWay);
  }
  if (failures.length > 0) throw failures[0];
}
