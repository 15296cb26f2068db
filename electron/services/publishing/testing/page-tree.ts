import { parse } from "parse5";
import type { DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

export interface PageTree {
  /** Elements in document order that answer to "name", ".class", "#id" or "name.class". */
  all(selector: string, below?: Element): Element[];
  /** The only one; throws where there are none or several. */
  one(selector: string, below?: Element): Element;
  /** Content of the meta element of this name or property; undefined where there is none. */
  meta(name: string): string | undefined;
  /** Faults of the HTML as the standard's parser sees them. */
  faults: string[];
}

export function pageTree(html: string): PageTree {
  const faults: string[] = [];
  const document = parse(html, { onParseError: (error) => faults.push(`${error.code} at ${error.startLine}:${error.startCol}`) });
  const everything = elementsOf(document);
  const all: PageTree["all"] = (selector, below) =>
    (below ? elementsOf(below) : everything).filter((element) => answers(element, selector));
  return {
    all,
    one(selector, below) {
      const found = all(selector, below);
      if (found.length !== 1 || !found[0]) throw new Error(`${found.length} elements answer to ${selector}`);
      return found[0];
    },
    meta: (name) =>
      everything
        .filter(
          (element) =>
            element.tagName === "meta" && (attribute(element, "name") === name || attribute(element, "property") === name),
        )
        .map((element) => attribute(element, "content"))[0],
    faults,
  };
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** The text inside, with white space as it is shown. */
export function text(node: Node): string {
  return rawText(node).replace(/\s+/g, " ").trim();
}

export function rawText(node: Node): string {
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
  return "childNodes" in node ? node.childNodes.map(rawText).join("") : "";
}

function elementsOf(node: Node): Element[] {
  if (!("childNodes" in node)) return [];
  return node.childNodes.flatMap((child) => ("tagName" in child ? [child, ...elementsOf(child)] : []));
}

function answers(element: Element, selector: string): boolean {
  const [, name = "", sign, value] = /^([a-z0-9]*)([.#]?)(.*)$/.exec(selector) ?? [];
  if (name !== "" && element.tagName !== name) return false;
  if (sign === "#") return attribute(element, "id") === value;
  if (sign === ".") return (attribute(element, "class") ?? "").split(" ").includes(value ?? "");
  return true;
}
