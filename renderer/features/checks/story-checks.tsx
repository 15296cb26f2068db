import { useEffect, useRef } from "react";
import { isFailure } from "../../../shared/contract/failure.ts";
import type { Finding } from "../../../shared/style/finding.ts";
import { useActions } from "../../client/actions.tsx";
import { useNotice } from "../../client/notices.tsx";
import { currentFinding, setCurrentFinding } from "./current-finding.ts";
import { clearMarks, drawMarks } from "./finding-marks.ts";
import { findingFrom, findingKey } from "./finding-places.ts";
import { fixFindings } from "./fix-findings.ts";
import { goToFinding } from "./go-to-finding.ts";
import { caretIn, storyOnScreen } from "./place-on-screen.ts";
import { useFindingDeeds, useFollowedChecks } from "./use-checks.ts";
import "./finding-marks.css";

interface StoryChecksProps {
  storyId: string;
  onPanel(): void;
}

/** Rest after scrolling before the marks follow, in milliseconds. */
const SCROLLED = 150;

/** Follows the story in view with the checks: marks in the copy, and the keys that walk from one to the next. */
export function StoryChecks({ storyId, onPanel }: StoryChecksProps): undefined {
  const { data } = useFollowedChecks(storyId);
  const notice = useNotice();
  const deeds = useFindingDeeds(storyId);
  const findings = data?.findings;
  const latest = useRef<readonly Finding[]>([]);

  useEffect(() => {
    latest.current = findings ?? [];
    const draw = (): void => drawMarks(storyId, latest.current);
    const idle = requestIdleCallback(draw, { timeout: 1000 });
    return () => cancelIdleCallback(idle);
  }, [findings, storyId]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => drawMarks(storyId, latest.current), SCROLLED);
    };
    document.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener("scroll", onScroll, { capture: true });
      clearMarks();
    };
  }, [storyId]);

  function step(by: 1 | -1): void {
    const story = storyOnScreen(storyId);
    const next = findingFrom(latest.current, by, story && caretIn(story), currentFinding(storyId));
    if (next === undefined) return notice.say("The checks have found nothing in this story.");
    setCurrentFinding(storyId, findingKey(next));
    goToFinding(storyId, next);
  }

  function fix(): void {
    const finding = latest.current.find((each) => findingKey(each) === currentFinding(storyId));
    const [replacement] = finding?.replacements ?? [];
    if (finding === undefined || replacement === undefined) {
      return notice.say("Go to a finding first, by F8. Not every finding can be fixed without thinking.");
    }
    deeds.drop(fixFindings(storyId, [{ finding, replacement }]).map((done) => done.finding));
  }

  function ignore(): void {
    const finding = latest.current.find((each) => findingKey(each) === currentFinding(storyId));
    if (finding === undefined) return notice.say("Go to a finding first, by F8.");
    deeds.drop([finding]);
    deeds
      .ignore(finding, "here")
      .catch((error: unknown) => notice.say(isFailure(error) ? error.message : "It could not be ignored."));
  }

  useActions([
    {
      id: "checks.next",
      title: "Next finding",
      group: "Go to",
      words: "check spelling mistake error f8",
      keys: "F8",
      run: () => step(1),
    },
    {
      id: "checks.previous",
      title: "Previous finding",
      group: "Go to",
      words: "check spelling mistake error",
      keys: "Shift+F8",
      run: () => step(-1),
    },
    { id: "checks.fix", title: "Fix this finding", group: "Story", words: "correct spelling replace", keys: "Mod+.", run: fix },
    { id: "checks.ignore", title: "Ignore this finding", group: "Story", words: "check spelling leave", run: ignore },
    { id: "checks.words", title: "The paper’s words", group: "Go to", words: "dictionary spelling list names", run: onPanel },
  ]);
  return undefined;
}
