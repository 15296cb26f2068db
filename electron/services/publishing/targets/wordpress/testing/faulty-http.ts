import { nodeHttp } from "../../../../../hosts/node-http.ts";
import { NoAnswer } from "../../../../../ports/http.ts";
import type { Http, HttpRequest } from "../../../../../ports/http.ts";

const isWrite = ({ method = "GET" }: HttpRequest): boolean => method !== "GET" && method !== "HEAD";

/** Sends every request that changes something twice, as a proxy may that loses an answer. */
export const repeating: Http = {
  async ask(address, request = {}) {
    if (isWrite(request)) await nodeHttp.ask(address, request);
    return nodeHttp.ask(address, request);
  },
};

/** Lets the answer to one request that changes something be lost: it arrived, and nobody knows. */
export function losing(answer: number): Http & { lost(): boolean } {
  let writes = 0;
  return {
    lost: () => writes >= answer,
    async ask(address, request = {}) {
      const answered = await nodeHttp.ask(address, request);
      if (!isWrite(request)) return answered;
      writes += 1;
      if (writes === answer) throw new NoAnswer("cut", true);
      return answered;
    },
  };
}

/** Counts what is asked, and keeps it; and each object of JSON that is sent. */
export function counting(): Http & { asked: string[]; sent: object[] } {
  const asked: string[] = [];
  const sent: object[] = [];
  return {
    asked,
    sent,
    ask(address, request = {}) {
      const { pathname, search } = new URL(address);
      asked.push(`${request.method ?? "GET"} ${pathname}${search}`);
      if (typeof request.body === "string") sent.push(JSON.parse(request.body) as object);
      return nodeHttp.ask(address, request);
    },
  };
}
