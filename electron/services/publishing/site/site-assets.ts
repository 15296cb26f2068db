import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Edition } from "../page/edition.ts";
import { METER_SCRIPT } from "../page/meter-script.ts";
import { siteCss } from "../page/site-css.ts";
import type { SiteFile } from "./site-file.ts";

export interface SiteAssets {
  names: Edition["assets"];
  files: readonly SiteFile[];
}

// The upright serif has its optical sizes: headlines are cut finer than the text, as in print.
const FONTS = {
  serif: "@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
  serifItalic: "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2",
  serifExtended: "@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-opsz-normal.woff2",
  sans: "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  sansExtended: "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
} as const;

/** Reads the fonts once; the style sheet depends on the paper's colours, so it is made for each. */
export function createSiteAssets(): (paper: Paper) => SiteAssets {
  const find = createRequire(import.meta.url);
  const fonts = Object.entries(FONTS).map(([use, place]) => {
    const bytes = readFileSync(find.resolve(place));
    const name = place.slice(place.lastIndexOf("/") + 1).replace(".woff2", "");
    return { use, file: named(`${name}.woff2`, bytes) };
  });
  const nameOf = (use: keyof typeof FONTS): string => {
    const font = fonts.find((each) => each.use === use);
    if (!font) throw new Error(`The font ${use} was not read`);
    return font.file.path.slice("assets/".length);
  };
  const meter = named("meter.js", Buffer.from(METER_SCRIPT));
  return (paper) => {
    const css = siteCss(paper, {
      serif: nameOf("serif"),
      serifItalic: nameOf("serifItalic"),
      serifExtended: nameOf("serifExtended"),
      sans: nameOf("sans"),
      sansExtended: nameOf("sansExtended"),
    });
    const style = named("site.css", Buffer.from(css));
    return {
      names: { style: style.path, meter: meter.path, serif: `assets/${nameOf("serif")}` },
      files: [style, meter, ...fonts.map((font) => font.file)],
    };
  };
}

/** The content's hash in its name: browsers may keep it for ever, and a change is a new file. */
function named(name: string, bytes: Uint8Array): SiteFile {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const dot = name.lastIndexOf(".");
  return { path: `assets/${name.slice(0, dot)}-${hash}${name.slice(dot)}`, lasting: true, content: () => bytes };
}
