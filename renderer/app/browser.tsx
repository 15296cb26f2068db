import { connect } from "../client/connection.ts";
import { takeToken } from "../client/desk-token.ts";
import { webSocketWire } from "../client/web-socket-wire.ts";
import { startApp } from "./start-app.tsx";

const address = `ws://${window.location.host}/desk`;
const token = takeToken(window, new BroadcastChannel("standfirst.token"));
const connection = connect(webSocketWire(address, token.now));
connection.onReachDidChange((reach) => {
  if (reach === "open") token.passOn();
});
startApp(connection);
