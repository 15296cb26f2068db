import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it, vi } from "vitest";
import { MENU_COMMANDS, menuTemplate } from "./menu.ts";
import type { MenuCommand } from "./menu.ts";

function menu(options: { mac?: boolean; developing?: boolean } = {}) {
  const send = vi.fn<(command: MenuCommand) => void>();
  const template = menuTemplate({ mac: false, developing: false, version: "1.2.3", send, ...options });
  const items = template.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
  return { template, items, send };
}

describe.each([{ mac: false }, { mac: true }])("on a Mac: $mac", ({ mac }) => {
  it("has the menus people look for, in their order", () => {
    const labels = menu({ mac }).template.map(({ label }) => label?.replace("&", ""));
    expect(labels).toEqual([...(mac ? ["Standfirst"] : []), "File", "Edit", "View", "Story", "Window", "Help"]);
  });

  it("sends every command once, under one label", () => {
    const { items, send } = menu({ mac });
    for (const { click } of items) (click as (() => void) | undefined)?.();
    expect(send.mock.calls.map(([command]) => command).toSorted()).toEqual([...MENU_COMMANDS].toSorted());
  });

  it("shows no key twice", () => {
    const keys = menu({ mac })
      .items.map(({ accelerator }) => accelerator)
      .filter((key) => key !== undefined);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("takes keys itself only where the page does not hear them", () => {
    const withKeys = menu({ mac }).items.filter(({ accelerator }) => accelerator !== undefined);
    expect(withKeys.every(({ registerAccelerator }) => registerAccelerator === mac)).toBe(true);
  });

  it("can quit, and has undo for every field", () => {
    const roles = menu({ mac }).items.map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(["quit", "undo", "redo", "cut", "copy", "paste", "zoomIn", "zoomOut"]));
  });
});

it("has developer tools only for those who work on Standfirst", () => {
  expect(menu().items.map(({ role }) => role)).not.toContain("toggleDevTools");
  expect(menu({ developing: true }).items.map(({ role }) => role)).toContain("toggleDevTools");
});
