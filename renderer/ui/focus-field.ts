/**
 * Puts the focus into the field with this accessible name. Of several ("Alt text" of each
 * picture) the first empty one is meant. Answers false when there is none.
 */
export function focusField(name: string, within: ParentNode, scroll: "to-field" | "stay" = "to-field"): boolean {
  const fields = [...within.querySelectorAll<HTMLElement>("input, textarea, select, button, [contenteditable]")].filter(
    (field) => nameOf(field) === name && field.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }),
  );
  const field = fields.find(isEmpty) ?? fields[0] ?? firstPart(name, within);
  if (field === undefined) return false;
  if (scroll === "to-field") field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
  return true;
}

/** A date is a group of parts: the first of them is where it is written. */
function firstPart(name: string, within: ParentNode): HTMLElement | undefined {
  const group = [...within.querySelectorAll<HTMLElement>("[role=group]")].find((candidate) => nameOf(candidate) === name);
  return group?.querySelector<HTMLElement>("[role=spinbutton]") ?? undefined;
}

function nameOf(field: HTMLElement): string {
  const label = field.getAttribute("aria-label");
  if (label !== null) return label;
  const ids = field.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  if (ids.length > 0)
    return ids
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ")
      .trim();
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
    return field.labels?.[0]?.textContent?.trim() ?? "";
  }
  return field.textContent?.trim() ?? "";
}

function isEmpty(field: HTMLElement): boolean {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
    return field.value.trim() === "";
  }
  return (field.textContent ?? "").trim() === "";
}
