/** Elements whose content is no copy: dropped whole. */
export const DROPPED = new Set([
  "script", "style", "head", "title", "meta", "link", "base", "noscript", "template", "noframes", "xml",
  "select", "option", "datalist", "textarea", "button", "input", "progress", "meter", "source", "track",
  "param", "map", "area",
]);

/** Dropped too, but somebody put them there to be seen. */
export const EMBEDDED = new Set([
  "object", "embed", "applet", "iframe", "frame", "frameset", "svg", "math", "audio", "video", "canvas",
]);

/** Elements that begin a new paragraph. */
export const BLOCKS = new Set([
  "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "figure",
  "figcaption", "center", "dl", "dt", "dd", "fieldset", "legend", "form", "details", "summary", "dialog",
  "hgroup", "search", "body", "html", "menu", "dir", "table", "caption", "thead", "tbody", "tfoot", "tr",
  "td", "th", "li",
]);

export const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
export const LISTS = new Set(["ul", "ol"]);
