import { useCallback, useMemo } from "react";
import type { DeskClient } from "../../client/desk-client.ts";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure, useNotice, type Notices } from "../../client/notices.tsx";
import { createActiveEditor } from "../../editor/extensions/active-editor.ts";
import { createStoryComments } from "../../editor/extensions/story-comments.ts";
import type { DrawnEditors } from "../../editor/drawn-editors.ts";
import type { EditorServices, PictureAddress } from "../../editor/editor-services.ts";

/** What a page can show, as `accept` of a file field. The desk proves the bytes themselves. */
export const ACCEPTED_PICTURES = "image/jpeg,image/png,image/webp,image/avif,.jpg,.jpeg,.png,.webp,.avif";
/** Bytes. As `LARGEST_PICTURE` of the model: said before a file of hundreds of megabytes is sent. */
const LARGEST = 50 * 1024 * 1024;
const PICTURE_NAME = /\.(?:jpe?g|png|webp|avif)$/i;

/** Why a file is not tried at all; undefined when the desk should look at it. */
export function refusal(file: { name: string; type: string; size: number }): string | undefined {
  const name = file.name === "" ? "This file" : `“${file.name}”`;
  if (!/^image\/(?:jpeg|png|webp|avif)$/.test(file.type) && !PICTURE_NAME.test(file.name)) {
    return `${name} is not a picture Standfirst takes. JPEG, PNG, WebP and AVIF can be added. Nothing was changed.`;
  }
  if (file.size === 0) return `${name} is empty. Nothing was changed.`;
  if (file.size > LARGEST) {
    return `${name} is ${Math.ceil(file.size / 1024 / 1024)} MB. Pictures can have up to 50 MB. Nothing was changed.`;
  }
  return undefined;
}

export function isPictureFile(file: File): boolean {
  return file.type.startsWith("image/") || PICTURE_NAME.test(file.name);
}

/** The desk knows only the bytes: which of several files is meant is said here. */
function naming(file: { name: string }, sentence: string): string {
  return file.name === "" || sentence.includes(file.name) ? sentence : `“${file.name}”: ${sentence}`;
}

async function addPicture(client: DeskClient, notice: Notices, file: File): Promise<string | undefined> {
  const refused = refusal(file);
  if (refused !== undefined) {
    notice.say(refused, "failure");
    return undefined;
  }
  try {
    return (await client.pictures.add({ file })).id;
  } catch (error) {
    notice.say(naming(file, sayFailure(error)), "failure");
    return undefined;
  }
}

/** What the editors of one story need; the same object while it is drawn. */
export function useStoryServices({ id: storyId, drawn }: { id: string; drawn: DrawnEditors }): EditorServices {
  const client = useClient();
  const notice = useNotice();
  return useMemo(
    () => ({
      active: createActiveEditor(),
      comments: createStoryComments(storyId, drawn.all),
      drawn,
      addPicture: (file) => addPicture(client, notice, file),
      onLeftOut: (sentences) => notice.say("Not everything could be pasted.", "info", sentences),
    }),
    [client, notice, storyId, drawn],
  );
}

/** The same function until the desk is started anew: then its pictures have another address. */
export function useDeskPictures(): PictureAddress {
  const { picturesAt } = useReadyDesk();
  return useCallback((pictureId, width) => `${picturesAt}/${pictureId}/${width}`, [picturesAt]);
}
