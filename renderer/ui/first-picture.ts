/** Longest wait for a quiet moment after the first picture, in milliseconds. */
const LONGEST = 500;

const waiting = new Set<() => void>();
let drawn = false;
let told = false;

/** What the window was opened for is in the page: the rest follows once it has been painted. */
export function firstPictureIsDrawn(): void {
  if (told) return;
  told = true;
  const goOn = (): void => {
    drawn = true;
    for (const run of [...waiting]) run();
    waiting.clear();
  };
  requestAnimationFrame(() => requestIdleCallback(goOn, { timeout: LONGEST }));
}

export function isAfterFirstPicture(): boolean {
  return drawn;
}

/** Runs once, after the first picture; at once where that is past. Returns the way to call it off. */
export function afterFirstPicture(run: () => void): () => void {
  if (drawn) run();
  else waiting.add(run);
  return () => waiting.delete(run);
}
