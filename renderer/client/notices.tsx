import { createContext, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { isFailure } from "../../shared/contract/failure.ts";

export type NoticeTone = "info" | "done" | "failure";

export interface Notice {
  id: number;
  tone: NoticeTone;
  text: string;
  /** More lines, such as what a manuscript lost. */
  details?: readonly string[];
}

export interface Notices {
  /** Says something in passing; it goes by itself after a while. */
  say(text: string, tone?: NoticeTone, details?: readonly string[]): void;
  /** Says what went wrong; it stays long enough to be read, and longer while it is pointed at. */
  fail(error: unknown): void;
}

interface NoticeList {
  notices: readonly Notice[];
  dismiss(id: number): void;
}

const NoticesContext = createContext<Notices | undefined>(undefined);
const NoticeListContext = createContext<NoticeList | undefined>(undefined);

/** What to tell a person of any error: a failure's own words, else that it was a defect. */
export function sayFailure(error: unknown): string {
  if (isFailure(error)) return error.message;
  return "Standfirst made a mistake and could not do that. Nothing of what was saved before is lost.";
}

const MOST_AT_ONCE = 3;

export function NoticesProvider({ children }: { children: ReactNode }): ReactElement {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const nextId = useRef(1);
  const dismiss = useCallback((id: number) => {
    setNotices((all) => all.filter((notice) => notice.id !== id));
  }, []);
  const calls = useMemo<Notices>(() => {
    const add = (tone: NoticeTone, text: string, details?: readonly string[]): void => {
      const notice: Notice = { id: nextId.current++, tone, text, ...(details === undefined ? {} : { details }) };
      // The same words twice are one notice, so that a broken disk does not fill the screen.
      setNotices((all) => [...all.filter((other) => other.text !== text), notice].slice(-MOST_AT_ONCE));
    };
    return {
      say: (text, tone = "info", details) => add(tone, text, details),
      fail: (error) => {
        if (!isFailure(error)) console.error(error);
        add("failure", sayFailure(error));
      },
    };
  }, []);
  const list = useMemo(() => ({ notices, dismiss }), [notices, dismiss]);
  return (
    <NoticesContext value={calls}>
      <NoticeListContext value={list}>{children}</NoticeListContext>
    </NoticesContext>
  );
}

/** The way to tell a person something outside the place they look at. */
export function useNotice(): Notices {
  const notices = useContext(NoticesContext);
  if (notices === undefined) throw new Error("useNotice is used outside its provider.");
  return notices;
}

export function useNoticeList(): NoticeList {
  const list = useContext(NoticeListContext);
  if (list === undefined) throw new Error("useNoticeList is used outside its provider.");
  return list;
}
