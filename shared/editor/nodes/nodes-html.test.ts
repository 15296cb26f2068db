import { $createTextNode, $getRoot, $createParagraphNode, createEditor, type LexicalEditor } from "lexical";
import { describe, expect, it } from "vitest";
import { BODY_NODES } from "../nodes.ts";
import { textRun } from "../safe-copy.ts";
import { domOfHtml } from "../fixtures/dom-of-html.ts";
import { $createCutNode, $isCutNode } from "./cut/cut-node.ts";
import { registerDecorators } from "./decorators.ts";
import { $createPictureNode, $isPictureNode } from "./picture/picture-node.ts";
import { pictureFigure, readFigure } from "./picture/picture-html.ts";

/** As much of a document as the nodes use: it writes HTML. */
class FakeElement {
  readonly name: string;
  readonly attributes = new Map<string, string>();
  readonly children: (FakeElement | string)[] = [];

  constructor(name: string) {
    this.name = name;
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  append(...children: (FakeElement | string)[]): void {
    this.children.push(...children);
  }
  get html(): string {
    const attributes = Array.from(
      this.attributes,
      ([name, value]) => ` ${name}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
    ).join("");
    const children = this.children
      .map((child) => (typeof child === "string" ? child.replaceAll("<", "&lt;") : child.html))
      .join("");
    return `<${this.name}${attributes}>${children}${["img", "br"].includes(this.name) ? "" : `</${this.name}>`}`;
  }
}
const fakeDocument = {
  createElement: (name: string): FakeElement => new FakeElement(name),
  createTextNode: (text: string): string => text,
} as unknown as Document;

const id = "ab".repeat(32);

function editor(): LexicalEditor {
  return createEditor({
    nodes: [...BODY_NODES],
    onError: (error) => {
      throw error;
    },
  });
}

describe("a picture on the clipboard", () => {
  const picture = {
    type: "picture" as const,
    version: 1,
    pictureId: id,
    caption: [textRun("The <quay> ", 0), textRun("at dawn", 3)],
    credit: 'A "Name"',
    alt: "A stone quay",
  };
  const figure = pictureFigure(fakeDocument, picture) as unknown as FakeElement;

  it("is a figure without the address of the file", () => {
    expect(figure.html).toBe(
      `<figure data-standfirst-picture="${id}" data-standfirst-credit="A &quot;Name&quot;"><img alt="A stone quay"><figcaption>The &lt;quay><strong><em>at dawn</em></strong></figcaption></figure>`.replace(
        "quay>",
        "quay> ",
      ),
    );
  });

  it("comes back as it went", () => {
    const body = Array.from(domOfHtml(figure.html).childNodes)
      .flatMap((html) => Array.from(html.childNodes))
      .find(({ nodeName }) => nodeName === "BODY");
    const element = body?.childNodes[0];
    expect(readFigure(element as unknown as HTMLElement)).toStrictEqual(picture);
  });

  it("is not ours when it comes from elsewhere", () => {
    const strange = domOfHtml('<figure><img src="https://x.example/a.png" alt=""></figure>');
    expect(readFigure(strange as unknown as HTMLElement)).toBeUndefined();
  });
});

describe("our nodes in an editor", () => {
  it("are drawn by whoever registered for this editor, and by nobody else", () => {
    const one = editor();
    const other = editor();
    const unregister = registerDecorators(one, { picture: (node) => `picture ${node.getPictureId()}`, cut: () => "cut" });
    const draw = (which: LexicalEditor): unknown[] => {
      let drawn: unknown[] = [];
      which.update(
        () => {
          drawn = [$createPictureNode(id).decorate(which), $createCutNode().decorate(which)];
        },
        { discrete: true },
      );
      return drawn;
    };
    expect(draw(one)).toStrictEqual([`picture ${id}`, "cut"]);
    expect(draw(other)).toStrictEqual([null, null]);
    unregister();
    expect(draw(one)).toStrictEqual([null, null]);
  });

  it("change by their setters alone, and undo sees it", () => {
    const one = editor();
    one.update(() => $getRoot().append($createPictureNode(id, { alt: "before" })), { discrete: true });
    const before = one.getEditorState();
    one.update(
      () => {
        const [node] = $getRoot().getChildren();
        if (!$isPictureNode(node)) throw new Error("no picture");
        node
          .setAlt("after")
          .setCredit("A Name")
          .setCaption([textRun("Caption", 0)]);
      },
      { discrete: true },
    );
    const alt = (): string | undefined => {
      const [node] = $getRoot().getChildren();
      return $isPictureNode(node) ? `${node.getAlt()} ${node.getCredit()} ${node.getTextContent()}` : undefined;
    };
    expect(one.read(alt)).toBe("after A Name Caption");
    one.setEditorState(before);
    expect(one.read(alt)).toBe("before  ");
  });

  it("stand between paragraphs and are told apart", () => {
    const one = editor();
    one.update(
      () => $getRoot().append($createParagraphNode().append($createTextNode("x")), $createCutNode(), $createPictureNode(id)),
      { discrete: true },
    );
    one.read(() => {
      expect(
        $getRoot()
          .getChildren()
          .map((node) => [$isCutNode(node), $isPictureNode(node)]),
      ).toStrictEqual([
        [false, false],
        [true, false],
        [false, true],
      ]);
      expect($getRoot().getTextContent()).toContain("x");
    });
  });
});
