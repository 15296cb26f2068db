import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import type { Comment } from "../../../shared/model/comment.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { shortTime } from "../../ui/times.ts";
import styles from "./comments-panel.module.css";
import { jumpTo } from "./jump.ts";
import { MentionArea } from "./mention-area.tsx";
import { partsOf } from "./mentions.ts";
import { usePeople, type CommentDeeds } from "./use-comments.ts";

interface CommentItemProps {
  comment: Comment;
  deeds: CommentDeeds;
  /** Somebody clicked on its words. */
  isAsked: boolean;
}

export function CommentItem({ comment, deeds, isAsked }: CommentItemProps): ReactElement {
  const { id, author, at, text, replies, resolved, isGone } = comment;
  const item = useRef<HTMLLIElement>(null);
  const [isReplying, setIsReplying] = useState(false);
  const [reply, setReply] = useState("");
  useEffect(() => {
    if (isAsked) item.current?.scrollIntoView({ block: "nearest" });
  }, [isAsked]);
  const send = (): void => {
    if (reply.trim() === "" || deeds.isBusy) return;
    void deeds.reply(id, reply.trim()).then((isDone) => {
      if (!isDone) return;
      setReply("");
      setIsReplying(false);
    });
  };
  return (
    <li ref={item} className={classNames(styles.comment, isAsked && styles.asked)}>
      <About comment={comment} />
      <Said author={author} at={at} text={text} />
      {isGone && <p className={styles.gone}>What this was about is no longer in the story.</p>}
      {replies.map((each) => (
        <div key={each.id} className={styles.reply}>
          <Said author={each.author} at={each.at} text={each.text} />
        </div>
      ))}
      {resolved !== undefined && <Resolved {...resolved} />}
      {isReplying ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <MentionArea label="Your reply" value={reply} onChange={setReply} onSend={send} onCancel={() => setIsReplying(false)} />
          <div className={styles.buttons}>
            <Button size="small" tone="primary" type="submit" disabled={reply.trim() === "" || deeds.isBusy}>
              Reply
            </Button>
            <Button size="small" onClick={() => setIsReplying(false)}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setIsReplying(true)}>
            Reply
          </Button>
          {resolved === undefined ? (
            <Button size="small" disabled={deeds.isBusy} onClick={() => deeds.resolve(id)}>
              Resolve
            </Button>
          ) : (
            <Button size="small" disabled={deeds.isBusy} onClick={() => deeds.reopen(id)}>
              Reopen
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** The words as they stand now, as a way to them; where they are gone, as they were. */
function About({ comment }: { comment: Comment }): ReactElement | undefined {
  const { picturesAt } = useReadyDesk();
  const { anchor, words, isGone } = comment;
  if (anchor.kind === "story") return undefined;
  if (anchor.kind === "picture") {
    const picture = <img src={`${picturesAt}/${anchor.pictureId}/480`} alt="" className={styles.picture} />;
    if (isGone) return picture;
    return (
      <button type="button" className={styles.jump} aria-label="Go to the picture" onClick={() => jumpTo(comment)}>
        {picture}
      </button>
    );
  }
  if (isGone) return <blockquote className={classNames(styles.quotation, styles.lost)}>{anchor.quotation}</blockquote>;
  if (words === undefined) {
    return (
      <>
        <blockquote className={styles.quotation}>{anchor.quotation}</blockquote>
        <p className={styles.gone}>Marked in the copy as soon as the window that writes in it has these words.</p>
      </>
    );
  }
  return (
    <button
      type="button"
      className={classNames(styles.jump, styles.quotation)}
      title="Go to these words"
      onClick={() => jumpTo(comment)}
    >
      {words}
    </button>
  );
}

function Said({ author, at, text }: { author: string; at: string; text: string }): ReactElement {
  const { paper } = useReadyDesk();
  const people = usePeople();
  return (
    <>
      <p className={styles.who}>
        <strong>{author}</strong> {shortTime(at, paper.timeZone)}
      </p>
      <p className={styles.text}>
        {partsOf(text, people).map((part) =>
          part.isName ? (
            <span key={part.at} className={styles.name}>
              {part.text}
            </span>
          ) : (
            part.text
          ),
        )}
      </p>
    </>
  );
}

function Resolved({ by, at }: { by: string; at: string }): ReactElement {
  const { paper } = useReadyDesk();
  return (
    <p className={styles.resolved}>
      Resolved by {by}, {shortTime(at, paper.timeZone)}
    </p>
  );
}
