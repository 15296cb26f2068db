import { connect } from "../client/connection.ts";
import { portsFromPreload } from "../client/desktop-port.ts";
import { menuCommands } from "../client/menu-commands.ts";
import { messagePortWire } from "../client/message-port-wire.ts";
import { begin } from "./begin.ts";

const { calls, menu } = await portsFromPreload(window);
void begin(connect(messagePortWire(calls)), menuCommands(menu));
