const isMac = navigator.platform.startsWith("Mac");

/** Keys as people read them on this machine: "Ctrl K", "⌘ K". */
export function keyWords(keys: string): string {
  return keys
    .split("+")
    .map((key) => (key === "Mod" ? (isMac ? "⌘" : "Ctrl") : key))
    .join(" ");
}
