import { namesIn } from "./names-in.ts";

/** The names of a text that was read and passed: of people, and words with a capital inside a sentence. */
export function namesToRemember(text: string): string[] {
  const { full, lone } = namesIn(text);
  const found = [
    ...full.flatMap(({ given, surname }) => [given, surname]),
    ...lone.filter(({ opens }) => !opens).map(({ name }) => name),
  ];
  return [...new Set(found)].filter((name) => name.length > 1 && name.length <= 60);
}
