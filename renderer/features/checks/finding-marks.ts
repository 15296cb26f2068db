import { $getRoot, type LexicalEditor } from "lexical";
import type { Finding, Severity } from "../../../shared/style/finding.ts";
import { forgetFieldMarks, rangeInField, removeFieldMarks } from "./field-marks.ts";
import { rankOf } from "./finding-places.ts";
import { $wordsOf, bodyEditorOf, storyOnScreen, textOnScreen } from "./place-on-screen.ts";
import { pointsOf } from "./text-of-node.ts";

/** Marks at once: each costs a little with every key, so only what is near the view has one. */
const MOST = 40;
/** Around the view, in pixels. */
const NEAR = 300;
const SEVERITIES: readonly Severity[] = ["must", "should", "hint"];

/** Lines under the words of findings, by CSS alone: nothing in the text is touched. */
export function drawMarks(storyId: string, findings: readonly Finding[]): void {
  forgetFieldMarks();
  const ranges: Record<Severity, Range[]> = { must: [], should: [], hint: [] };
  const story = storyOnScreen(storyId);
  const marked = story === undefined ? [] : [...besidesCopy(story, findings), ...inCopy(story, findings)].slice(0, MOST);
  for (const { severity, range } of marked) ranges[severity].push(range);
  for (const severity of SEVERITIES) CSS.highlights.set(`finding-${severity}`, new Highlight(...ranges[severity]));
}

export function clearMarks(): void {
  removeFieldMarks();
  for (const severity of SEVERITIES) CSS.highlights.delete(`finding-${severity}`);
}

interface Marked {
  severity: Severity;
  range: Range;
}

/** In the furniture and in the words of pictures. */
function besidesCopy(story: HTMLElement, findings: readonly Finding[]): Marked[] {
  const byText = Map.groupBy(
    findings.filter(({ place }) => place.field !== "body"),
    ({ place }) => rankOf(place),
  );
  return [...byText.values()].flatMap((its) => {
    const [first] = its;
    const there = first && textOnScreen(story, first.place);
    if (there === undefined) return [];
    const element = there.kind === "field" ? there.field : there.editor.getRootElement();
    if (element === null || !isNearView(element)) return [];
    const rangeFor = (finding: Finding): Range | undefined =>
      there.kind === "field"
        ? rangeInField(there.field, finding.start, finding.end, finding.text)
        : there.editor.read(() => $rangeOf(there.editor, there.block, finding));
    return its.slice(0, MOST).flatMap((finding) => markOf(finding, rangeFor(finding)));
  });
}

function inCopy(story: HTMLElement, findings: readonly Finding[]): Marked[] {
  const editor = bodyEditorOf(story);
  const byBlock = Map.groupBy(
    findings.filter(({ place }) => place.field === "body"),
    ({ place }) => place.block ?? 0,
  );
  const marked: Marked[] = [];
  editor?.read(() => {
    const root = $getRoot();
    for (const [block, its] of byBlock) {
      const key = root.getChildAtIndex(block)?.getKey();
      const element = key === undefined ? null : editor.getElementByKey(key);
      if (marked.length >= MOST || element === null || !isNearView(element)) continue;
      for (const finding of its.slice(0, MOST)) marked.push(...markOf(finding, $rangeOf(editor, block, finding)));
    }
  });
  return marked;
}

function markOf({ severity }: Finding, range: Range | undefined): Marked[] {
  return range === undefined ? [] : [{ severity, range }];
}

function $rangeOf(editor: LexicalEditor, block: number, finding: Finding): Range | undefined {
  const read = $wordsOf(block, finding);
  const points = read && pointsOf(read, finding.start, finding.end);
  return points && rangeOf(points, (key) => editor.getElementByKey(key));
}

function isNearView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -NEAR && top < window.innerHeight + NEAR;
}

type Points = NonNullable<ReturnType<typeof pointsOf>>;

function rangeOf({ from, to }: Points, elementOf: (key: string) => HTMLElement | null): Range | undefined {
  const first = textIn(elementOf(from.node.getKey()));
  const last = textIn(elementOf(to.node.getKey()));
  if (first === undefined || last === undefined || from.offset > first.length || to.offset > last.length) return undefined;
  const range = new Range();
  range.setStart(first, from.offset);
  range.setEnd(last, to.offset);
  return range;
}

/** Bold and italic wrap the words once or twice. */
function textIn(element: HTMLElement | null): Text | undefined {
  let node: Node | null = element;
  while (node !== null && !(node instanceof Text)) node = node.firstChild;
  return node ?? undefined;
}
