import { isAbsolute, join } from "node:path";
import { Failure } from "../../../shared/contract/failure.ts";
import { profileSchema, type Profile } from "../../../shared/model/profile.ts";
import type { Announce } from "../../ports/announce.ts";
import type { SettingsFile } from "../../ports/settings-file.ts";

/** The folder the site is published to: as set by hand (empty for none), and the one in use. */
export interface SiteFolder {
  set: string;
  inUse: string;
}

/** What belongs to this desk on this machine, and not to the paper. */
export interface Settings {
  /** Undefined until somebody has said who they are. */
  profile(): Profile | undefined;
  saveProfile(profile: Profile): Profile;
  siteFolder(): SiteFolder;
  /** Fails with `bad-input` unless the folder is empty (the desk's own) or a whole path. */
  saveSiteFolder(folder: string): SiteFolder;
}

export function createSettings(file: SettingsFile, dataFolder: string, announce: Announce): Settings {
  // Read once: every save names who made it, and the file is this process's own.
  let profile: Profile | undefined;
  const siteFolder = (): SiteFolder => {
    const set = file.get("siteFolder");
    const folder = typeof set === "string" ? set : "";
    return { set: folder, inUse: folder === "" ? join(dataFolder, "site") : folder };
  };
  return {
    profile() {
      const kept = profile ?? file.get("profile");
      if (kept === undefined) return undefined;
      profile = profileSchema.parse(kept);
      return profile;
    },
    saveProfile(changed) {
      file.set("profile", changed);
      profile = changed;
      announce({ kind: "profileDidChange", profile: changed });
      return changed;
    },
    siteFolder,
    saveSiteFolder(folder) {
      const set = folder.trim();
      if (set !== "" && !isAbsolute(set)) {
        throw new Failure("bad-input", "Give the whole path of the folder, from the top of the disk.");
      }
      file.set("siteFolder", set);
      return siteFolder();
    },
  };
}
