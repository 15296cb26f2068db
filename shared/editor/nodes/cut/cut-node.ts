import {
  $create,
  $getDocument,
  DecoratorNode,
  type DOMConversion,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalEditor,
  type LexicalNode,
  type SerializedLexicalNode,
} from "lexical";
import type { CutBlock } from "../../../model/copy.ts";
import { decoratorsOf } from "../decorators.ts";

/** Marks our own rule on the clipboard; a stranger's rule is not a cut. */
const CUT_ATTRIBUTE = "data-standfirst-cut";

/** The line where the free part of the story ends. Only the first in a body counts. */
export class CutNode extends DecoratorNode<unknown> {
  override $config() {
    return this.config("cut", {
      extends: DecoratorNode,
      importDOM: {
        hr: (element: HTMLElement): DOMConversion | null =>
          element.hasAttribute(CUT_ATTRIBUTE) ? { conversion: () => ({ node: $createCutNode() }), priority: 1 } : null,
      },
    });
  }

  override exportJSON(): Omit<CutBlock, "$"> & SerializedLexicalNode {
    const { $: state } = super.exportJSON();
    return { type: "cut", version: 1, ...(state === undefined ? {} : { $: state }) };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = $getDocument().createElement("div");
    const className: unknown = config.theme["cut"];
    if (typeof className === "string") element.className = className;
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  override exportDOM(): DOMExportOutput {
    const element = $getDocument().createElement("hr");
    element.setAttribute(CUT_ATTRIBUTE, "");
    return { element };
  }

  /** See `registerDecorators`. */
  override decorate(editor: LexicalEditor): unknown {
    return decoratorsOf(editor).cut?.(this, editor) ?? null;
  }
  override getTextContent(): string {
    return "";
  }
  override isInline(): false {
    return false;
  }
}

export function $createCutNode(): CutNode {
  return $create(CutNode);
}

export function $isCutNode(node: LexicalNode | null | undefined): node is CutNode {
  return node instanceof CutNode;
}
