import { safeBlock } from "../../../../../shared/editor/safe-copy.ts";
import type { Body } from "../../../../../shared/model/copy.ts";
import { readCaption } from "./caption-html.ts";
import { cardBlocks } from "./card-words.ts";
import { DATELINE_END } from "./lexical-out.ts";
import { childrenOf, wordsAt } from "./ghost-lexical.ts";
import type { GhostNode } from "./ghost-lexical.ts";
import { tidyBlocks } from "./tidy-body.ts";

/**
 * Blocks of Ghost, whoever wrote them, as copy of the desk: what the desk has no block for stands as
 * plain words, so that nothing somebody put there goes unseen.
 *
 * @param pictureAt the desk's picture that lies at an address of the site; empty for a stranger's
 */
export function bodyFromGhost(nodes: readonly GhostNode[], pictureAt: (address: string) => string): Body {
  const first = nodes.findIndex(({ type }) => type === "paragraph");
  const blocks = nodes.flatMap((node, index): Body => {
    switch (node.type) {
      case "paragraph":
        return [safeBlock({ ...node, children: plainNodes(index === first ? withoutDateline(node) : childrenOf(node)) })];
      case "heading":
      case "extended-heading":
        return [safeBlock({ ...node, type: "heading", children: plainNodes(childrenOf(node)) })];
      case "quote":
      case "extended-quote":
      case "aside":
        return [safeBlock({ ...node, type: "quote", children: plainNodes(childrenOf(node)) })];
      case "list":
        return [safeBlock({ ...node, children: plainNodes(childrenOf(node)) })];
      case "paywall":
        return [{ type: "cut", version: 1 }];
      case "image":
        return [
          safeBlock({
            type: "picture",
            pictureId: pictureAt(wordsAt(node, "src")),
            alt: wordsAt(node, "alt"),
            ...readCaption(wordsAt(node, "caption")),
          }),
        ];
      default:
        return cardBlocks(node);
    }
  });
  return tidyBlocks(blocks);
}

/** The dateline that opens the text; empty where none does. */
export function datelineIn(nodes: readonly GhostNode[]): string {
  const first = nodes.find(({ type }) => type === "paragraph");
  return (first && opensWith(first)) ?? "";
}

function opensWith(paragraph: GhostNode): string | undefined {
  const [opening] = childrenOf(paragraph);
  const words = opening?.["mode"] === "token" ? wordsAt(opening, "text") : "";
  return words.endsWith(DATELINE_END) ? words.slice(0, -DATELINE_END.length) : undefined;
}

function withoutDateline(paragraph: GhostNode): GhostNode[] {
  const children = childrenOf(paragraph);
  return opensWith(paragraph) === undefined ? children : children.slice(1);
}

/** Deeper than any editor nests; stops hostile JSON from exhausting the stack. */
const DEEPEST = 60;

/** Names of nodes as the desk has them. What only Ghost has becomes what it says. */
function plainNodes(nodes: readonly GhostNode[], depth = 0): unknown[] {
  if (depth > DEEPEST) return [];
  return nodes.map((node) => {
    switch (node.type) {
      case "extended-text":
      case "tk":
        return { ...node, type: "text" };
      case "autolink":
      case "at-link":
        return { ...node, type: "link", children: plainNodes(childrenOf(node), depth + 1) };
      default:
        return Array.isArray(node["children"]) ? { ...node, children: plainNodes(childrenOf(node), depth + 1) } : node;
    }
  });
}
