/** Turns a count of characters of a text, as other languages count them, into one of UTF-16 units. */
export function unitsOf(text: string): (characters: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (characters) => characters;
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  return (characters) => starts[characters] ?? text.length;
}
