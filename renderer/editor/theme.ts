import type { EditorThemeClasses } from "lexical";
import styles from "./copy.module.css";

const name = (key: string): string => styles[key] ?? "";

/** Class names of everything a body or a line can hold. */
export const COPY_THEME: EditorThemeClasses = {
  paragraph: name("paragraph"),
  heading: { h2: name("crosshead") },
  quote: name("quote"),
  link: name("link"),
  list: {
    ul: name("bullets"),
    ol: name("numbers"),
    listitem: name("item"),
    nested: { listitem: name("nested") },
  },
  text: { bold: name("bold"), italic: name("italic") },
  picture: name("picture"),
  cut: name("cut"),
  blockCursor: name("blockCursor"),
};
