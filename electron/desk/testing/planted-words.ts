import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import { PLANTED } from "./planted-desk.ts";

/** Where each planted word was found, in words; empty when nothing got out. */
export async function plantedIn(outputs: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const found: string[] = [];
  for (const [name, bytes] of outputs) {
    for (const [inside, part] of await partsOf(name, Buffer.from(bytes))) {
      const text = part.toString("latin1").toLowerCase();
      for (const [what, word] of Object.entries(PLANTED))
        // Exif has words of two bytes each.
        if (text.includes(word) || part.includes(Buffer.from(word, "utf16le"))) found.push(`${what} is in ${inside}`);
    }
  }
  return found;
}

/** The bytes, what is packed in them, and what is written in them as base64. */
async function partsOf(name: string, bytes: Buffer): Promise<[string, Buffer][]> {
  const parts: [string, Buffer][] = [[name, bytes]];
  for (const [, encoded = ""] of bytes.toString("latin1").matchAll(/base64,\s*([A-Za-z0-9+/=]{40,})/g))
    parts.push([`a picture in ${name}`, Buffer.from(encoded, "base64")]);
  if (bytes.subarray(0, 2).toString() !== "PK") return parts;
  const zip = await fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    const inside = await buffer(await zip.openReadStreamPromise(entry));
    parts.push(...(await partsOf(`${entry.fileName} in ${name}`, inside)));
  }
  return parts;
}
