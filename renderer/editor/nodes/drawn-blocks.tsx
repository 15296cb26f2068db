import { defineExtension } from "lexical";
import { registerDecorators } from "../../../shared/editor/nodes/decorators.ts";
import { CutBlockView } from "./cut-block-view.tsx";
import { PictureBlockView } from "./picture-block-view.tsx";

/** Draws our own blocks with React. The nodes themselves know nothing of it. */
export const DrawnBlocksExtension = defineExtension({
  name: "standfirst/drawn-blocks",
  register: (editor) =>
    registerDecorators(editor, {
      picture: (node) => {
        const { pictureId, caption, credit, alt } = node.exportJSON();
        return <PictureBlockView nodeKey={node.getKey()} pictureId={pictureId} words={{ caption, credit, alt }} />;
      },
      cut: (node) => <CutBlockView nodeKey={node.getKey()} />,
    }),
});
