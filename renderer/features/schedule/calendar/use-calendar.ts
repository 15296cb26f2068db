import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Scheduled } from "../../../../shared/model/schedule.ts";
import type { ScheduleWarning } from "../../../../shared/model/schedule-warnings.ts";
import type { SlotTime } from "../../../../shared/model/slots.ts";
import type { Which } from "../../../../shared/model/wall-time.ts";
import { useClient, useReadyDesk } from "../../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../../client/notices.tsx";
import { queryKeys } from "../../../client/queries.ts";
import { questionOf, type TimeQuestion } from "../use-schedule.ts";
import { spanOf, step, todayIn, type CalendarSpan, type CalendarView } from "./calendar-span.ts";

export interface Calendar {
  view: CalendarView;
  day: string;
  today: string;
  /** Instant at which the calendar was opened. */
  openedAt: string;
  span: CalendarSpan;
  timeZone: string;
  scheduled: readonly Scheduled[];
  slots: readonly SlotTime[];
  warnings: readonly ScheduleWarning[];
  asking: readonly Scheduled[];
  coming: readonly Scheduled[];
  isRead: boolean;
  failure: string | undefined;
  retry(): void;
  setView(view: CalendarView): void;
  go(by: 1 | -1): void;
  goTo(day: string): void;
  /** Asked because the time a story was moved to does not exist or exists twice. */
  question: { of: Scheduled; wall: string; asked: TimeQuestion } | undefined;
  dropQuestion(): void;
  move(of: Scheduled, wall: string, which?: Which): void;
}

/** What the calendar shows, and moving what is on it. */
export function useCalendar(): Calendar {
  const client = useClient();
  const notice = useNotice();
  const { timeZone } = useReadyDesk().paper;
  const today = todayIn(timeZone);
  const [openedAt] = useState(() => new Date().toISOString());
  const [view, setView] = useState<CalendarView>("week");
  const [day, setDay] = useState(today);
  const [question, setQuestion] = useState<Calendar["question"]>(undefined);
  const isMoving = useRef(false);
  const refocus = useRef<string | undefined>(undefined);
  const span = spanOf(view, day, timeZone);
  const list = useQuery({
    queryKey: queryKeys.scheduleBetween(span.from, span.to),
    queryFn: ({ signal }) => client.schedule.list({ from: span.from, to: span.to }, { signal }),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  const next = useQuery({
    queryKey: queryKeys.scheduleNext,
    queryFn: ({ signal }) => client.schedule.next(undefined, { signal }),
    staleTime: 0,
  });

  // A story that was moved by keys is drawn anew in another place, and keeps the focus.
  useEffect(() => {
    if (refocus.current === undefined) return;
    const moved = document.querySelector<HTMLElement>(`[data-scheduled="${refocus.current}"]`);
    if (moved === null) return;
    if (document.activeElement === document.body || document.activeElement?.closest("[data-scheduled]") !== null) moved.focus();
    refocus.current = undefined;
  }, [list.data]);

  async function move(of: Scheduled, wall: string, which?: Which): Promise<void> {
    if (isMoving.current) return;
    isMoving.current = true;
    setQuestion(undefined);
    try {
      const moved = await client.schedule.move({ id: of.id, wall, ...(which === undefined ? {} : { which }) });
      refocus.current = of.id;
      notice.say(`“${moved.title}” now goes ${moved.when}.`, "done");
      setDay((shown) => (spanOf(view, shown, timeZone).days.includes(moved.wall.slice(0, 10)) ? shown : moved.wall.slice(0, 10)));
    } catch (error) {
      const asked = questionOf(error);
      if (asked === undefined) notice.fail(error);
      else setQuestion({ of, wall, asked });
    } finally {
      isMoving.current = false;
    }
  }

  const error = list.error ?? next.error;
  return {
    view,
    day,
    today,
    openedAt,
    span,
    timeZone,
    scheduled: list.data?.scheduled ?? [],
    slots: list.data?.slots ?? [],
    warnings: list.data?.warnings ?? [],
    asking: next.data?.asking ?? [],
    coming: next.data?.coming ?? [],
    isRead: list.data !== undefined && next.data !== undefined,
    failure: error === null ? undefined : sayFailure(error),
    retry() {
      void list.refetch();
      void next.refetch();
    },
    setView,
    go: (by) => setDay(step(view, day, by)),
    goTo: setDay,
    question,
    dropQuestion: () => setQuestion(undefined),
    move: (of, wall, which) => void move(of, wall, which),
  };
}
