/** Ghost counts characters, a pair of surrogates as one. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** The text, or as many of its words as fit with a sign that there were more. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most).join("");
  const end = cut.search(/\s\S*$/);
  // A single word longer than all there is room for is cut in its middle.
  const words = end > 0 ? cut.slice(0, end) : characters.slice(0, most - 1).join("");
  return `${words.replace(/[\s,;:–—-]+$/, "")}…`;
}
