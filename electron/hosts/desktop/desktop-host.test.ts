import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { oc } from "@orpc/contract";
import type { ContractRouterClient } from "@orpc/contract";
import { implement } from "@orpc/server";
import type { MessagePort } from "node:worker_threads";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { FakeWebContents } from "./testing/fake-electron.ts";
import { fake, FakeWindow, forget } from "./testing/fake-electron.ts";

vi.mock("electron", async () => {
  const { fake: electron } = await import("./testing/fake-electron.ts");
  return electron;
});
const { startDesktopHost } = await import("./desktop-host.ts");
const { registerScheme } = await import("./serve-pages.ts");

const contract = { whoAmI: oc.output(z.string()) };
const calls = implement(contract).$context<{ session: string }>();

let kept: Map<string, unknown>;
let ended: string[];
let closed: number;

function start(): FakeWindow {
  startDesktopHost({
    desk: {
      router: calls.router({ whoAmI: calls.whoAmI.handler(({ context }) => context.session) }),
      sessionDidEnd: (session) => void ended.push(session),
      serve: async (path) =>
        path === "preview/key/" ? { status: 200, headers: { "Content-Type": "text/html" }, body: "<p>page" } : undefined,
      close: async () => void (closed += 1),
    },
    files: new Map([
      ["desktop.html", { body: Buffer.from('<meta nonce="standfirst-nonce">'), type: "text/html", etag: '"1"', lasting: false }],
    ]),
    settings: { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) },
    log: { info: () => {}, error: () => {} },
  });
  return theWindow();
}

function theWindow(): FakeWindow {
  const window = FakeWindow.all.at(-1);
  if (window === undefined) throw new Error("no window was opened");
  return window;
}

beforeEach(() => {
  forget();
  kept = new Map();
  ended = [];
  closed = 0;
});

describe("the window", () => {
  it("gives its page nothing to reach the machine by", () => {
    const { options, loaded } = start();
    expect(options.webPreferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      preload: expect.stringMatching(/preload\.cjs$/),
    });
    expect(loaded).toEqual(["app://standfirst/"]);
  });

  it("opens where and as large as it was left", () => {
    const first = start();
    first.bounds = { x: 100, y: 50, width: 1000, height: 700 };
    first.maximised = true;
    first.emit("close");
    forget();
    const second = start();
    expect(second.options).toMatchObject({ x: 100, y: 50, width: 1000, height: 700, minWidth: 760, minHeight: 560 });
    expect(second.maximised).toBe(true);
  });

  it("closes also when where it lay cannot be kept", () => {
    const window = start();
    kept.set = () => {
      throw new Error("the disk is full");
    };
    expect(() => window.emit("close")).not.toThrow();
  });

  it.each([
    ["lies on a screen that is gone", { bounds: { x: 5000, y: 0, width: 800, height: 600 }, maximised: false }],
    ["is no state at all", "nonsense"],
    ["lacks a side", { bounds: { x: 1, y: 1, width: 800 }, maximised: false }],
  ])("opens at its usual size when what was kept %s", (_what, state) => {
    kept.set("window", state);
    const { options } = start();
    expect(options).toMatchObject({ width: 1440, height: 900 });
    expect(options).not.toHaveProperty("x");
  });

  it("is shown when there is something to see, and focused by a second start", () => {
    const window = start();
    expect(window.did).toEqual([]);
    window.emit("ready-to-show");
    window.minimised = true;
    fake.app.emit("second-instance");
    expect(window.did).toEqual(["show", "restore", "show", "focus"]);
    expect(FakeWindow.all).toHaveLength(1);
  });
});

describe("the ports", () => {
  const executeJavaScript = vi.fn<(code: string, userGesture?: boolean) => Promise<void>>(async () => {});

  interface Asking {
    url?: string;
    parent?: object | null;
  }

  function ask({ url = "app://standfirst/", parent = null }: Asking = {}): MessagePort[] {
    const handed: MessagePort[] = [];
    const postMessage = (_channel: string, _message: unknown, ports: MessagePort[]): void => void handed.push(...ports);
    const sender = { executeJavaScript };
    fake.ipcMain.emit("standfirst:ask-for-ports", { sender, senderFrame: { url, parent, postMessage } });
    return handed;
  }

  it("carry calls, with a session for each load of the page that ends with it", async () => {
    start();
    const sessions: string[] = [];
    for (let load = 0; load < 2; load += 1) {
      const [port] = ask();
      if (port === undefined) throw new Error("no port was handed over");
      const client: ContractRouterClient<typeof contract> = createORPCClient(new RPCLink({ port }));
      sessions.push(await client.whoAmI());
      port.close();
    }
    expect(new Set(sessions).size).toBe(2);
    await vi.waitFor(() => expect(ended).toEqual(sessions));
  });

  it.each<[string, Asking]>([
    ["another page", { url: "https://example.org/" }],
    ["a look-alike", { url: "app://standfirst.example/" }],
    ["the preview", { url: "app://standfirst/preview/key/" }],
    ["a frame inside the page", { parent: {} }],
  ])("are not handed to %s", (_who, asking) => {
    start();
    expect(ask(asking)).toEqual([]);
  });

  it("are not handed to a frame that is gone", () => {
    start();
    expect(() => fake.ipcMain.emit("standfirst:ask-for-ports", { senderFrame: null })).not.toThrow();
  });

  it("carry the menu's commands to the page", async () => {
    start();
    const [calling, menu] = ask();
    const heard = new Promise((resolve) => menu?.once("message", resolve));
    const [template] = fake.Menu.setApplicationMenu.mock.calls[0] ?? [];
    const items = (template as { label: string; submenu: { label?: string; click?: () => void }[] }[]).flatMap(
      ({ submenu }) => submenu,
    );
    items.find(({ label }) => label === "New story")?.click?.();
    expect(await heard).toBe("story.new");
    // As the person's own doing: else the page may open no file chooser.
    expect(executeJavaScript).toHaveBeenLastCalledWith("undefined", true);
    calling?.close();
    menu?.close();
  });
});

describe("what a page may not do", () => {
  function contents(): FakeWebContents {
    return start().webContents;
  }
  function navigate(event: "will-navigate" | "will-frame-navigate", url: string): boolean {
    const preventDefault = vi.fn<() => void>();
    contents().emit(event, { url, preventDefault });
    return preventDefault.mock.calls.length === 0;
  }

  it.each([
    ["https://example.org/story", ["https://example.org/story"]],
    ["http://example.org/", ["http://example.org/"]],
    ["mailto:desk@example.org", ["mailto:desk@example.org"]],
    ["file:///etc/passwd", []],
    ["javascript:alert(1)", []],
    ["smb://example.org/share", []],
    ["app://standfirst/", []],
    ["not an address", []],
  ])("opens no window for %s; the system's browser only for web and mail", (url, outside) => {
    expect(contents().openHandler?.({ url })).toEqual({ action: "deny" });
    expect(fake.shell.openExternal.mock.calls.map(([address]) => address)).toEqual(outside);
  });

  it.each([
    ["app://standfirst/", true],
    ["https://example.org/", false],
    ["file:///etc/passwd", false],
    ["app://elsewhere/", false],
  ])("navigates to %s: %s", (url, may) => {
    expect(navigate("will-navigate", url)).toBe(may);
  });

  it.each([
    ["app://standfirst/preview/key/", true],
    ["https://example.org/", false],
  ])("shows %s in a frame: %s", (url, may) => {
    expect(navigate("will-frame-navigate", url)).toBe(may);
  });

  it.each(["will-attach-webview", "will-redirect"])("refuses %s", (event) => {
    const preventDefault = vi.fn<() => void>();
    contents().emit(event, { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it("has no permission but to fill the clipboard", () => {
    const page = contents();
    const { request, check, device } = fake.session.handlers as Record<string, (...args: unknown[]) => unknown>;
    const desk = { isMainFrame: true, requestingUrl: "app://standfirst/" };
    const asked = (permission: string, frame = desk): boolean => {
      let granted = false;
      request?.(page, permission, (answer: boolean) => void (granted = answer), frame);
      return granted;
    };
    expect(
      ["media", "geolocation", "notifications", "openExternal", "fileSystem", "clipboard-read", "hid"].filter((each) =>
        asked(each),
      ),
    ).toEqual([]);
    const clipboard = "clipboard-sanitized-write";
    expect(asked(clipboard)).toBe(true);
    // A frame in the desk's page is not the desk, whatever it says it shows.
    expect(asked(clipboard, { isMainFrame: false, requestingUrl: "app://standfirst/" })).toBe(false);
    expect(asked(clipboard, { isMainFrame: true, requestingUrl: "app://standfirst/preview/key/" })).toBe(false);
    expect(asked(clipboard, { isMainFrame: true, requestingUrl: "https://example.org/" })).toBe(false);
    expect([
      check?.(page, "media", "app://standfirst/", desk),
      check?.(page, clipboard, "app://standfirst/", desk),
      check?.(page, clipboard, "app://standfirst/", { ...desk, isMainFrame: false }),
      check?.(page, clipboard, "https://example.org/", desk),
    ]).toEqual([false, true, false, false]);
    expect(device?.({})).toBe(false);
  });

  it.each([
    ["app://standfirst/assets/a.js", false],
    ["https://example.org/tracker.gif", true],
    ["http://127.0.0.1/", true],
    ["file:///etc/passwd", true],
    ["app://standfirst.example/", true],
  ])("loads %s: refused %s", (url, cancel) => {
    contents();
    let answered: unknown;
    const { before } = fake.session.handlers as Record<string, (...args: unknown[]) => unknown>;
    before?.({ url }, (answer: unknown) => void (answered = answer));
    expect(answered).toEqual({ cancel });
  });
});

describe("pages", () => {
  const get = async (url: string): Promise<Response> => {
    const response = await fake.protocolHandlers.app?.(new Request(url));
    if (response === undefined) throw new Error("nobody serves app://");
    return response;
  };

  it("come over a scheme of their own with a strict policy", async () => {
    registerScheme();
    expect(fake.registered).toEqual([
      [{ scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }],
    ]);
    start();
    const page = await get("app://standfirst/");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(page.headers.get("content-security-policy")).not.toMatch(/unsafe|\*/);
    expect(await page.text()).not.toContain("standfirst-nonce");
  });

  it("show the preview in a sandbox, and nothing to who lacks the key", async () => {
    start();
    expect((await get("app://standfirst/preview/key/")).headers.get("content-security-policy")).toMatch(/; sandbox$/);
    expect((await get("app://standfirst/preview/wrong/")).status).toBe(404);
    expect((await get("app://elsewhere/")).status).toBe(404);
  });
});

describe("the end", () => {
  it("closes the desk once, before the app goes", async () => {
    start();
    const preventDefault = vi.fn<() => void>();
    fake.app.emit("will-quit", { preventDefault });
    await vi.waitFor(() => expect(fake.app.quit).toHaveBeenCalledOnce());
    fake.app.emit("will-quit", { preventDefault });
    expect([closed, preventDefault.mock.calls.length]).toEqual([1, 1]);
  });

  it("comes with the last window, but not on a Mac", () => {
    start();
    fake.app.emit("window-all-closed");
    expect(fake.app.quit).toHaveBeenCalledTimes(process.platform === "darwin" ? 0 : 1);
  });
});
