import type { Picture } from "../../shared/model/picture.ts";

const TYPES: readonly Picture["type"][] = ["image/jpeg", "image/png", "image/webp", "image/avif"];

/** `accept` of a file chooser for pictures. */
export const PICTURE_ACCEPT = TYPES.join(",");
