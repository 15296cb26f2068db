import type { Paper } from "../../../../shared/model/paper.ts";

type Rgb = readonly [number, number, number];

/** Least contrast of text on its ground: WCAG 2.2, level AA. */
export const LEAST_CONTRAST = 4.5;
const BLACK = "#000000";
const WHITE = "#ffffff";

function rgb(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/** A mix of two colours; `share` is that of the first, 0 to 1. */
export function mix(first: string, second: string, share: number): string {
  const [one, other] = [rgb(first), rgb(second)];
  const channels = one.map((channel, index) => Math.round(channel * share + (other[index] ?? 0) * (1 - share)));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour: string): number {
  const [red, green, blue] = rgb(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** 1 (none) to 21 (black on white), by the formula of WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Black or white, whichever is read more easily on this ground. */
export function textOn(ground: string): string {
  return contrast(BLACK, ground) >= contrast(WHITE, ground) ? BLACK : WHITE;
}

/** The wished colour, moved towards black or white only as far as it must be to be read on all the grounds. */
export function readable(wish: string, ...grounds: readonly string[]): string {
  const towards = textOn(grounds[0] ?? WHITE);
  for (let share = 1; share > 0; share -= 0.04) {
    const colour = mix(wish, towards, share);
    if (grounds.every((ground) => contrast(colour, ground) >= LEAST_CONTRAST)) return colour;
  }
  return towards;
}

/** Every colour of the page, from the three of the paper, each text readable on its ground. */
export function pageColours(wished: Paper["colours"]): Record<string, string> {
  const { accent, paper } = wished;
  const wash = washOf(accent, paper);
  const ink = readable(wished.ink, paper, wash);
  return {
    paper,
    wash,
    ink,
    "ink-2": readable(mix(ink, paper, 0.7), paper, wash),
    rule: mix(ink, paper, 0.16),
    "rule-strong": mix(ink, paper, 0.55),
    accent,
    "on-accent": textOn(accent),
    "accent-text": readable(accent, paper, wash),
  };
}

/** A breath of the accent over the paper, as far as text can be read on both. */
function washOf(accent: string, paper: string): string {
  const text = textOn(paper);
  const shares = [0.07, 0.04, 0.02];
  return shares.map((share) => mix(accent, paper, share)).find((wash) => contrast(text, wash) >= LEAST_CONTRAST) ?? paper;
}
