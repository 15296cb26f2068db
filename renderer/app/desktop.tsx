import { connect } from "../client/connection.ts";
import { portsFromPreload } from "../client/desktop-port.ts";
import { menuCommands } from "../client/menu-commands.ts";
import { messagePortWire } from "../client/message-port-wire.ts";
import { startApp } from "./start-app.tsx";

const { calls, menu } = await portsFromPreload(window);
startApp(connect(messagePortWire(calls)), menuCommands(menu));
