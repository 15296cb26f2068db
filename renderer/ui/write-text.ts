/**
 * Writes a text that is drawn past React into an element without children of its own. The text
 * stays the same node: browsers end a step of undo when anything leaves the page while somebody types.
 */
export function writeText(element: HTMLElement, text: string): void {
  const { firstChild } = element;
  if (!(firstChild instanceof Text)) element.append(text);
  else if (firstChild.data !== text) firstChild.data = text;
}
