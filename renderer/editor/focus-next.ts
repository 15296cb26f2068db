/** Fields that Enter goes on to; buttons in between are for Tab. */
const FIELDS =
  'input:not(:disabled):not([type="file"]):not([type="checkbox"]), select:not(:disabled), textarea:not(:disabled), [contenteditable="true"]';

/** Moves the focus from where it is to the next field of the page. */
export function focusNext(): void {
  const from = document.activeElement;
  if (from === null) return;
  const next = [...document.querySelectorAll<HTMLElement>(FIELDS)].find(
    (element) =>
      (from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      !from.contains(element) &&
      element.offsetParent !== null,
  );
  next?.focus();
}
