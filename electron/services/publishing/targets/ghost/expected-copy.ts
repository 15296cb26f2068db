import type { OutgoingStory } from "../outgoing-story.ts";
import type { RemoteCopy } from "../remote-copy.ts";
import type { Connection } from "../target.ts";
import { rememberedTag, rememberedUser, tagNames } from "./names-on-site.ts";
import { pictureAt, rememberedPicture } from "./pictures-on-site.ts";
import { copyOfFields, postFields } from "./post-fields.ts";

/**
 * What will be read back of a story: what would be sent now, read as it is read there. How the site
 * spells tags and names users is known only once it was asked.
 */
export function expectedCopy(parts: Pick<Connection<"ghost">, "memory">, outgoing: OutgoingStory): RemoteCopy {
  const placed = outgoing.pictures.map((picture) => {
    const { pictureId, width, height } = picture;
    const address = rememberedPicture(parts, picture) ?? `https://not-there-yet.invalid/${pictureId}-`;
    return [pictureId, { address, width, height }] as const;
  });
  const fields = postFields(outgoing, new Map(placed), []);
  const { plainByline: _, ...copy } = copyOfFields(fields, pictureAt);
  const names = tagNames(outgoing);
  const section = names.section === undefined ? "" : rememberedTag(parts, names.section);
  const tags = names.tags.map((name) => rememberedTag(parts, name));
  return {
    ...copy,
    byline: expectedByline(parts, outgoing),
    section: section === "" ? undefined : section,
    tags: tags.every((tag) => tag !== undefined) ? tags.filter((tag) => tag !== "") : undefined,
  };
}

function expectedByline(parts: Pick<Connection<"ghost">, "memory">, { contributors }: OutgoingStory): string[] | undefined {
  const users = contributors.map((contributor) => rememberedUser(parts, contributor));
  if (users.length === 0) return undefined;
  const known = users.filter((name) => name !== undefined);
  if (known.length < users.length) return undefined;
  return known.every((name) => name !== "") ? known : contributors.map(({ name }) => name);
}
