import type { MenuItemConstructorOptions } from "electron";

/** Commands the menu sends to the page. Each is the id of an action the page's palette knows. */
export const MENU_COMMANDS = [
  "story.new",
  "manuscript.open",
  "settings.open",
  "palette.open",
  "desk.search",
  "story.preview",
  "story.publish",
  "story.withdraw",
  "story.duplicate",
  "story.spike",
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

export interface MenuParts {
  mac: boolean;
  /** Version for the Help menu. */
  version: string;
  /** Reloading and developer tools are only for those who work on Standfirst. */
  developing: boolean;
  send(command: MenuCommand): void;
}

const separator: MenuItemConstructorOptions = { type: "separator" };

/** The application menu. Pure: the same parts give the same menu. */
export function menuTemplate({ mac, version, developing, send }: MenuParts): MenuItemConstructorOptions[] {
  function command(label: string, id: MenuCommand, accelerator?: string): MenuItemConstructorOptions {
    const shown = accelerator === undefined ? {} : { accelerator, registerAccelerator: mac };
    // Elsewhere than on a Mac the page hears its keys itself: a second hearing would do things twice.
    return { label, ...shown, click: () => send(id) };
  }
  const settings = command("Settings…", "settings.open", "CommandOrControl+,");
  const application: MenuItemConstructorOptions = {
    label: "Standfirst",
    submenu: [
      { role: "about" },
      separator,
      settings,
      separator,
      { role: "services" },
      separator,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      separator,
      { role: "quit" },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: "&File",
    submenu: [
      command("New story", "story.new", "CommandOrControl+N"),
      command("Open manuscript…", "manuscript.open", "CommandOrControl+O"),
      separator,
      ...(mac ? [{ role: "close" } as const] : [settings, separator, { role: "quit" } as const]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: "&Edit",
    submenu: [
      { role: "undo" },
      { role: "redo" },
      separator,
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      { role: "pasteAndMatchStyle" },
      { role: "selectAll" },
      separator,
      command("Find a story", "desk.search", "CommandOrControl+Shift+F"),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: "&View",
    submenu: [
      command("Everything you can do…", "palette.open", "CommandOrControl+K"),
      separator,
      { role: "resetZoom" },
      { role: "zoomIn" },
      { role: "zoomOut" },
      separator,
      { role: "togglefullscreen" },
      ...(developing ? [separator, { role: "reload" } as const, { role: "toggleDevTools" } as const] : []),
    ],
  };
  const story: MenuItemConstructorOptions = {
    label: "&Story",
    submenu: [
      command("Preview", "story.preview", "CommandOrControl+Shift+P"),
      command("Publish…", "story.publish"),
      command("Withdraw…", "story.withdraw"),
      separator,
      command("Duplicate", "story.duplicate"),
      command("Spike", "story.spike"),
    ],
  };
  const windows: MenuItemConstructorOptions = {
    label: "&Window",
    submenu: [
      { role: "minimize" },
      { role: "zoom" },
      ...(mac ? [separator, { role: "front" } as const] : [{ role: "close" } as const]),
    ],
  };
  const help: MenuItemConstructorOptions = {
    label: "&Help",
    role: "help",
    submenu: [{ label: `Standfirst ${version}`, enabled: false }, ...(mac ? [] : [{ role: "about" } as const])],
  };
  return [...(mac ? [application] : []), file, edit, view, story, windows, help];
}
