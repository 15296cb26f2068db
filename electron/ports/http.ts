/** One request to a server outside. */
export interface HttpRequest {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array | FormData;
  /** Milliseconds until it is given up; 30,000 unless said otherwise. */
  timeout?: number;
  /** Longest answer taken, in bytes; 10 MB unless said otherwise. */
  mostBytes?: number;
  signal?: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  /** Names in small letters. */
  headers: Readonly<Record<string, string>>;
  /** The address that answered: another than was asked only where redirects were followed. */
  address: string;
  bytes: Uint8Array;
}

/** Why no answer came. `sent` is false only when the request surely never reached the server. */
export class NoAnswer extends Error {
  readonly reason: "refused" | "unknown-host" | "cut" | "timeout" | "too-long" | "certificate" | "stopped";
  readonly sent: boolean;

  constructor(reason: NoAnswer["reason"], sent: boolean, cause?: unknown) {
    super(`No answer: ${reason}`, { cause });
    this.name = "NoAnswer";
    this.reason = reason;
    this.sent = sent;
  }
}

/**
 * Requests to servers outside. A port, so that tests can stand between. Any status is an answer;
 * what is not an answer is `NoAnswer`. A request with a body or an Authorization header never
 * follows a redirect (credentials must not leave for elsewhere); a plain GET follows five at most.
 */
export interface Http {
  ask(address: string, request?: HttpRequest): Promise<HttpAnswer>;
}
