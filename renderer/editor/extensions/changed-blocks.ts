import {
  $createParagraphNode,
  $getNodeByKey,
  $getRoot,
  defineExtension,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type EditorState,
  type LexicalEditor,
  type NodeKey,
  type RootNode,
  type UpdateListenerPayload,
} from "lexical";
import { countWords } from "../../../shared/editor/count-words.ts";
import { $standingText } from "../../../shared/editor/suggestions/standing-text.ts";
import { $isPictureNode } from "../../../shared/editor/nodes/picture/picture-node.ts";
import { $nodeOfBlock, $readBody, $writeBody, blockJson } from "../../../shared/editor/nodes.ts";
import type { MarkedBlock, MarkedBody } from "../../../shared/model/copy.ts";
import { keyboardStays } from "../keyboard-stays.ts";

/** Marks updates that bring in what the desk already holds: nothing to save in them. */
export const FOLLOWED_TAG = "followed";
const FOLLOWING = [FOLLOWED_TAG, HISTORY_MERGE_TAG, SKIP_SCROLL_INTO_VIEW_TAG];

/** One run of top-level blocks in the place of another. */
export interface BlockSplice {
  at: number;
  remove: number;
  insert: MarkedBlock[];
}

/**
 * Knows which blocks differ from what the desk holds, at the cost of a few set operations a
 * key. Reading the blocks waits for `take`, which the saver calls a few times a second at most.
 */
export interface ChangedBlocks {
  /** Runs after each update that changed content, before it is saved. */
  onChange(listener: () => void): () => void;
  /** What changed since the last kept body; undefined when nothing did. It is then under way. */
  take(): BlockSplice | undefined;
  /** The whole body, under way like a splice. */
  takeWhole(): MarkedBody;
  /** The desk holds what was taken. */
  kept(): void;
  /** The desk does not: it counts as changed again. */
  putBack(): void;
  /** Brings in a change that the desk already holds. False when it does not fit here. */
  follow(splice: BlockSplice): boolean;
  /** Puts a whole body that the desk holds in the place of what is here. */
  followWhole(body: MarkedBody): void;
  /** What is shown is what the desk holds: `count` blocks. */
  hold(count: number): void;
  /** Words of the copy; captions are not counted. */
  words(): number;
}

interface Taken {
  order: readonly NodeKey[];
  dirty: ReadonlySet<NodeKey>;
}

function dirtyBlocks(payload: UpdateListenerPayload, into: Set<NodeKey>): void {
  const nodes = payload.editorState._nodeMap;
  // An ancestor of a changed node is always among the dirty elements, so one level is enough.
  for (const key of payload.dirtyElements.keys()) {
    if (nodes.get(key)?.__parent === "root") into.add(key);
  }
  for (const key of payload.dirtyLeaves) {
    if (nodes.get(key)?.__parent === "root") into.add(key);
  }
}

/** Undo and redo swap the whole state and name no node: compare the two, node by node. */
function differingBlocks(now: EditorState, before: EditorState, into: Set<NodeKey>): void {
  for (const [key, node] of now._nodeMap) {
    if (before._nodeMap.get(key) === node) continue;
    let block = node;
    while (block.__parent !== null && block.__parent !== "root") {
      const parent = now._nodeMap.get(block.__parent);
      if (parent === undefined) break;
      block = parent;
    }
    if (block.__parent === "root") into.add(block.__key);
  }
}

export function trackChangedBlocks(editor: LexicalEditor): ChangedBlocks & { dispose(): void } {
  const listeners = new Set<() => void>();
  const counts = new Map<NodeKey, number>();
  const uncounted = new Set<NodeKey>();
  let dirty = new Set<NodeKey>();
  let keptOrder: readonly NodeKey[] = [];
  let taken: Taken | undefined;
  let counted: { order: readonly NodeKey[]; total: number } | undefined;
  const $order = orderReader();

  const dispose = editor.registerUpdateListener((payload) => {
    const { dirtyElements, dirtyLeaves, tags } = payload;
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
    const followed = tags.has(FOLLOWED_TAG);
    const changed = new Set<NodeKey>();
    if (tags.has(HISTORIC_TAG)) differingBlocks(payload.editorState, payload.prevEditorState, changed);
    else dirtyBlocks(payload, changed);
    for (const key of changed) {
      uncounted.add(key);
      if (!followed) dirty.add(key);
    }
    if (!followed) for (const listener of listeners) listener();
  });

  /** The desk's body is `count` blocks long; an empty one shows one paragraph it does not hold. */
  function $hold(count: number): void {
    keptOrder = count === 0 ? [] : $order();
    dirty.clear();
    taken = undefined;
  }

  return {
    dispose,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: () =>
      editor.read(() => {
        const order = $order();
        const { from, to, remove } = spliceBetween(keptOrder, order, dirty);
        if (remove === 0 && from === to) {
          dirty.clear();
          return undefined;
        }
        taken = { order, dirty };
        dirty = new Set();
        return { at: from, remove, insert: order.slice(from, to).flatMap($blocksOfKey) };
      }),
    takeWhole: () =>
      editor.read(() => {
        taken = { order: $order(), dirty };
        dirty = new Set();
        return $readBody();
      }),
    kept: () => {
      if (taken !== undefined) keptOrder = taken.order;
      taken = undefined;
    },
    putBack: () => {
      for (const key of taken?.dirty ?? []) dirty.add(key);
      taken = undefined;
    },
    hold: (count) => editor.read(() => $hold(count)),
    follow: ({ at, remove, insert }) => {
      if (at + remove > keptOrder.length) return false;
      editor.update(
        () => {
          const root = $getRoot();
          if (keptOrder.length === 0) root.clear();
          root.splice(at, remove, insert.map($nodeOfBlock));
          const count = root.getChildrenSize();
          if (count === 0) root.append($createParagraphNode());
          $hold(count);
        },
        { discrete: true, tag: [...FOLLOWING, keyboardStays(editor)] },
      );
      return true;
    },
    followWhole: (body) => {
      editor.update(
        () => {
          $writeBody(body);
          $hold(body.length);
        },
        { discrete: true, tag: [...FOLLOWING, keyboardStays(editor)] },
      );
    },
    words: () =>
      editor.read(() => {
        const order = $order();
        const isSame = counted?.order === order;
        let total = isSame ? (counted?.total ?? 0) : 0;
        for (const key of isSame ? uncounted : order) {
          const before = counts.get(key);
          const count = before === undefined || uncounted.has(key) ? $wordsOf(key) : before;
          counts.set(key, count);
          total += isSame ? count - (before ?? 0) : count;
        }
        counted = { order, total };
        uncounted.clear();
        return total;
      }),
  };
}

/** Reads the keys of the blocks; again only when blocks came, went or moved, for then Lexical has made another root. */
function orderReader(): () => readonly NodeKey[] {
  let read: { root: RootNode; order: readonly NodeKey[] } | undefined;
  return () => {
    const root = $getRoot();
    if (read?.root !== root) read = { root, order: root.getChildrenKeys() };
    return read.order;
  };
}

function $wordsOf(key: NodeKey): number {
  const node = $getNodeByKey(key);
  return node === null || $isPictureNode(node) ? 0 : countWords($standingText(node));
}

function $blocksOfKey(key: NodeKey): MarkedBlock[] {
  const node = $getNodeByKey(key);
  return node === null ? [] : [blockJson(node)];
}

/** The shortest run that holds every change: what lies between the unchanged ends. */
export function spliceBetween(
  before: readonly NodeKey[],
  now: readonly NodeKey[],
  dirty: ReadonlySet<NodeKey>,
): { from: number; to: number; remove: number } {
  if (before === now && dirty.size === 1) {
    for (const key of dirty) {
      const at = now.indexOf(key);
      if (at >= 0) return { from: at, to: at + 1, remove: 1 };
    }
  }
  const shorter = Math.min(before.length, now.length);
  const same = (left: NodeKey | undefined, right: NodeKey | undefined): boolean =>
    left !== undefined && left === right && !dirty.has(left);
  let from = 0;
  while (from < shorter && same(before[from], now[from])) from += 1;
  let tail = 0;
  while (tail < shorter - from && same(before[before.length - 1 - tail], now[now.length - 1 - tail])) tail += 1;
  return { from, to: now.length - tail, remove: before.length - tail - from };
}

export const ChangedBlocksExtension = defineExtension({
  name: "standfirst/changed-blocks",
  build: (editor) => trackChangedBlocks(editor),
  register: (_editor, _config, state) => () => state.getOutput().dispose(),
});
