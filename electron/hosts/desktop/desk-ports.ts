import type { AnyContractRouter } from "@orpc/contract";
import type { Router } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import { ipcMain, MessageChannelMain } from "electron";
import type { IpcMainEvent } from "electron";
import { v7 as uuid } from "uuid";
import type { Log } from "../../ports/log.ts";
import { ASK_FOR_PORTS, PORTS } from "./channels.ts";
import type { MenuCommand } from "./menu.ts";
import { isDeskPage } from "./page-address.ts";

export interface DeskPortsParts {
  router: Router<AnyContractRouter, { session: string }>;
  sessionDidEnd(session: string): void;
  log: Log;
}

export interface DeskPorts {
  /** Hands a command of the menu to the page. */
  send(command: MenuCommand): void;
}

/** Only the desk's own page, in the top frame, is given ports: never a frame inside it. */
function isOurs(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isDeskPage(frame.url);
}

/** The desk's calls and events over message ports: one session for each load of the page. */
export function handOverPorts({ router, sessionDidEnd, log }: DeskPortsParts): DeskPorts {
  const handler = new RPCHandler<{ session: string }>(router);
  let send: DeskPorts["send"] = () => {};

  ipcMain.on(ASK_FOR_PORTS, (event) => {
    if (!isOurs(event)) {
      log.info("A page that is not the desk's asked for the desk and was refused.");
      return;
    }
    const session = uuid();
    const calls = new MessageChannelMain();
    const menu = new MessageChannelMain();
    handler.upgrade(calls.port1, { context: { session } });
    calls.port1.once("close", () => sessionDidEnd(session));
    calls.port1.start();
    send = (command) => {
      // Choosing from the menu is the person's own doing; the page must know, or it may open no file chooser.
      event.sender
        .executeJavaScript("undefined", true)
        .then(() => menu.port1.postMessage(command))
        .catch((error: unknown) => log.error("A command of the menu did not reach the page.", error));
    };
    menu.port1.once("close", () => {
      send = () => {};
    });
    event.senderFrame?.postMessage(PORTS, undefined, [calls.port2, menu.port2]);
  });
  return { send: (command) => send(command) };
}
