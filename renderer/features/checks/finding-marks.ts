import { $getRoot } from "lexical";
import type { Finding, Severity } from "../../../shared/style/finding.ts";
import { $wordsOf, bodyEditorOf, storyOnScreen } from "./place-on-screen.ts";
import { pointsOf } from "./text-of-node.ts";

/** Marks at once: each costs a little with every key, so only what is near the view has one. */
const MOST = 40;
/** Around the view, in pixels. */
const NEAR = 300;
const SEVERITIES: readonly Severity[] = ["must", "should", "hint"];

/** Lines under the words of findings in the copy, by CSS alone: nothing in the text is touched. */
export function drawMarks(storyId: string, findings: readonly Finding[]): void {
  const ranges: Record<Severity, Range[]> = { must: [], should: [], hint: [] };
  const story = storyOnScreen(storyId);
  const editor = story && bodyEditorOf(story);
  if (editor !== undefined) {
    const byBlock = Map.groupBy(
      findings.filter(({ place }) => place.field === "body"),
      ({ place }) => place.block ?? 0,
    );
    editor.read(() => {
      let left = MOST;
      const root = $getRoot();
      for (const [block, its] of byBlock) {
        const key = root.getChildAtIndex(block)?.getKey();
        const element = key === undefined ? null : editor.getElementByKey(key);
        if (left === 0 || element === null || !isNearView(element)) continue;
        for (const finding of its.slice(0, left)) {
          const read = $wordsOf(block, finding);
          const points = read && pointsOf(read, finding.start, finding.end);
          const range = points && rangeOf(points, (nodeKey) => editor.getElementByKey(nodeKey));
          if (range === undefined) continue;
          ranges[finding.severity].push(range);
          left -= 1;
        }
      }
    });
  }
  for (const severity of SEVERITIES) CSS.highlights.set(`finding-${severity}`, new Highlight(...ranges[severity]));
}

export function clearMarks(): void {
  for (const severity of SEVERITIES) CSS.highlights.delete(`finding-${severity}`);
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
