/** How long the browser may take to begin, in milliseconds. From then on a download has its own hold on the bytes. */
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
