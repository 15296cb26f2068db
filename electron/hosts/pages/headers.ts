const policy = (rules: Record<string, string>): string =>
  Object.entries(rules)
    .map(([rule, value]) => `${rule} ${value}`.trim())
    .join("; ");

/** Sent with every answer. */
export const EVERYWHERE: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()",
};

/** For everything that is not a page: nothing in it may run, whatever it turns out to be. */
export const INERT: Readonly<Record<string, string>> = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * For the desk's own page at `origin`, which may also connect to `calls`. `nonce` is fresh in every answer; only style elements need it
 * (react-aria adds one that keeps touch from scrolling).
 */
export function pageHeaders(origin: string, calls: string, nonce: string): Record<string, string> {
  return {
    "Content-Security-Policy": policy({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": `'self' 'nonce-${nonce}'`,
      "img-src": "'self' blob:",
      "font-src": "'self'",
      "connect-src": `'self' ${calls}`.trim(),
      "worker-src": "'self'",
      "frame-src": `${origin}/preview/`,
      "base-uri": "'none'",
      "form-action": "'none'",
      "object-src": "'none'",
      "frame-ancestors": "'none'",
    }),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
  };
}

/**
 * For the preview: the page as its reader gets it, alone in a sandbox and without scripts. It has no origin, so it
 * reaches neither the desk nor its token; its own files count as coming from elsewhere.
 */
export function previewHeaders(origin: string): Record<string, string> {
  return {
    "Content-Security-Policy": policy({
      "default-src": "'none'",
      "style-src": `${origin}/preview/ 'unsafe-inline'`,
      "img-src": `${origin}/preview/ ${origin}/pictures/`,
      "font-src": `${origin}/preview/`,
      "base-uri": "'none'",
      "form-action": "'none'",
      "frame-ancestors": origin,
      sandbox: "",
    }),
    "Access-Control-Allow-Origin": "null",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-store",
  };
}
