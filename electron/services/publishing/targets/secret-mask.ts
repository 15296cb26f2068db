import type { Http, HttpAnswer, HttpRequest } from "../../../ports/http.ts";

/** Shorter than this, masking would eat words that only look like the secret. */
const SHORTEST_MASKED = 8;
/** Headers in which a request may carry what lets it in, whatever was made of the secret. */
const CREDENTIALS = /^(authorization|cookie|x-.*(key|token|signature|auth).*)$/i;

/** Keeps what lets us in out of what a site sends back: some repeat a request in their error pages. */
export interface SecretMask {
  /** From now on this is masked, however it is written. */
  hide(secret: string): void;
  /** The same way to ask, with answers in which nothing hidden stands. */
  over(http: Http): Http;
}

/** The ways in which a server may write it down. */
function writings(secret: string): string[] {
  const parts = [secret, secret.replaceAll(/\s/g, ""), ...secret.split(":")];
  return parts.flatMap((part) => [
    part,
    encodeURIComponent(part),
    encodeURIComponent(part).replaceAll("%20", "+"),
    JSON.stringify(part).slice(1, -1),
    part.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
    Buffer.from(part).toString("base64"),
  ]);
}

function maskBytes(bytes: Uint8Array, hidden: ReadonlySet<string>): Uint8Array {
  const masked = Buffer.from(bytes);
  for (const word of hidden) {
    const wanted = Buffer.from(word);
    // As long as it was, so that what is JSON stays JSON.
    for (let at = masked.indexOf(wanted); at >= 0; at = masked.indexOf(wanted, at)) masked.fill("*", at, at + wanted.byteLength);
  }
  return new Uint8Array(masked);
}

export function createSecretMask(): SecretMask {
  const hidden = new Set<string>();
  const add = (word: string): void => {
    if (word.length >= SHORTEST_MASKED) hidden.add(word);
  };
  const hideRequest = ({ headers = {} }: HttpRequest): void => {
    for (const [name, value] of Object.entries(headers)) {
      if (CREDENTIALS.test(name)) for (const word of value.split(/[\s=,;"]+/)) if (word.length > "Bearer".length) add(word);
    }
  };
  const maskText = (text: string): string => Buffer.from(maskBytes(Buffer.from(text), hidden)).toString();
  const maskAnswer = ({ status, headers, address, bytes }: HttpAnswer): HttpAnswer => ({
    status,
    address: maskText(address),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, maskText(value)])),
    bytes: maskBytes(bytes, hidden),
  });
  return {
    hide(secret) {
      for (const word of writings(secret)) add(word);
    },
    over: (http) => ({
      async ask(address, request = {}) {
        hideRequest(request);
        const answer = await http.ask(address, request);
        return hidden.size === 0 ? answer : maskAnswer(answer);
      },
    }),
  };
}
