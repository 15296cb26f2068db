import { escapeHtml } from "../../../../shared/editor/escape-html.ts";

/** Text that is HTML already. Everything else is escaped where `html` puts it in. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Fragment = Markup | string | number | undefined | false | readonly Fragment[];

/** `html\`<p>${words}</p>\``: what is put in is escaped unless it is `Markup`; undefined and false are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Fragment[]): Markup {
  let text = parts[0] ?? "";
  for (const [index, value] of values.entries()) text += render(value) + (parts[index + 1] ?? "");
  return new Markup(text);
}

/** For HTML from elsewhere in Standfirst that is known to be escaped. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(value: Fragment): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return value.map(render).join("");
}

/** JSON inside a script element: nothing in it can end the element or begin a comment. */
export function jsonScript(data: unknown): Markup {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return new Markup(`<script type="application/ld+json">${json}</script>`);
}
