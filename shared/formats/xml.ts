import { escapeHtml } from "../editor/escape-html.ts";

/** XML that is whole already. Everything else is escaped where `element` puts it in. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type XmlContent = Xml | string | number | undefined | false | readonly XmlContent[];

/**
 * One element. Attributes and content that are undefined or false are left out; text is escaped and loses
 * what XML cannot hold. Names are ours, never a stranger's.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly XmlContent[]
): Xml {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? "" : ` ${key}="${escapeHtml(String(value))}"`))
    .join("");
  const inside = render(content);
  return new Xml(inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`);
}

/** An element that holds words on one line; nothing when there are none. */
export function words(
  name: string,
  text: string | undefined,
  attributes: Readonly<Record<string, string>> = {},
): Xml | undefined {
  const line = text?.replace(/\s+/g, " ").trim() ?? "";
  return line === "" ? undefined : element(name, attributes, line);
}

/** For XHTML from elsewhere in Standfirst that is known to be escaped and well-formed. */
export function trustedXml(text: string): Xml {
  return new Xml(text);
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
}

function render(content: XmlContent): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Xml) return content.text;
  if (typeof content === "string") return escapeHtml(content);
  if (typeof content === "number") return String(content);
  return content.map(render).join("");
}
