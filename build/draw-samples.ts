/**
 * Makes the pictures of the sample newsroom: every SVG in `drawings/` becomes a JPEG in
 * `pictures/`, with a film of grain. Run by hand after a drawing was changed:
 * `node build/draw-samples.ts`. The JPEGs are committed, so that nobody waits for them.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import sharp from "sharp";

const NEWSROOM = join(import.meta.dirname, "..", "electron", "services", "newsroom");
/** Largest file, in bytes: the repository carries them all. */
const LARGEST = 120_000;
const QUALITIES = [86, 82, 78, 74, 70, 66, 62, 58];
const GRAIN_STRENGTH = 0.16;

function grain(width: number, height: number): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <filter id="grain" x="0" y="0" width="100%" height="100%">
      <feTurbulence type="fractalNoise" baseFrequency="0.42" numOctaves="2" seed="7"/>
      <feColorMatrix values="0.9 0.9 0.9 0 -0.85  0.9 0.9 0.9 0 -0.85  0.9 0.9 0.9 0 -0.85  0 0 0 0 ${GRAIN_STRENGTH}"/>
    </filter>
    <rect width="100%" height="100%" filter="url(#grain)"/>
  </svg>`);
}

async function draw(name: string): Promise<string> {
  const drawing = sharp(await readFile(join(NEWSROOM, "drawings", name)));
  const { width, height } = await drawing.metadata();
  const flat = await drawing.flatten().toBuffer();
  const grained = await sharp(flat)
    .composite([{ input: grain(width, height), blend: "soft-light" }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  for (const quality of QUALITIES) {
    const jpeg = await sharp(grained).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (jpeg.length > LARGEST) continue;
    await writeFile(join(NEWSROOM, "pictures", `${basename(name, ".svg")}.jpg`), jpeg);
    return `${name}: ${width} × ${height}, ${Math.round(jpeg.length / 1000)} kB at quality ${quality}`;
  }
  throw new Error(`${name} is larger than ${LARGEST} bytes at every quality: draw it simpler`);
}

const names = (await readdir(join(NEWSROOM, "drawings"))).filter((name) => name.endsWith(".svg")).toSorted();
for (const name of names) process.stdout.write(`${await draw(name)}\n`);
