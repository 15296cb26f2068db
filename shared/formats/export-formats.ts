/** What a story can be exported as, in the order of the chooser. */
export const EXPORT_FORMATS = ["docx", "html", "markdown", "text", "galley", "ninjs", "newsml", "jsonld"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** All of the story, or what every reader gets. */
export const EXPORT_PARTS = ["whole", "free"] as const;
export type ExportPart = (typeof EXPORT_PARTS)[number];

/** Most stories in one export: what it makes is held in memory, pictures and all. */
export const MOST_EXPORTED = 200;

export interface FormatFacts {
  /** As the chooser calls it. */
  title: string;
  /** What it is good for, in a few words. */
  purpose: string;
  /** End of a file's name, without the first dot. */
  ending: string;
  type: string;
}

export const FORMAT_FACTS: Readonly<Record<ExportFormat, FormatFacts>> = {
  docx: {
    title: "Word",
    purpose: "to work on in a word processor, with pictures",
    ending: "docx",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  html: { title: "HTML", purpose: "one page that any browser opens, with pictures", ending: "html", type: "text/html" },
  markdown: { title: "Markdown", purpose: "text with plain marks, and its facts on top", ending: "md", type: "text/markdown" },
  text: { title: "Plain text", purpose: "to paste anywhere", ending: "txt", type: "text/plain" },
  galley: {
    title: "Galley",
    purpose: "for the print desk, set to a column and counted",
    ending: "galley.txt",
    type: "text/plain",
  },
  ninjs: { title: "ninjs 3.1", purpose: "IPTC's news in JSON", ending: "ninjs.json", type: "application/json" },
  newsml: { title: "NewsML-G2 2.35", purpose: "IPTC's news in XML", ending: "newsml.xml", type: "application/xml" },
  jsonld: { title: "JSON-LD", purpose: "schema.org data of the page", ending: "jsonld", type: "application/ld+json" },
};
