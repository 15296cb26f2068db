import { memo, useEffect, useLayoutEffect, useRef, useState, type DragEvent, type ReactElement } from "react";
import { sayFailure } from "../../client/notices.tsx";
import { showChanges, useChangeView } from "../../client/show-changes.ts";
import { giveHands } from "../../client/story-hands.ts";
import { insertPictures } from "../../editor/extensions/pictures.ts";
import { BodyEditor } from "../../editor/body-editor.tsx";
import { EditorServicesProvider, PictureAddressProvider } from "../../editor/editor-services.ts";
import { LineEditor } from "../../editor/line-editor.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { firstPictureIsDrawn } from "../../ui/first-picture.ts";
import { Later } from "../../ui/later.tsx";
import { Banners } from "./banners.tsx";
import { StoryBar } from "./bar/story-bar.tsx";
import { Details } from "./details/details.tsx";
import { AppealSwitch } from "./furniture/appeal-switch.tsx";
import { Byline } from "./furniture/byline.tsx";
import { HeadLine } from "./furniture/head-line.tsx";
import { HeadlineField } from "./furniture/headline-field.tsx";
import { LeadPicture, setLeadPicture } from "./furniture/lead-picture.tsx";
import { TextLine } from "./furniture/text-line.tsx";
import type { OpenStory } from "./open-story.ts";
import { isPictureFile, useDeskPictures, useStoryServices } from "./picture-files.ts";
import { MoreFromAuthor } from "./related/more-from-author.tsx";
import { SimilarStories } from "./related/similar-stories.tsx";
import { sameState, storyState, type StoryState } from "./story-state.ts";
import styles from "./story-view.module.css";
import { isTextField } from "./text-field.ts";
import { UndoOffer } from "./undo-offer.tsx";
import { useUndoneChoices } from "./use-undone-choices.ts";
import { useFurniture, useMayWrite, useOpenStory } from "./use-open-story.ts";

export type { StoryState } from "./story-state.ts";

export interface StoryViewProps {
  storyId: string;
  /** Each is called once everything written is on the disk. */
  onExport(): void;
  onPreview(): void;
  onPublish(): void;
  onSchedule(): void;
  onWithdraw(): void;
  /** Stands between bar and story, drawn by whoever shows the story. */
  notes?: ReactElement | undefined;
  /** Told at first and whenever it changes, a few times a second at most. */
  onState(state: StoryState): void;
}

/** The story in the middle of the desk: furniture in the order of the page, and the copy. */
export function StoryView({ storyId, ...doings }: StoryViewProps): ReactElement {
  const opening = useOpenStory(storyId);
  useEffect(() => {
    if (opening.phase !== "opening") firstPictureIsDrawn();
  }, [opening.phase]);
  if (opening.phase === "opening") return <div className={styles.opening} aria-busy="true" />;
  if (opening.phase === "failed") {
    return (
      <div className={styles.failed}>
        <EmptyState title="This story could not be opened" text={sayFailure(opening.error)} />
      </div>
    );
  }
  return <OpenStoryView story={opening.story} {...doings} />;
}

interface OpenStoryViewProps extends Omit<StoryViewProps, "storyId"> {
  story: OpenStory;
}

/** Kept as drawn while the desk around is drawn again: every save is news to its list and tabs. */
const OpenStoryView = memo(function OpenStoryView({
  story,
  onExport,
  onPreview,
  onPublish,
  onSchedule,
  onWithdraw,
  notes,
  onState,
}: OpenStoryViewProps): ReactElement {
  const services = useStoryServices(story);
  const pictures = useDeskPictures();
  const readOnly = !useMayWrite(story);
  useUndoneChoices(story, readOnly);
  const view = useChangeView(story.id);
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = sheet;
    if (current === null || view === "marked") return undefined;
    // What is written then must be seen: it is neither in the original nor, where it goes out, in the final copy.
    const onWriting = (): void => showChanges(story.id, "marked");
    current.addEventListener("beforeinput", onWriting, true);
    return () => current.removeEventListener("beforeinput", onWriting, true);
  }, [story, view]);
  // While its editors still are on the page: afterwards they take nothing in.
  useLayoutEffect(() => () => story.beforeLeaving(), [story]);
  useEffect(
    () =>
      giveHands(story.id, {
        mayWrite: () => story.snapshot().heldElsewhere === undefined,
        furniture: () => story.snapshot().furniture,
        choose: story.choose,
        judge: story.judge,
        activeEditor: services.active.get,
        bodyEditor: story.bodyEditor,
        editors: story.drawn.all,
        flush: story.flush,
      }),
    // Told anew when writing begins or ends here.
    [story, services, readOnly],
  );

  const onDrop = (event: DragEvent): void => {
    if (event.defaultPrevented || readOnly) return;
    const files = [...event.dataTransfer.files];
    // A manuscript is for the desk around, which opens it as a story of its own.
    if (files.every((file) => /\.docx$/i.test(file.name))) return;
    event.preventDefault();
    event.stopPropagation();
    void takePictures(story, files, services.addPicture, event.target);
  };

  return (
    <EditorServicesProvider value={services}>
      <PictureAddressProvider value={pictures}>
        <div className={styles.story} data-show-changes={view}>
          <StoryBar
            story={story}
            onExport={onExport}
            onPreview={onPreview}
            onPublish={onPublish}
            onSchedule={onSchedule}
            onWithdraw={onWithdraw}
          />
          {notes}
          <Banners story={story} />
          <div
            className={styles.scroll}
            onDragOver={(event) => {
              if (event.dataTransfer.types.includes("Files")) event.preventDefault();
            }}
            onDrop={onDrop}
            onPaste={(event) => {
              const files = [...event.clipboardData.files].filter(isPictureFile);
              if (event.defaultPrevented || readOnly || files.length === 0 || isTextField(event.target)) return;
              event.preventDefault();
              void takePictures(story, files, services.addPicture, event.target);
            }}
          >
            <article ref={sheet} className={styles.sheet} aria-label="Story">
              <HeadLine story={story} />
              <HeadlineField story={story} />
              <Standfirst story={story} />
              <Byline story={story} />
              <LeadPicture story={story} />
              <Copy story={story} />
              <Later>
                <AppealSwitch story={story} />
                <MoreFromAuthor story={story} />
                <SimilarStories story={story} />
                <Details story={story} />
              </Later>
            </article>
          </div>
          <UndoOffer story={story} />
          <StateReport story={story} onState={onState} />
        </div>
      </PictureAddressProvider>
    </EditorServicesProvider>
  );
});

function Standfirst({ story }: { story: OpenStory }): ReactElement {
  const standfirst = useFurniture(story, "standfirst");
  return (
    <LineEditor
      label="Standfirst"
      value={standfirst}
      editable={useMayWrite(story)}
      className={styles.standfirst}
      onChange={(line) => story.write({ standfirst: line })}
    />
  );
}

function Copy({ story }: { story: OpenStory }): ReactElement {
  const dateline = useFurniture(story, "dateline");
  const access = useFurniture(story, "access");
  const editable = useMayWrite(story);
  const [body] = useState(story.body);
  return (
    <div className={styles.copy}>
      <TextLine
        label="Dateline"
        value={dateline}
        longest={200}
        editable={editable}
        className={styles.dateline}
        onChange={(value) => story.write({ dateline: value })}
      />
      <BodyEditor body={body} editable={editable} access={access} onReady={story.bodyIsReady} />
    </div>
  );
}

/** The first picture goes to the head of a story that has none, the others into the copy. */
async function takePictures(
  story: OpenStory,
  files: readonly File[],
  addPicture: (file: File) => Promise<string | undefined>,
  target: EventTarget,
): Promise<void> {
  const onLead = target instanceof Element && target.closest("[data-lead-picture]") !== null;
  const [first, ...rest] = files;
  const toLead = onLead || story.snapshot().furniture.leadPicture === undefined;
  if (toLead && first !== undefined) {
    const pictureId = await addPicture(first);
    if (pictureId !== undefined) setLeadPicture(story, pictureId);
  }
  const others = toLead ? rest : files;
  const editor = story.bodyEditor();
  if (editor !== undefined && others.length > 0) await insertPictures(editor, others, addPicture);
}

interface StateReportProps {
  story: OpenStory;
  onState(state: StoryState): void;
}

/** Past React: what it reports changes with every save, and nothing here is drawn for it. */
function StateReport({ story, onState }: StateReportProps): undefined {
  const latest = useRef(onState);
  useEffect(() => {
    latest.current = onState;
  });
  useEffect(() => {
    let reported: StoryState | undefined;
    const report = (): void => {
      const state = storyState(story.snapshot());
      if (reported !== undefined && sameState(state, reported)) return;
      reported = state;
      latest.current(state);
    };
    report();
    return story.subscribe(report);
  }, [story]);
}
