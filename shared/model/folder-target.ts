/** The target every desk has: the paper's own site, as a folder. It is never added or removed. */
export const FOLDER_TARGET_ID = "folder";
