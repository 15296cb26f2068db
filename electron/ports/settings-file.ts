/**
 * Settings of this desk on this machine (who sits here, window state, site folder), kept in
 * one small JSON file: electron-store in the desktop host, conf (same format) elsewhere.
 * A file that cannot be read is an error, never an empty one.
 */
export interface SettingsFile {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}
