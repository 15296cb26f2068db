/** Scheme of the desk's own pages. It is no file: and no http:, so it has an origin nobody shares. */
export const SCHEME = "app";
/** Origin of the desk's page. */
export const ORIGIN = "app://standfirst";

/** True for the desk's own page, and for nothing else: not the preview, not a look-alike. */
export function isDeskPage(address: string): boolean {
  try {
    const { protocol, host, pathname } = new URL(address);
    return protocol === "app:" && host === "standfirst" && pathname === "/";
  } catch {
    return false;
  }
}

/** Addresses that may be given to the system: web pages and mail, never a program or a file. */
export function mayOpenOutside(address: string): boolean {
  try {
    return ["http:", "https:", "mailto:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
