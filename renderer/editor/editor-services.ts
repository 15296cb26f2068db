import { createContext, useContext } from "react";
import type { ActiveEditor } from "./extensions/active-editor.ts";
import type { SayLeftOut } from "./extensions/clipboard.ts";

/** What the editors need from the story they stand in. The same object for the story's life. */
export interface EditorServices {
  active: ActiveEditor;
  /** Address of a picture for `<img src>`, about this many pixels wide. */
  pictureAddress(pictureId: string, width: number): string;
  /** Keeps a picture file and gives its id; undefined when it was refused, which was then said. */
  addPicture(file: File): Promise<string | undefined>;
  onLeftOut: SayLeftOut;
}

const ServicesContext = createContext<EditorServices | undefined>(undefined);
export const EditorServicesProvider = ServicesContext.Provider;

export function useEditorServices(): EditorServices {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error("useEditorServices is used outside its provider.");
  return services;
}
