import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { XmlDocument, XmlElement, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const NAMES = {
  g2: "http://iptc.org/std/nar/2006-10-01/",
  h: "http://www.w3.org/1999/xhtml",
  a: "http://www.w3.org/2005/Atom",
  dc: "http://purl.org/dc/elements/1.1/",
  c: "http://purl.org/rss/1.0/modules/content/",
  m: "http://search.yahoo.com/mrss/",
  s: "http://www.sitemaps.org/schemas/sitemap/0.9",
  n: "http://www.google.com/schemas/sitemap-news/0.9",
};

/** What a parser reads out of a document. Fails when it is not well-formed. */
export interface ReadXml {
  /** The text of every node this path finds. Prefixes are those above. */
  texts(path: string): string[];
  names(path: string): string[];
}

/** Reads with libxml2, hands the document to `look` and lets go of it. */
export function withXml<Result>(text: string, look: (xml: ReadXml, document: XmlDocument) => Result): Result {
  const document = XmlDocument.fromString(text);
  try {
    return look(
      {
        texts: (path) => document.find(path, NAMES).map((node) => node.content),
        names: (path) => document.find(path, NAMES).flatMap((node) => (node instanceof XmlElement ? [node.name] : [])),
      },
      document,
    );
  } finally {
    document.dispose();
  }
}

const SCHEMAS = join(import.meta.dirname, "..", "fixtures", "newsml-g2");
let validator: XsdValidator | undefined;

/** Fails with what IPTC's schema has against the document. */
export function checkNewsml(text: string): void {
  validator ??= compile();
  const against = validator;
  withXml(text, (_, document) => against.validate(document));
}

function compile(): XsdValidator {
  xmlRegisterFsInputProviders();
  const path = join(SCHEMAS, "NewsML-G2_2.35-spec-All-Power.xsd");
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: pathToFileURL(path).href });
  return XsdValidator.fromDoc(schema);
}
