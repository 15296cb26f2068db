import type { ReactElement } from "react";
import { v7 } from "uuid";
import { countWords } from "../../../shared/editor/count-words.ts";
import { $readBody } from "../../../shared/editor/nodes.ts";
import { blockText } from "../../../shared/editor/plain-text.ts";
import { standingBlock } from "../../../shared/editor/suggestions/standing.ts";
import { suggestEdit } from "../../../shared/editor/suggestions/suggest-edit.ts";
import type { MarkedBlock } from "../../../shared/model/copy.ts";
import type { WorkingStory } from "../../../shared/model/story.ts";
import type { StoryHands } from "../../client/story-hands.ts";
import { putBlocks } from "../../editor/put-blocks.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./changes-panel.module.css";

interface Length {
  body: readonly MarkedBlock[];
  /** Words of the copy as it would stand. */
  words: number;
  commissioned: number | undefined;
}

export function lengthOf({ body, words, commissionedWords: commissioned }: WorkingStory): Length {
  return { body, words, commissioned };
}

interface CopyfitProps extends Length {
  author: string;
  onWrite(work: (hands: StoryHands) => void): void;
}

/** How far a story is over its length, what each paragraph would save, and the cut: a suggestion like any other. */
export function Copyfit({ body, words, commissioned, author, onWrite }: CopyfitProps): ReactElement | undefined {
  if (commissioned === undefined || words <= commissioned) return undefined;
  const paragraphs = body.flatMap((block, at) => {
    if (block.type === "picture" || block.type === "cut") return [];
    const text = blockText(standingBlock(block)).trim();
    const saved = countWords(text);
    return saved === 0 ? [] : [{ block, at, text, saved }];
  });
  return (
    <section aria-label="Copyfit" className={styles.change}>
      <strong>{overBy(words - commissioned, commissioned)}</strong>
      <ul role="list" className={styles.paragraphs} aria-label="What each paragraph would save">
        {paragraphs.map(({ block, at, text, saved }) => (
          <li key={at} className={styles.paragraph}>
            <span className={styles.opening}>{text}</span>
            <Button
              size="small"
              aria-label={`Cut ${saved} ${saved === 1 ? "word" : "words"}: ${text.slice(0, 40)}`}
              onClick={() => onWrite((hands) => cut(hands, block, at, author))}
            >
              Cut {saved}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function overBy(over: number, commissioned: number): string {
  return `${over} ${over === 1 ? "word" : "words"} over the ${commissioned} asked for`;
}

/** Takes a paragraph out, as a suggestion. Not where another stands in its place: it may have moved since it was listed. */
function cut(hands: StoryHands, block: MarkedBlock, at: number, author: string): void {
  const editor = hands.bodyEditor();
  if (editor === undefined) return;
  hands.judge(() => {
    const blocks = editor.read($readBody);
    const listed = JSON.stringify(block);
    const place = JSON.stringify(blocks[at]) === listed ? at : blocks.findIndex((each) => JSON.stringify(each) === listed);
    const found = blocks[place];
    if (found === undefined) return;
    const how = { author, at: new Date().toISOString(), newId: v7, joining: false };
    putBlocks(editor, { at: place, remove: 1, insert: suggestEdit([found], [], how).copy });
  });
}
