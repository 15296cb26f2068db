/** An event of Chromium's trace, as far as it is read here. Times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  pid: number;
  id2?: { local?: string };
  args?: { event_latency?: { event_type?: string } };
}

/**
 * Milliseconds from each key press to the presentation of the frame that shows it. Chromium
 * writes an EventLatency slice for every input event that changes a frame: it begins when the
 * event is made in the browser process and ends when the frame has been presented.
 */
export function keyLatencies(events: readonly TraceEvent[]): number[] {
  const slices = events.filter((event) => event.name === "EventLatency").toSorted((one, other) => one.ts - other.ts);
  const begun = new Map<string, number>();
  const latencies: number[] = [];
  for (const slice of slices) {
    // The same id is used again for later events, but never while a slice is open.
    const key = `${slice.pid} ${slice.id2?.local ?? ""}`;
    if (slice.ph === "b" && slice.args?.event_latency?.event_type === "KEY_PRESSED") begun.set(key, slice.ts);
    const start = begun.get(key);
    if (slice.ph !== "e" || start === undefined) continue;
    begun.delete(key);
    latencies.push((slice.ts - start) / 1000);
  }
  return latencies;
}
