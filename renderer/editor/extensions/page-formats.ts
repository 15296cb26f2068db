import {
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_TAB_COMMAND,
  mergeRegister,
  SET_TEXT_FORMAT_COMMAND,
  type TextFormatType,
} from "lexical";

const PAGE_FORMATS: ReadonlySet<TextFormatType> = new Set<TextFormatType>(["bold", "italic"]);

/** The page has bold and italic and no others: Ctrl+U and its like do nothing. */
export const PageFormatsExtension = defineExtension({
  name: "standfirst/page-formats",
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(FORMAT_TEXT_COMMAND, (format) => !PAGE_FORMATS.has(format), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        SET_TEXT_FORMAT_COMMAND,
        (formats) => Object.keys(formats).some((format) => format !== "bold" && format !== "italic"),
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(FORMAT_ELEMENT_COMMAND, () => true, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(INSERT_TAB_COMMAND, () => true, COMMAND_PRIORITY_CRITICAL),
    ),
});
