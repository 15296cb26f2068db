import { distinctTags } from "../../../../../shared/model/distinct-tags.ts";
import type { SettingsOf } from "../../../../../shared/model/target.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import type { RemoteCopy } from "../remote-copy.ts";
import { captionHtml } from "./block-markup.ts";
import { postContent, postExcerpt, postTitle } from "./post-content.ts";
import { captionIn, lineIn, readContent, wordsIn } from "./read-content.ts";
import type { Remembered } from "./remembered.ts";
import { mediaName } from "./site-media.ts";

/** What a post of this story reads back as: it is written and read, without the site between. */
export function expectedCopy(story: OutgoingStory, settings: SettingsOf<"wordpress">, remembered: Remembered): RemoteCopy {
  const sent = new Map(
    story.pictures.map((picture, index) => [picture.pictureId, { id: index + 1, address: picture.pictureId }]),
  );
  const content = postContent(story, {
    keptBack: settings.keptBack,
    bylineNames: [],
    imageOf: ({ pictureId }) => sent.get(pictureId),
  });
  const { body, dateline } = readContent(content, ({ address }) => address);
  return {
    headline: wordsIn(postTitle(story)),
    standfirst: lineIn(postExcerpt(story)),
    body,
    dateline,
    // Whose account stands for whom, only the site can tell.
    byline: undefined,
    section: sectionThere(story, remembered),
    tags: tagsThere(story, remembered),
    access: undefined,
    searchTitle: undefined,
    searchDescription: undefined,
    leadPicture: leadThere(story, remembered),
  };
}

/** As the site spells it; undefined while the site was not asked, or has none and gives one of its own. */
function sectionThere({ section }: OutgoingStory, remembered: Remembered): string | undefined {
  const term = section === undefined ? undefined : remembered.term("categories", section.name);
  return typeof term === "object" ? term.name : undefined;
}

function tagsThere({ story }: OutgoingStory, remembered: Remembered): string[] | undefined {
  const names: string[] = [];
  for (const tag of distinctTags(story.tags)) {
    const term = remembered.term("tags", tag);
    if (term === undefined) return undefined;
    if (term !== "missing") names.push(term.name);
  }
  // In the order in which the site gives them.
  return names.toSorted((one, other) => one.localeCompare(other));
}

function leadThere({ story, pictures }: OutgoingStory, remembered: Remembered): RemoteCopy["leadPicture"] {
  const lead = pictures.find(({ pictureId }) => pictureId === story.leadPicture?.pictureId);
  if (lead === undefined) return undefined;
  const address = remembered.media(mediaName(lead, story.id))?.address ?? "";
  return { ...captionIn(captionHtml(lead.caption, lead.credit)), alt: lead.alt.trim(), address };
}
