/** A copy of a field's words, laid over it without a colour of its own: what can be marked in a field is its copy. */
interface Overlay {
  element: HTMLElement;
  words: Text;
  /** Those that were given away since it was last laid out. */
  ranges: Range[];
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Kept as long as their fields, and only their letters change: a node that goes or hides while
 * somebody types would end the run of typing that one undo takes back.
 */
const overlays = new Map<Field, Overlay>();
let made = 0;

/** What makes words stand where they stand in the field. */
const LAID_OUT = [
  "font",
  "letter-spacing",
  "line-height",
  "text-align",
  "text-indent",
  "text-transform",
  "text-wrap",
  "padding",
  "border-width",
] as const;

/** Where words of a field can be marked; undefined where they are not its own any more. */
export function rangeInField(field: Field, start: number, end: number, text: string): Range | undefined {
  if (field.value.slice(start, end) !== text || !CSS.supports("anchor-name", "--field")) return undefined;
  const { words, ranges } = laidOutOver(field);
  const range = new Range();
  range.setStart(words, start);
  range.setEnd(words, end);
  ranges.push(range);
  return range;
}

/** Before marks are drawn anew: fields may have other words now, and those that are gone are forgotten. */
export function forgetFieldMarks(): void {
  for (const [field, overlay] of overlays) {
    overlay.ranges = [];
    if (!field.isConnected) overlays.delete(field);
  }
}

/** Nobody is in the story any more. */
export function removeFieldMarks(): void {
  for (const [field, { element }] of overlays) {
    field.removeEventListener("input", unmark);
    element.remove();
  }
  overlays.clear();
}

/** Somebody types there: the words move. Costs something with the first key after a pause only. */
function unmark(event: Event): void {
  const overlay = overlays.get(event.currentTarget as Field);
  if (overlay === undefined || overlay.ranges.length === 0) return;
  for (const highlight of CSS.highlights.values()) for (const range of overlay.ranges) highlight.delete(range);
  overlay.ranges = [];
}

function laidOutOver(field: Field): Overlay {
  const overlay = overlays.get(field) ?? overlayFor(field);
  const { element, words, ranges } = overlay;
  if (ranges.length > 0) return overlay;
  const style = getComputedStyle(field);
  for (const name of LAID_OUT) element.style.setProperty(name, style.getPropertyValue(name));
  if (words.data !== field.value) words.data = field.value;
  element.scrollLeft = field.scrollLeft;
  return overlay;
}

function overlayFor(field: Field): Overlay {
  made += 1;
  const anchor = `--field-with-findings-${made}`;
  field.style.setProperty("anchor-name", anchor);
  const element = document.createElement("div");
  element.className = field instanceof HTMLTextAreaElement ? "field-marks field-marks-wrap" : "field-marks";
  element.style.setProperty("position-anchor", anchor);
  element.setAttribute("aria-hidden", "true");
  const words = document.createTextNode("");
  element.append(words);
  field.parentElement?.append(element);
  field.addEventListener("input", unmark);
  const overlay: Overlay = { element, words, ranges: [] };
  overlays.set(field, overlay);
  return overlay;
}
