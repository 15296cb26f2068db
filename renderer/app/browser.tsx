import { connect } from "../client/connection.ts";
import { takeToken } from "../client/desk-token.ts";
import { webSocketWire } from "../client/web-socket-wire.ts";
import { begin } from "./begin.ts";

const address = `ws://${window.location.host}/desk`;
const token = takeToken(window, new BroadcastChannel("standfirst.token"));
const connection = connect(webSocketWire(address, token.now));
connection.onReachDidChange((reach) => {
  if (reach === "open") token.passOn();
});
void begin(connection);
