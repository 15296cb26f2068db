import { plural } from "../../../shared/editor/markup/left-out.ts";
import type { WordFile } from "./recognise-manuscript.ts";

/**
 * What is looked for in the text of a Word file because the converter passes over it in silence.
 * The file is a stranger's: no expression may run past the next tag, or one long part of it would
 * be read over and over and the desk would stand still.
 */
const FEATURES: { element: RegExp; words: (count: number) => string }[] = [
  {
    element: /<w:(?:del|moveFrom)[ >](?![^<>]*\/>)/g,
    words: (count) => `tracked deletions in ${plural(count, "place")}: the deleted words were dropped`,
  },
  {
    element: /<w:ins[ >](?![^<>]*\/>)/g,
    words: (count) => `tracked insertions in ${plural(count, "place")}: the inserted words were kept`,
  },
  {
    element: /<w:vanish(?: w:val="(?:1|true|on)")?\s*\/>/g,
    words: (count) => `hidden text in ${plural(count, "place")}: it can be seen now, so read it before you publish`,
  },
  { element: /<m:oMath[ >/]/g, words: (count) => plural(count, "equation") },
  { element: /<c:chart /g, words: (count) => plural(count, "chart") },
  { element: /<dgm:relIds /g, words: (count) => plural(count, "diagram") },
  { element: /<w14:checkbox[ >]|FORMCHECKBOX/g, words: (count) => plural(count, "tick box").replace("boxs", "boxes") },
];
const MAIN_PART = /^word\/document\d*\.xml$/;
const HEADER_OR_FOOTER = /^word\/(header|footer)\d*\.xml$/;
const WORDS_IN_XML = /<w:t(?: [^<>]*)?>\s*[^<\s]/;

/** One line for each kind of thing that does not come across, or not as it was. */
export function featuresLeftOut(file: WordFile): string[] {
  const main = file
    .names()
    .filter((name) => MAIN_PART.test(name))
    .map((name) => file.text(name))
    .join("");
  const lines: string[] = [];
  for (const { element, words } of FEATURES) {
    const count = countOf(main, element);
    if (count > 0) lines.push(words(count));
  }
  // Newer Word writes each text box twice: as itself, and for older programs. Only the second is read.
  const kept = countOf(main, /<v:textbox[ >]/g);
  const lost = Math.max(0, countOf(main, /<wps:txbx[ >]/g) - kept);
  if (kept > 0) lines.push(`${textBoxes(kept)}: the text was kept as paragraphs`);
  if (lost > 0) lines.push(textBoxes(lost));
  for (const kind of ["header", "footer"] as const) {
    const parts = file.names().filter((name) => HEADER_OR_FOOTER.exec(name)?.[1] === kind && WORDS_IN_XML.test(file.text(name)));
    if (parts.length > 0) lines.push(plural(parts.length, `page ${kind}`));
  }
  return lines;
}

function countOf(text: string, expression: RegExp): number {
  return text.match(expression)?.length ?? 0;
}

function textBoxes(count: number): string {
  return plural(count, "text box").replace("boxs", "boxes");
}
