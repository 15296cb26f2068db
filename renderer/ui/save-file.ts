/** How long the browser may take to begin reading the file, in milliseconds. */
const UNTIL_READ = 60_000;

/** Hands a file to the browser to be kept wherever it keeps what it downloads. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), UNTIL_READ);
}
