import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { WorkingFurniture } from "../../../shared/model/story.ts";
import { useClient, useDeskDidResume, useDeskEvents, useReadyDesk, useTellWindow } from "../../client/desk-provider.tsx";
import {
  acquireStory,
  anythingUnsaved,
  freshStory,
  hearInAll,
  releaseStory,
  releaseUnused,
  resumeAll,
  saveEverything,
} from "./open-stories.ts";
import { asWritten } from "./as-written.ts";
import type { OpenStory } from "./open-story.ts";
import type { StorySnapshot } from "./story-snapshot.ts";

export type Opening = { phase: "opening" } | { phase: "failed"; error: unknown } | { phase: "open"; story: OpenStory };

/** Opens a story while mounted; saves it and lets it go afterwards. */
export function useOpenStory(storyId: string): Opening {
  const client = useClient();
  const tell = useTellWindow();
  const { session } = useReadyDesk();
  const [opening, setOpening] = useState<Opening>(() => {
    const story = freshStory(storyId);
    return story === undefined ? { phase: "opening" } : { phase: "open", story };
  });
  const latestSession = useRef(session);
  useEffect(() => {
    latestSession.current = session;
  }, [session]);

  useEffect(() => {
    let shown = true;
    acquireStory({ client, session: latestSession.current, tell }, storyId).then(
      (story) => {
        if (shown) setOpening((old) => (old.phase === "open" && old.story === story ? old : { phase: "open", story }));
      },
      (error: unknown) => {
        if (shown) setOpening({ phase: "failed", error });
      },
    );
    return () => {
      shown = false;
      setOpening({ phase: "opening" });
      releaseStory(storyId).catch((error: unknown) => console.error(error));
    };
  }, [client, storyId, tell]);
  return opening;
}

/**
 * Keeps every story of this window in step with the desk, on the screen or not; once for the
 * whole window. Saves when it is hidden, and asks before it goes with something unsaved.
 */
export function useKeptStories(): void {
  const { session } = useReadyDesk();
  const resumed = useRef(session);
  useDeskEvents(hearInAll);
  // After the effects of what is drawn now have taken what they show.
  useEffect(() => {
    const timer = setTimeout(releaseUnused);
    return () => clearTimeout(timer);
  }, []);
  useDeskDidResume(() => resumeAll(resumed.current));
  useEffect(() => {
    if (resumed.current === session) return;
    resumed.current = session;
    resumeAll(session);
  }, [session]);
  useEffect(() => {
    const onHidden = (): void => {
      if (document.visibilityState === "hidden") saveEverything();
    };
    const onLeaving = (event: BeforeUnloadEvent): void => {
      if (!anythingUnsaved()) return;
      saveEverything();
      event.preventDefault();
    };
    document.addEventListener("visibilitychange", onHidden);
    window.addEventListener("pagehide", saveEverything);
    window.addEventListener("beforeunload", onLeaving);
    return () => {
      document.removeEventListener("visibilitychange", onHidden);
      window.removeEventListener("pagehide", saveEverything);
      window.removeEventListener("beforeunload", onLeaving);
    };
  }, []);
}

/** A part of an open story; renders again only when that part is another. */
export function useStory<Part>(story: OpenStory, select: (snapshot: StorySnapshot) => Part): Part {
  return useSyncExternalStore(story.subscribe, () => select(story.snapshot()));
}

/** A field as it is written here: while "Suggest" is on, a plain field with what this person suggests for it. */
export function useFurniture<Field extends keyof WorkingFurniture>(story: OpenStory, field: Field): WorkingFurniture[Field] {
  return useSyncExternalStore(story.subscribe, () => asWritten(story.snapshot())[field]);
}

/** Writing is possible in this window. */
export function useMayWrite(story: OpenStory): boolean {
  return useStory(story, (snapshot) => snapshot.heldElsewhere === undefined);
}
