import { askForComment } from "../../client/comment-wish.ts";
import { askPanel } from "../../client/panel-wish.ts";
import { useActions } from "../../client/actions.tsx";
import type { Action } from "../../client/actions.tsx";
import type { Overlay } from "./overlays.tsx";
import type { Panel } from "./right-panel.tsx";
import { tabTitle } from "./tabs.ts";
import type { Tabs } from "./tabs.ts";

interface ShellActionsInput {
  tabs: Tabs;
  onDuplicate(storyId: string): void;
  onOverlay(overlay: Overlay): void;
  onPanel(panel: Panel): void;
}

/** What the window itself can do; features offer their own. */
export function useShellActions({ tabs, onDuplicate, onOverlay, onPanel }: ShellActionsInput): void {
  const { active, change } = tabs;
  const ofTabs: Action[] =
    active === undefined
      ? []
      : [
          {
            id: "tab.close",
            title: "Close this story",
            group: "Story",
            words: "tab",
            keys: "Alt+W",
            run: () => change({ kind: "close", id: active }),
          },
          { id: "story.duplicate", title: "Duplicate", group: "Story", words: "copy", run: () => onDuplicate(active) },
          {
            id: "story.correct",
            title: "Correct",
            group: "Story",
            words: "correction clarification published page mistake",
            run: () => onOverlay({ kind: "correct", storyId: active }),
          },
          {
            id: "panel.checks",
            title: "Checks",
            group: "Go to",
            words: "panel checklist",
            keys: "Alt+1",
            run: () => onPanel("checks"),
          },
          {
            id: "panel.changes",
            title: "Changes",
            group: "Go to",
            words: "panel suggested suggestions track accept reject",
            run: () => onPanel("changes"),
          },
          ...(["next", "previous"] as const).map((step): Action => ({
            id: `changes.${step}`,
            title: step === "next" ? "Next change" : "Previous change",
            group: "Go to",
            words: "suggestion suggested track",
            keys: step === "next" ? "Mod+F8" : "Mod+Shift+F8",
            run: () => {
              onPanel("changes");
              askPanel(`${step}-change`);
            },
          })),
          {
            id: "panel.pictures",
            title: "Pictures",
            group: "Go to",
            words: "panel",
            keys: "Alt+2",
            run: () => onPanel("pictures"),
          },
          {
            id: "story.comment",
            title: "Comment",
            group: "Story",
            words: "remark note say reply",
            keys: "Mod+Alt+M",
            run: () => askForComment({ kind: "write" }),
          },
          {
            id: "panel.comments",
            title: "Comments",
            group: "Go to",
            words: "panel remarks replies",
            keys: "Alt+4",
            run: () => onPanel("comments"),
          },
          {
            id: "panel.history",
            title: "History",
            group: "Go to",
            words: "panel versions compare redline restore time line",
            keys: "Alt+5",
            run: () => onPanel("history"),
          },
          {
            id: "history.keep",
            title: "Keep a version",
            group: "Story",
            words: "name history milestone save",
            run: () => {
              onPanel("history");
              askPanel("keep");
            },
          },
          {
            id: "history.compare",
            title: "Compare",
            group: "Story",
            words: "history versions redline difference changed",
            run: () => {
              onPanel("history");
              askPanel("compare");
            },
          },
          {
            id: "legal.sign-off",
            title: "Sign off legal",
            group: "Story",
            words: "lawyer read flag law",
            run: () => {
              onPanel("publish");
              askPanel("sign-off");
            },
          },
          {
            id: "panel.publish",
            title: "Publication",
            group: "Go to",
            words: "panel publish address",
            keys: "Alt+3",
            run: () => onPanel("publish"),
          },
        ];
  const steps: Action[] =
    tabs.tabs.length < 2
      ? []
      : [
          {
            id: "tab.next",
            title: "Next open story",
            group: "Go to",
            words: "tab",
            keys: "Alt+PageDown",
            run: () => change({ kind: "step", by: 1 }),
          },
          {
            id: "tab.previous",
            title: "Previous open story",
            group: "Go to",
            words: "tab",
            keys: "Alt+PageUp",
            run: () => change({ kind: "step", by: -1 }),
          },
          ...tabs.tabs
            .filter((tab) => tab.id !== active)
            .map<Action>((tab) => ({
              id: `tab.${tab.id}`,
              title: `${tabTitle(tab)} (open)`,
              group: "Go to",
              words: "tab",
              run: () => change({ kind: "show", id: tab.id }),
            })),
        ];
  useActions([
    ...ofTabs,
    ...steps,
    {
      id: "palette.open",
      title: "Do anything",
      group: "Standfirst",
      words: "palette",
      keys: "Mod+K",
      run: () => onOverlay({ kind: "palette" }),
    },
    {
      id: "queue.open",
      title: "Queue",
      group: "Go to",
      words: "sending deliveries targets waiting failed receipts",
      run: () => onOverlay({ kind: "queue" }),
    },
    {
      id: "calendar.open",
      title: "Calendar",
      group: "Go to",
      words: "schedule day week month slots next when",
      keys: "Alt+C",
      run: () => onOverlay({ kind: "calendar" }),
    },
    {
      id: "settings.open",
      title: "Settings",
      group: "Standfirst",
      words: "paper sections colours appeal limit slots schedule site folder contributors time zone",
      keys: "Mod+,",
      run: () => onOverlay({ kind: "settings" }),
    },
    {
      id: "desk.archive",
      title: "Save the whole desk…",
      group: "Standfirst",
      words: "archive backup copy export everything",
      run: () => onOverlay({ kind: "archive" }),
    },
    {
      id: "person.change",
      title: "Change name or role",
      group: "Standfirst",
      words: "person hat journalist sub-editor editor",
      run: () => onOverlay({ kind: "person" }),
    },
  ]);
}
