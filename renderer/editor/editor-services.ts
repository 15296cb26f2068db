import { createContext, useContext } from "react";
import type { ActiveEditor } from "./extensions/active-editor.ts";
import type { SayLeftOut } from "./extensions/clipboard.ts";
import type { DrawnEditors } from "./drawn-editors.ts";
import type { StoryComments } from "./extensions/story-comments.ts";

/**
 * What the editors need from the story they stand in. The same object for the story's life: with
 * another, each editor would be made anew, with the words it once began with.
 */
export interface EditorServices {
  active: ActiveEditor;
  comments: StoryComments;
  drawn: DrawnEditors;
  /** Keeps a picture file and gives its id; undefined when it was refused, which was then said. */
  addPicture(file: File): Promise<string | undefined>;
  onLeftOut: SayLeftOut;
}

const ServicesContext = createContext<EditorServices | undefined>(undefined);
export const EditorServicesProvider = ServicesContext.Provider;

/** Address of a picture for `<img src>`, about this many pixels wide. Another after a restart of the desk. */
export type PictureAddress = (pictureId: string, width: number) => string;

const PictureAddressContext = createContext<PictureAddress | undefined>(undefined);
export const PictureAddressProvider = PictureAddressContext.Provider;

export function usePictureAddress(): PictureAddress {
  const address = useContext(PictureAddressContext);
  if (address === undefined) throw new Error("usePictureAddress is used outside its provider.");
  return address;
}

export function useEditorServices(): EditorServices {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error("useEditorServices is used outside its provider.");
  return services;
}
