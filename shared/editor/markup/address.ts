import { isLinkAddress } from "../../model/copy-limits.ts";

/** How many wrappings are taken off: a mail gateway around a search engine's, and one to spare. */
const MOST_WRAPPINGS = 3;

/**
 * The address a link really leads to, or undefined where it is none that a page may have.
 * Redirects that Google Docs and mail gateways wrap around an address are taken off.
 */
export function cleanAddress(found: string): string | undefined {
  // Control characters and spaces around an address, or in it, are how scripts are smuggled.
  let address = found
    .replace(/[\u0000-\u001f\u007f]/g, "")
    .trim()
    .replaceAll(" ", "%20");
  if (address.startsWith("//")) address = `https:${address}`;
  else if (/^www\.[^\s/]+\.[a-z]/i.test(address)) address = `https://${address}`;
  for (let wrapping = 0; wrapping < MOST_WRAPPINGS; wrapping += 1) {
    const inner = unwrapped(address);
    if (inner === undefined) break;
    address = inner;
  }
  return isLinkAddress(address) ? address : undefined;
}

function unwrapped(address: string): string | undefined {
  if (!/^https?:/i.test(address)) return undefined;
  const url = URL.parse(address);
  if (url === null) return undefined;
  const host = url.hostname.toLowerCase();
  let inner: string | null = null;
  if (/^(www\.)?google\.[a-z.]{2,6}$/.test(host) && url.pathname === "/url") {
    inner = url.searchParams.get("q") ?? url.searchParams.get("url");
  } else if (host.endsWith(".safelinks.protection.outlook.com")) {
    inner = url.searchParams.get("url");
  }
  return inner !== null && isLinkAddress(inner) ? inner : undefined;
}
