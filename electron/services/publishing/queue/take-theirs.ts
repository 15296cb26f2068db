import type { StoryPatch } from "../../../../shared/contract/stories.ts";
import { freePart } from "../../../../shared/editor/cut.ts";
import { passedStory } from "../../../../shared/editor/suggestions/passed-story.ts";
import type { Body } from "../../../../shared/model/copy.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Story } from "../../../../shared/model/story.ts";
import type { RemoteCopy } from "../targets/remote-copy.ts";

/** The patch that brings the site's value of these fields into the story; unknown fields bring nothing. */
export function patchFromTheirs(story: Story, paper: Paper, theirs: RemoteCopy, fields: readonly string[]): StoryPatch {
  const patch: StoryPatch = {};
  const wants = (field: string): boolean => fields.includes(field);
  if (wants("Headline")) patch.headline = theirs.headline;
  if (wants("Standfirst") && theirs.standfirst) patch.standfirst = theirs.standfirst;
  if (wants("Body") && theirs.body) patch.body = { kind: "whole", blocks: withKeptBack(story, theirs.body) };
  if (wants("Dateline") && theirs.dateline !== undefined) patch.dateline = theirs.dateline;
  if (wants("Tags") && theirs.tags) patch.tags = [...theirs.tags];
  if (wants("Access") && theirs.access) patch.access = theirs.access;
  if (wants("Search title") && theirs.searchTitle !== undefined) patch.searchTitle = theirs.searchTitle;
  if (wants("Search description") && theirs.searchDescription !== undefined) patch.searchDescription = theirs.searchDescription;
  if (wants("Section")) {
    const section = paper.sections.find(({ name }) => name.toLowerCase() === theirs.section?.toLowerCase());
    if (section) patch.section = section.id;
  }
  const lead = story.leadPicture;
  const there = theirs.leadPicture;
  if (lead && there && (wants("Caption") || wants("Credit") || wants("Alt text"))) {
    patch.leadPicture = {
      ...lead,
      ...(wants("Caption") ? { caption: there.caption } : {}),
      ...(wants("Credit") ? { credit: there.credit } : {}),
      ...(wants("Alt text") ? { alt: there.alt } : {}),
    };
  }
  return patch;
}

/** A site that was sent the free part alone ends with the cut: what was kept back from it is still the desk's. */
function withKeptBack(story: Story, theirs: Body): Body {
  const { rest } = freePart(story.body, story.access);
  return theirs.at(-1)?.type === "cut" ? [...theirs, ...rest] : theirs;
}

/** The passed story with the same values in it, so that they are sent as well. */
export function withTheirs(snapshot: Story, { body, section, leadPicture, ...patch }: StoryPatch): Story {
  return passedStory({
    ...snapshot,
    ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined && value !== null)),
    ...(section ? { section } : {}),
    ...(leadPicture ? { leadPicture } : {}),
    ...(body?.kind === "whole" ? { body: body.blocks } : {}),
  });
}
