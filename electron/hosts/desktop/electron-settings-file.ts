import Store from "electron-store";
import type { SettingsFile } from "../../ports/settings-file.ts";
import { settingsFileOver, settingsFromText } from "../conf-settings-file.ts";

/** `<data>/settings.json` as electron-store keeps it: the other hosts read the same file. */
export function openElectronSettingsFile(dataFolder: string): SettingsFile {
  return settingsFileOver(
    () =>
      new Store<Record<string, unknown>>({
        cwd: dataFolder,
        name: "settings",
        clearInvalidConfig: false,
        deserialize: settingsFromText,
        configFileMode: 0o600,
        accessPropertiesByDotNotation: false,
      }),
  );
}
