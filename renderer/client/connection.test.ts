import { implement, ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/ws";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { contract } from "../../shared/contract/contract.ts";
import type { DeskEvent } from "../../shared/contract/desk.ts";
import { Failure } from "../../shared/contract/failure.ts";
import { connect } from "./connection.ts";
import type { Connection, Reach } from "./connection.ts";
import { listenToDesk } from "./desk-events.ts";
import { webSocketWire } from "./web-socket-wire.ts";

const WAITS = { first: 5, longest: 20 };
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Desk {
  port: number;
  /** Ends the server and every connection, as a crash does. */
  end(): Promise<void>;
  tell(event: DeskEvent): void;
  /** How many windows hear it. */
  heardBy(): number;
}

/** A desk with three calls: one that fails on purpose, one that breaks, and the events. */
async function startDesk(port = 0): Promise<Desk> {
  const call = implement(contract);
  const listeners = new Set<(event: DeskEvent) => void>();
  async function* changes(): AsyncGenerator<DeskEvent> {
    const waiting: DeskEvent[] = [];
    let wake = (): void => {};
    listeners.add((event) => {
      waiting.push(event);
      wake();
    });
    for (;;) {
      const next = waiting.shift();
      if (next !== undefined) yield next;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  }
  const router = {
    desk: { changes: call.desk.changes.handler(() => changes()) },
    stories: {
      checkIn: call.stories.checkIn.handler(() => {
        throw new ORPCError("disk", { status: 400, message: "The disk is full.", data: { free: 0 } });
      }),
      get: call.stories.get.handler(() => {
        throw new ORPCError("SOMETHING_ELSE", { status: 500, message: "secret/path" });
      }),
    },
  };
  const handler = new RPCHandler(router);
  const server = new WebSocketServer({ host: "127.0.0.1", port, handleProtocols: () => "standfirst" });
  server.on("connection", (socket) => handler.upgrade(socket));
  await new Promise((resolve) => server.once("listening", resolve));
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of server.clients) socket.terminate();
      server.close(() => resolve());
    });
  closing.push(end);
  const { port: actual } = server.address() as AddressInfo;
  return {
    port: actual,
    end,
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
    heardBy: () => listeners.size,
  };
}

function connectTo(port: number): Connection {
  const connection = connect(
    webSocketWire(`ws://127.0.0.1:${port}/desk`, () => "token"),
    WAITS,
  );
  closing.push(() => connection.close());
  return connection;
}

function reached(connection: Connection, wanted: Reach): Promise<void> {
  return new Promise((resolve) => {
    if (connection.reach() === wanted) return resolve();
    const stop = connection.onReachDidChange((reach) => {
      if (reach !== wanted) return;
      stop();
      resolve();
    });
  });
}

const id = "0198f2a0-0000-7000-8000-000000000001";
const failureOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined).catch((error: unknown) => error);

test("a failure is rebuilt with its code, message, data and cause", async () => {
  const desk = await startDesk();
  const failure = await failureOf(connectTo(desk.port).client.stories.checkIn({ id }));
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: "disk", message: "The disk is full.", data: { free: 0 } });
  expect(failure).toHaveProperty("cause.code", "disk");
});

test("everything else is internal, and its message is not shown", async () => {
  const desk = await startDesk();
  const failure = await failureOf(connectTo(desk.port).client.stories.get({ id }));
  expect(failure).toMatchObject({ code: "internal" });
  expect(String(failure)).not.toContain("secret");
});

test("calls fail at once while the desk is cut, and work again when it is back", async () => {
  const desk = await startDesk();
  const connection = connectTo(desk.port);
  await reached(connection, "open");
  await desk.end();
  await reached(connection, "cut");
  expect(await failureOf(connection.client.stories.checkIn({ id }))).toMatchObject({ code: "no-connection" });

  await startDesk(desk.port);
  await reached(connection, "open");
  expect(await failureOf(connection.client.stories.checkIn({ id }))).toMatchObject({ code: "disk" });
});

test("a desk that is not there is cut, not opening for ever", async () => {
  const desk = await startDesk();
  await desk.end();
  const connection = connectTo(desk.port);
  expect(connection.reach()).toBe("opening");
  expect(await failureOf(connection.client.stories.checkIn({ id }))).toMatchObject({ code: "no-connection" });
  await reached(connection, "cut");
});

test("events are heard in order, and again after a cut, which says that some may be missing", async () => {
  const desk = await startDesk();
  const connection = connectTo(desk.port);
  const events = listenToDesk(connection);
  let resumes = 0;
  events.onDidResume(() => (resumes += 1));
  const heard: string[] = [];
  let hearing = (): void => {};
  events.onEvent((event) => {
    heard.push(event.kind);
    hearing();
  });
  const heardSome = (count: number): Promise<void> =>
    new Promise((resolve) => {
      hearing = () => {
        if (heard.length >= count) resolve();
      };
      hearing();
    });

  await expect.poll(() => desk.heardBy()).toBe(1);
  desk.tell({ kind: "storiesDidChange" });
  await failureOf(connection.client.stories.checkIn({ id }));
  expect(heard, "what listens may not be there yet").toEqual([]);
  events.begin();
  desk.tell({ kind: "contributorsDidChange" });
  await heardSome(2);
  expect(resumes, "nobody has read anything that the first subscription could have missed").toBe(0);

  await desk.end();
  const again = await startDesk(desk.port);
  await expect.poll(() => resumes).toBe(1);
  await expect.poll(() => again.heardBy()).toBe(1);
  again.tell({ kind: "storiesDidChange" });
  await heardSome(3);
  expect(heard).toEqual(["storiesDidChange", "contributorsDidChange", "storiesDidChange"]);
});
