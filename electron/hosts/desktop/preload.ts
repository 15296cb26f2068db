import { ipcRenderer } from "electron";
import { ASK_FOR_PORTS, PAGE_MESSAGE, PORTS } from "./channels.ts";

// The page gets two ports and nothing else: no function of Electron or of this script is exposed.
// To this window alone; "*" because an origin of our own scheme cannot be relied on as a target.
ipcRenderer.on(PORTS, (event) => window.postMessage(PAGE_MESSAGE, "*", event.ports));
// By now the page's own script listens.
window.addEventListener("load", () => ipcRenderer.send(ASK_FOR_PORTS));
