import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An outlet on loopback that answers nothing until it is opened, and then everything at once. */
export interface GatedOutlet {
  address: string;
  /** Requests answered so far. */
  answered(): number;
  open(): void;
  shut(): void;
  close(): Promise<void>;
}

export async function openGatedOutlet(): Promise<GatedOutlet> {
  let isOpen = false;
  let answered = 0;
  const waiting = new Set<ServerResponse>();
  const answer = (response: ServerResponse): void => {
    answered += 1;
    response.writeHead(202).end();
  };
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      if (isOpen) answer(response);
      else waiting.add(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/stories`,
    answered: () => answered,
    open() {
      isOpen = true;
      for (const response of waiting) answer(response);
      waiting.clear();
    },
    shut: () => void (isOpen = false),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
