import {
  $create,
  $getDocument,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type DOMConversion,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalEditor,
  type LexicalNode,
  type SerializedLexicalNode,
} from "lexical";
import type { MarkedLine, MarkedPicture } from "../../../model/copy.ts";
import { standingLine } from "../../suggestions/standing.ts";
import { lineText } from "../../plain-text.ts";
import { safeMarkedLine } from "../../safe-copy.ts";
import { decoratorsOf } from "../decorators.ts";
import { pictureFigure, readFigure } from "./picture-html.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const pictureIdState = createState("pictureId", { parse: text });
const creditState = createState("credit", { parse: text });
const altState = createState("alt", { parse: text });
const captionState = createState("caption", { parse: safeMarkedLine });

/** What is said about a picture where it stands. */
export type PictureWords = Pick<MarkedPicture, "caption" | "credit" | "alt">;

/**
 * A picture between the paragraphs, with caption, credit and alt text of its own. The caption
 * is kept as a line of copy; the renderer edits it in an editor nested in the decoration.
 */
export class PictureNode extends DecoratorNode<unknown> {
  override $config() {
    return this.config("picture", {
      extends: DecoratorNode,
      stateConfigs: [
        { stateConfig: pictureIdState, flat: true },
        { stateConfig: captionState, flat: true },
        { stateConfig: creditState, flat: true },
        { stateConfig: altState, flat: true },
      ],
      importDOM: { figure: convertFigure },
    });
  }

  getPictureId(): string {
    return $getState(this, pictureIdState);
  }
  setPictureId(pictureId: string): this {
    return $setState(this, pictureIdState, pictureId);
  }
  getCaption(): MarkedLine {
    return $getState(this, captionState);
  }
  setCaption(caption: MarkedLine): this {
    return $setState(this, captionState, caption);
  }
  getCredit(): string {
    return $getState(this, creditState);
  }
  setCredit(credit: string): this {
    return $setState(this, creditState, credit);
  }
  getAlt(): string {
    return $getState(this, altState);
  }
  setAlt(alt: string): this {
    return $setState(this, altState, alt);
  }

  override exportJSON(): MarkedPicture & SerializedLexicalNode {
    const { $: state } = super.exportJSON();
    return {
      type: "picture",
      version: 1,
      pictureId: this.getPictureId(),
      caption: this.getCaption(),
      credit: this.getCredit(),
      alt: this.getAlt(),
      ...(state === undefined ? {} : { $: state }),
    };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = $getDocument().createElement("figure");
    const className: unknown = config.theme["picture"];
    if (typeof className === "string") element.className = className;
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  override exportDOM(): DOMExportOutput {
    return { element: pictureFigure($getDocument(), { ...this.exportJSON(), caption: standingLine(this.getCaption()) }) };
  }

  /** See `registerDecorators`. */
  override decorate(editor: LexicalEditor): unknown {
    return decoratorsOf(editor).picture?.(this, editor) ?? null;
  }
  override getTextContent(): string {
    return lineText(standingLine(this.getCaption()));
  }
  override isInline(): false {
    return false;
  }
}

export function $createPictureNode(pictureId: string, words: Partial<PictureWords> = {}): PictureNode {
  return $create(PictureNode)
    .setPictureId(pictureId)
    .setCaption(words.caption ?? [])
    .setCredit(words.credit ?? "")
    .setAlt(words.alt ?? "");
}

export function $isPictureNode(node: LexicalNode | null | undefined): node is PictureNode {
  return node instanceof PictureNode;
}

function convertFigure(element: HTMLElement): DOMConversion | null {
  const picture = readFigure(element);
  if (picture === undefined) return null;
  return {
    conversion: () => ({
      node: $createPictureNode(picture.pictureId, picture),
      // Image and caption are in the node already; their text must not follow it a second time.
      forChild: () => null,
      after: () => [],
    }),
    priority: 2,
  };
}
