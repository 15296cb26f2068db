/** Plain words of many lengths; the sentences mean nothing, and are the same in every run. */
const WORDS =
  "the of and to in a is that for it was on are as with at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know council report hospital budget strike minister housing teachers harbour union ballot weather railway community investigation government".split(
    " ",
  );

/** Words a paragraph: what a news page usually has. */
const PARAGRAPH = 40;

/** A small generator with a seed (mulberry32), so that a run can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Paragraphs of copy with this many words in all. */
export function paragraphsOf(words: number, seed = 1): string[] {
  const random = seeded(seed);
  const paragraphs: string[] = [];
  for (let left = words; left > 0; left -= PARAGRAPH) {
    const length = Math.min(PARAGRAPH, left);
    const line = Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
    paragraphs.push(`${line.charAt(0).toUpperCase()}${line.slice(1)}.`);
  }
  return paragraphs;
}
