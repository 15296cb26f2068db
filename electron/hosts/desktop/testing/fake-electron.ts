import { EventEmitter } from "node:events";
import { MessageChannel } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import { vi } from "vitest";

/**
 * Stands in for the module `electron`, whose binary the tests do without: it does nothing but
 * remember what it was told, and real message ports carry real calls.
 */

/** A port with the main process's manners: `on`, and no `addEventListener`. */
class FakePortMain extends EventEmitter {
  readonly end: MessagePort;
  constructor(end: MessagePort) {
    super();
    this.end = end;
    end.on("message", (data: unknown) => void this.emit("message", { data, ports: [] }));
    end.on("close", () => void this.emit("close"));
    end.unref();
  }
  postMessage(message: unknown): void {
    this.end.postMessage(message);
  }
  start(): void {}
}

export class FakeMessageChannelMain {
  readonly port1: FakePortMain;
  /** The other end, as the page will hold it. */
  readonly port2: MessagePort;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new FakePortMain(port1);
    this.port2 = port2;
  }
}

export class FakeWebContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  url = "app://standfirst/";
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  getURL(): string {
    return this.url;
  }
}

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export class FakeWindow extends EventEmitter {
  static all: FakeWindow[] = [];
  readonly options: Record<string, unknown>;
  readonly webContents = new FakeWebContents();
  bounds: Bounds = { x: 10, y: 20, width: 1200, height: 800 };
  loaded: string[] = [];
  did: string[] = [];
  maximised = false;
  minimised = false;
  destroyed = false;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    FakeWindow.all.push(this);
    fake.app.emit("web-contents-created", {}, this.webContents);
  }
  loadURL = async (url: string): Promise<void> => void this.loaded.push(url);
  show = (): void => void this.did.push("show");
  focus = (): void => void this.did.push("focus");
  restore = (): void => void this.did.push("restore");
  maximize = (): void => void (this.maximised = true);
  close = (): void => void this.did.push("close");
  isMaximized = (): boolean => this.maximised;
  isMinimized = (): boolean => this.minimised;
  isDestroyed = (): boolean => this.destroyed;
  getNormalBounds = (): Bounds => this.bounds;
}

function makeApp() {
  return Object.assign(new EventEmitter(), {
    isPackaged: true,
    quit: vi.fn<() => void>(),
    exit: vi.fn<(status: number) => void>(),
    setAboutPanelOptions: vi.fn<(options: unknown) => void>(),
    setPath: vi.fn<(name: string, path: string) => void>(),
    whenReady: async () => {},
    requestSingleInstanceLock: vi.fn<() => boolean>(() => true),
  });
}

type Handler = (...args: never[]) => unknown;

function makeSession() {
  const handlers: Record<string, Handler> = {};
  const keep = (name: string) => (handler: Handler) => void (handlers[name] = handler);
  return {
    handlers,
    defaultSession: {
      setPermissionRequestHandler: keep("request"),
      setPermissionCheckHandler: keep("check"),
      setDevicePermissionHandler: keep("device"),
      webRequest: { onBeforeRequest: keep("before") },
    },
  };
}

/** Seals by turning bytes round: enough to see that what is sealed is not what was given. */
function makeSafeStorage() {
  const turn = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
  return {
    getSelectedStorageBackend: vi.fn<() => string>(() => "gnome_libsecret"),
    isAsyncEncryptionAvailable: vi.fn<() => Promise<boolean>>(async () => true),
    encryptStringAsync: async (text: string) => turn(Buffer.from(text)),
    decryptStringAsync: async (sealed: Buffer) => ({ shouldReEncrypt: false, result: turn(sealed).toString() }),
  };
}

function make() {
  const protocolHandlers: Record<string, (request: Request) => Promise<Response>> = {};
  const registered: unknown[] = [];
  return {
    app: makeApp(),
    session: makeSession(),
    ipcMain: new EventEmitter(),
    shell: { openExternal: vi.fn<(address: string) => Promise<void>>(async () => {}) },
    dialog: {
      showErrorBox: vi.fn<(title: string, words: string) => void>(),
      showMessageBoxSync: vi.fn<(window: unknown, options: { buttons: string[]; detail: string }) => number>(() => 0),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1440, height: 900 } }] },
    Menu: { setApplicationMenu: vi.fn<(menu: unknown) => void>(), buildFromTemplate: (template: unknown) => template },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => void registered.push(schemes),
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void (protocolHandlers[scheme] = handler),
    },
    safeStorage: makeSafeStorage(),
    protocolHandlers,
    registered,
    BrowserWindow: FakeWindow,
    MessageChannelMain: FakeMessageChannelMain,
  };
}

export type FakeElectron = ReturnType<typeof make>;
export const fake: FakeElectron = make();

/** Forgets everything, for the next test. The module's own objects stay those that were imported. */
export function forget(): void {
  FakeWindow.all = [];
  fake.app.removeAllListeners();
  fake.ipcMain.removeAllListeners();
  fake.registered.length = 0;
  fake.dialog.showMessageBoxSync.mockReset().mockReturnValue(0);
  for (const known of [fake.app.quit, fake.app.exit, fake.shell.openExternal, fake.Menu.setApplicationMenu]) known.mockClear();
}
