import { MessageSquarePlus } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { ReactElement } from "react";
import type { WorkingStory } from "../../../shared/model/story.ts";
import { commentWish, commentWishIsDone, onCommentWish } from "../../client/comment-wish.ts";
import { sayFailure } from "../../client/notices.tsx";
import { handsOf } from "../../client/story-hands.ts";
import { useLiveStory } from "../../client/use-live-story.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/field.tsx";
import { Switch } from "../../ui/switch.tsx";
import { CommentItem } from "./comment-item.tsx";
import { selectedTarget, type CommentTarget } from "./comment-target.ts";
import styles from "./comments-panel.module.css";
import { MentionArea } from "./mention-area.tsx";
import { useCommentDeeds, useComments, type CommentDeeds } from "./use-comments.ts";

/** What is said of the story beside its copy. Never part of any output. */
export function CommentsPanel({ storyId }: { storyId: string }): ReactElement {
  const { data: comments, error, refetch } = useComments(storyId);
  const deeds = useCommentDeeds(storyId);
  const wish = useSyncExternalStore(onCommentWish, commentWish);
  const [target, setTarget] = useState<CommentTarget | undefined>(undefined);
  const [withResolved, setWithResolved] = useState(false);
  const asked = wish?.kind === "show" ? wish.ids : [];
  useEffect(() => {
    if (wish?.kind !== "write") return;
    setTarget(selectedTarget(handsOf(storyId)));
    commentWishIsDone();
  }, [storyId, wish]);

  const resolved = comments?.filter((comment) => comment.resolved !== undefined).length ?? 0;
  const shown = comments?.filter((comment) => withResolved || comment.resolved === undefined || asked.includes(comment.id)) ?? [];
  return (
    <section aria-label="Comments" className={styles.panel}>
      {target === undefined ? (
        <div>
          <Button icon={<MessageSquarePlus size={14} />} onClick={() => setTarget(selectedTarget(handsOf(storyId)))}>
            Comment
          </Button>
        </div>
      ) : (
        <Composer storyId={storyId} first={target} deeds={deeds} onClose={() => setTarget(undefined)} />
      )}
      {comments === undefined && error !== null && (
        <div role="alert" className={styles.failure}>
          <p>{sayFailure(error)}</p>
          <Button onClick={() => void refetch()}>Read them again</Button>
        </div>
      )}
      {resolved > 0 && <Switch label={`Show resolved (${resolved})`} checked={withResolved} onChange={setWithResolved} />}
      {comments !== undefined && shown.length === 0 && target === undefined && (
        <EmptyState
          title={resolved > 0 ? "Nothing open" : "No comment yet"}
          text="Select some words, a picture or nothing, and press Comment. Readers never see it."
        />
      )}
      <ul role="list" className={styles.list} aria-label="Comments on this story">
        {shown.map((comment) => (
          <CommentItem key={comment.id} comment={comment} deeds={deeds} isAsked={asked.includes(comment.id)} />
        ))}
      </ul>
    </section>
  );
}

interface ComposerProps {
  storyId: string;
  first: CommentTarget;
  deeds: CommentDeeds;
  onClose(): void;
}

const WORDS = "words";
const WHOLE = "";

function Composer({ storyId, first, deeds, onClose }: ComposerProps): ReactElement {
  const [text, setText] = useState("");
  const [about, setAbout] = useState(
    first.anchor.kind === "words" ? WORDS : first.anchor.kind === "picture" ? first.anchor.pictureId : WHOLE,
  );
  const pictures = useLiveStory(storyId, picturesOf) ?? [];
  const target = (): CommentTarget => {
    if (about === WORDS) return first;
    return { anchor: about === WHOLE ? { kind: "story" } : { kind: "picture", pictureId: about } };
  };
  const send = (): void => {
    if (text.trim() === "" || deeds.isBusy) return;
    void deeds.add(target(), text.trim()).then((isDone) => {
      if (isDone) onClose();
    });
  };
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {first.anchor.kind === "words" && about === WORDS && (
        <blockquote className={styles.quotation}>{first.anchor.quotation}</blockquote>
      )}
      <Select
        label="About"
        value={about}
        emptyChoice="The whole story"
        choices={[...(first.anchor.kind === "words" ? [{ value: WORDS, label: "The selected words" }] : []), ...pictures]}
        onChange={(event) => setAbout(event.currentTarget.value)}
      />
      <MentionArea label="Your comment" value={text} onChange={setText} onSend={send} onCancel={onClose} />
      <div className={styles.buttons}>
        <Button tone="primary" type="submit" disabled={text.trim() === "" || deeds.isBusy}>
          Comment
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

function picturesOf({ leadPicture, body }: Pick<WorkingStory, "leadPicture" | "body">): { value: string; label: string }[] {
  const inBody = body.flatMap((block) => (block.type === "picture" ? block.pictureId : []));
  const all = [
    ...(leadPicture === undefined ? [] : [{ value: leadPicture.pictureId, label: "The lead picture" }]),
    ...inBody.map((value, at) => ({ value, label: `Picture ${at + 1} in the copy` })),
  ];
  return all.filter(({ value }, at) => all.findIndex((other) => other.value === value) === at);
}
