import type { Story } from "../../../../shared/model/story.ts";
import type { OutgoingStory } from "../targets/outgoing-story.ts";
import type { Target } from "../targets/target.ts";
import type { TestDesk } from "./test-desk.ts";

/**
 * A target that publishes what is on its desk, for tests that send stories from nowhere: each is brought
 * to the desk first, with its pictures, as the revision the desk then has.
 */
export function targetOfDesk(target: Target, desk: TestDesk): Target {
  const pictures = new Map<string, string>();

  async function bring(outgoing: OutgoingStory): Promise<OutgoingStory> {
    const { id } = outgoing.story;
    for (const { pictureId, fileName, bytes } of outgoing.pictures) {
      pictures.set(pictureId, (await desk.pictures.add(Buffer.from(await bytes()), fileName)).id);
    }
    const isThere = desk.database.get("SELECT 1 AS there FROM stories WHERE id = ?", id) !== undefined;
    if (!isThere) desk.database.run("UPDATE stories SET id = ? WHERE id = ?", id, desk.write({ headline: "To be sent" }).id);
    const { revision } = desk.stories.get(id);
    return { ...outgoing, story: { ...asOnDesk(outgoing), revision } };
  }

  /** With the ids that the desk has given to its pictures, at the address that was decided. */
  function asOnDesk({ story, slug }: OutgoingStory): Story {
    let text = JSON.stringify({ ...story, slug });
    for (const [sent, kept] of pictures) text = text.replaceAll(sent, kept);
    return JSON.parse(text) as Story;
  }

  return {
    ...target,
    async put(outgoing, options) {
      options.signal.throwIfAborted();
      return target.put(await bring(outgoing), options);
    },
    expects: (outgoing) => target.expects({ ...outgoing, story: asOnDesk(outgoing) }),
  };
}
