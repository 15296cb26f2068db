import { connect } from "../client/connection.ts";
import { takeToken } from "../client/desk-token.ts";
import { webSocketWire } from "../client/web-socket-wire.ts";
import { startApp } from "./start-app.tsx";

const address = `ws://${window.location.host}/desk`;
startApp(connect(webSocketWire(address, takeToken(window))));
