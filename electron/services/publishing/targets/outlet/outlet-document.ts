import { ninjs } from "../../../../../shared/formats/ninjs.ts";
import type { NinjsObject } from "../../../../../shared/formats/ninjs.ts";
import { pictureUri, storyUri } from "../../../../../shared/formats/story-to-write.ts";
import type { PictureFile } from "../../../../../shared/formats/story-to-write.ts";
import type { OutgoingPicture, OutgoingStory } from "../outgoing-story.ts";

/**
 * The story as an outlet gets it: ninjs 3.1, the free part alone, with its pictures in it. In the text a
 * picture is called by its URI, so that its file is there once.
 */
export async function outletDocument(outgoing: OutgoingStory): Promise<NinjsObject> {
  const files = await filesOf(outgoing.pictures);
  const document = ninjs({
    ...outgoing,
    part: "free",
    standing: "usable",
    pictureFiles: (id) => files.get(id),
  });
  const bodies = Array.isArray(document["bodies"]) ? document["bodies"] : [];
  return { ...document, bodies: bodies.map((body) => withUris(body, files)) };
}

/** Says that a story is not to be used any more. Nothing of the story is in it. */
export function noticeDocument(storyId: string, version: string, standing: "withheld" | "canceled", at: string): NinjsObject {
  return {
    uri: storyUri({ id: storyId }),
    standard: { name: "ninjs", version: "3.1", schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#" },
    type: "text",
    version,
    versionCreated: at,
    pubStatus: standing,
  };
}

async function filesOf(pictures: readonly OutgoingPicture[]): Promise<Map<string, PictureFile[]>> {
  const files = new Map<string, PictureFile[]>();
  for (const { pictureId, type, width, height, bytes } of pictures) {
    if (files.has(pictureId)) continue;
    const content = Buffer.from(await bytes());
    const address = `data:${type};base64,${content.toString("base64")}`;
    files.set(pictureId, [{ address, type, width, height, bytes: content.length }]);
  }
  return files;
}

function withUris(body: NinjsObject, files: ReadonlyMap<string, readonly PictureFile[]>): NinjsObject {
  let value = typeof body["value"] === "string" ? body["value"] : "";
  for (const [pictureId, own] of files) {
    for (const { address } of own) value = value.replaceAll(address, pictureUri(pictureId));
  }
  return { ...body, value };
}
