import { paragraphsOf } from "../words.ts";

/** The copy every page of the comparison holds. */
export function copy(): string[] {
  return paragraphsOf(Number(new URLSearchParams(location.search).get("words") ?? "10000"));
}

export function editorPlace(): HTMLElement {
  const place = document.querySelector<HTMLElement>("#editor");
  if (place === null) throw new Error("the page has no #editor");
  return place;
}
