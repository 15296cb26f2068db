/**
 * Ghost's copy, as it keeps it: a lexical state as a string of JSON. Source of the shapes:
 * `exportJSON` of the nodes of kg-default-nodes in Ghost 6.65.0. A node of a type that Ghost does
 * not know is refused, with everything (422).
 */
export type GhostNode = Readonly<Record<string, unknown>> & { readonly type: string };

const ELEMENT = { version: 1, direction: null, format: "", indent: 0 } as const;

export function elementNode(
  type: string,
  children: readonly GhostNode[],
  more: Readonly<Record<string, unknown>> = {},
): GhostNode {
  return { type, ...ELEMENT, ...more, children };
}

/** `token` runs are whole in Ghost's editor and never joined with what stands beside them. */
export function textNode(text: string, format = 0, mode: "normal" | "token" = "normal"): GhostNode {
  return { type: "extended-text", version: 1, text, format, detail: 0, mode, style: "" };
}

export function htmlCard(html: string): GhostNode {
  return { type: "html", version: 1, html };
}

export const paywallCard: GhostNode = { type: "paywall", version: 1 };

/** Ghost refuses a post without a single block. */
export function lexicalOf(nodes: readonly GhostNode[]): string {
  const children = nodes.length === 0 ? [elementNode("paragraph", [])] : nodes;
  return JSON.stringify({ root: elementNode("root", children) });
}

/** The blocks of a state, whoever wrote it; none when it is no such thing. */
export function nodesOf(lexical: string): GhostNode[] {
  try {
    return childrenOf(recordOf(JSON.parse(lexical))["root"]);
  } catch {
    return [];
  }
}

export function childrenOf(node: unknown): GhostNode[] {
  const { children } = recordOf(node);
  return Array.isArray(children) ? children.filter(isNode) : [];
}

export function wordsAt(node: Readonly<Record<string, unknown>>, key: string): string {
  const value = node[key];
  return typeof value === "string" ? value : "";
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function isNode(value: unknown): value is GhostNode {
  return typeof recordOf(value)["type"] === "string";
}
