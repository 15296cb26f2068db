import { $isLinkNode, $toggleLink, LinkExtension } from "@lexical/link";
import { $findMatchingParent } from "@lexical/utils";
import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  configExtension,
  createCommand,
  defineExtension,
  IS_APPLE,
  KEY_DOWN_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
} from "lexical";
import { isLinkAddress } from "../../../shared/model/copy-limits.ts";

/** Asks for the address of the link at the caret. Whoever shows the question handles it. */
export const ASK_FOR_LINK: LexicalCommand<void> = createCommand("ASK_FOR_LINK");

const ATTRIBUTES = { rel: null, target: null, title: null };

/**
 * What somebody typed, as an address a page may link to: "example.org" gets https, a mailbox
 * mailto. Undefined when it is neither.
 */
export function linkAddressFrom(typed: string): string | undefined {
  const text = typed.trim();
  if (isLinkAddress(text)) return text;
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  if (/^[^\s:/]+\.[^\s:/.]{2,}(?::\d+)?(?:\/\S*)?$/.test(text)) return `https://${text}`;
  return undefined;
}

/** Links what is selected; with a bare caret, writes the address and links that. */
export function setLink(editor: LexicalEditor, address: string | undefined): void {
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const inLink = $findMatchingParent(selection.anchor.getNode(), $isLinkNode) !== null;
    if (address !== undefined && selection.isCollapsed() && !inLink) {
      const text = $createTextNode(address.replace(/^mailto:/, ""));
      selection.insertNodes([text]);
      text.select(0, text.getTextContentSize());
    }
    $toggleLink(address ?? null, ATTRIBUTES);
    const after = $getSelection();
    if (!$isRangeSelection(after)) return;
    // Writing goes on behind the link, whichever way its words were selected.
    const { key, offset, type } = after.isBackward() ? after.anchor : after.focus;
    after.anchor.set(key, offset, type);
    after.focus.set(key, offset, type);
  });
}

/** Links with addresses of the web and of mailboxes; an address pasted over words links them. */
export const LinksExtension = defineExtension({
  name: "standfirst/links",
  dependencies: [configExtension(LinkExtension, { validateUrl: isLinkAddress, attributes: ATTRIBUTES })],
  register: (editor) =>
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const mod = IS_APPLE ? event.metaKey : event.ctrlKey;
        if (!mod || !event.shiftKey || event.altKey || event.code !== "KeyK") return false;
        event.preventDefault();
        return editor.dispatchCommand(ASK_FOR_LINK, undefined);
      },
      COMMAND_PRIORITY_HIGH,
    ),
});
