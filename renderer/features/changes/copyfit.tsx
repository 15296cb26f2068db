import type { ReactElement } from "react";
import { v7 } from "uuid";
import { countWords } from "../../../shared/editor/count-words.ts";
import { standingBlock } from "../../../shared/editor/suggestions/standing.ts";
import { suggestEdit } from "../../../shared/editor/suggestions/suggest-edit.ts";
import { $readBody } from "../../../shared/editor/nodes.ts";
import { blockText } from "../../../shared/editor/plain-text.ts";
import type { MarkedBlock } from "../../../shared/model/copy.ts";
import { handsOf } from "../../client/story-hands.ts";
import { putBlocks } from "../../editor/put-blocks.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./changes-panel.module.css";

export interface CopyfitProps {
  storyId: string;
  body: readonly MarkedBlock[];
  /** Words of the copy as it would stand. */
  words: number;
  commissioned: number | undefined;
  author: string;
}

/** How far a story is over its length, what each paragraph would save, and the cut: a suggestion like any other. */
export function Copyfit({ storyId, body, words, commissioned, author }: CopyfitProps): ReactElement | undefined {
  if (commissioned === undefined || words <= commissioned) return undefined;
  const cut = (at: number): void => {
    const hands = handsOf(storyId);
    const editor = hands?.bodyEditor();
    if (hands === undefined || editor === undefined || !hands.mayWrite()) return;
    hands.judge(() => {
      const block = editor.read($readBody)[at];
      if (block === undefined) return;
      const how = { author, at: new Date().toISOString(), newId: v7, joining: false };
      putBlocks(editor, { at, remove: 1, insert: suggestEdit([block], [], how).copy });
    });
    void hands.flush();
  };
  const paragraphs = body.flatMap((block, at) => {
    if (block.type === "picture" || block.type === "cut") return [];
    const text = blockText(standingBlock(block));
    const saved = countWords(text);
    return saved === 0 ? [] : [{ at, text, saved }];
  });
  return (
    <section aria-label="Copyfit" className={styles.change}>
      <strong>
        {words - commissioned} words over the {commissioned} asked for
      </strong>
      <ul role="list" className={styles.list} aria-label="What each paragraph would save">
        {paragraphs.map(({ at, text, saved }) => (
          <li key={at} className={styles.paragraph}>
            <span className={styles.opening}>{text}</span>
            <Button size="small" aria-label={`Cut ${saved} words: ${text.slice(0, 40)}`} onClick={() => cut(at)}>
              Cut {saved}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
