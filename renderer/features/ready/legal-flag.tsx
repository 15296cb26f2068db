import { Scale } from "lucide-react";
import { useState } from "react";
import type { ReactElement } from "react";
import type { Legal } from "../../../shared/contract/readiness.ts";
import { rightToSignOff } from "../../../shared/model/rights.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import { usePanelWish } from "../../client/panel-wish.ts";
import type { ReadinessDeeds } from "../../client/use-readiness.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { shortTime } from "../../ui/times.ts";
import styles from "./ready-section.module.css";

interface LegalFlagProps {
  legal: Legal | undefined;
  deeds: ReadinessDeeds;
}

/** Whether a lawyer must read the story, and who has. While nobody has, it goes nowhere. */
export function LegalFlag({ legal, deeds }: LegalFlagProps): ReactElement {
  const { profile, paper } = useReadyDesk();
  const [asks, setAsks] = useState<"reason" | "reader" | undefined>(undefined);
  const notice = useNotice();
  const right = rightToSignOff(profile.role);
  usePanelWish("sign-off", true, () => {
    if (right.may === "never") notice.say(right.reason);
    else if (legal === undefined) notice.say("Nobody has asked for a lawyer to read this story.");
    else if (legal.signedOff === undefined) setAsks("reader");
    else notice.say(`It is signed off: ${legal.signedOff.readBy} has read it. Ask again if it must be read once more.`);
  });
  const close = (isDone: boolean): void => {
    if (isDone) setAsks(undefined);
  };
  if (asks === "reason") {
    return (
      <Question
        label="What should the lawyer look at?"
        button="Needs a lawyer"
        mayBeEmpty
        onAnswer={(reason) => void deeds.needLawyer(reason).then(close)}
        onClose={() => setAsks(undefined)}
      />
    );
  }
  if (asks === "reader") {
    return (
      <Question
        label="Who has read it?"
        button="Sign off legal"
        onAnswer={(readBy) => void deeds.signOff(readBy).then(close)}
        onClose={() => setAsks(undefined)}
      />
    );
  }
  if (legal === undefined) {
    return (
      <div className={styles.legal}>
        <Button icon={<Scale size={14} />} onClick={() => setAsks("reason")}>
          Needs a lawyer
        </Button>
      </div>
    );
  }
  const { askedBy, askedAt, reason, signedOff } = legal;
  if (signedOff === undefined) {
    return (
      <div className={styles.flag}>
        <p className={styles.what}>
          <Scale size={15} aria-hidden="true" />
          Needs a lawyer. It cannot be published or scheduled.
        </p>
        {reason !== "" && <p className={styles.reason}>{reason}</p>}
        <p className={styles.by}>
          {askedBy}, {shortTime(askedAt, paper.timeZone)}
          {right.may === "never" && `. ${right.reason}`}
        </p>
        {right.may !== "never" && (
          <div className={styles.buttons}>
            <Button tone="primary" disabled={deeds.isBusy} onClick={() => setAsks("reader")}>
              Sign off legal
            </Button>
            <Button disabled={deeds.isBusy} onClick={deeds.noLawyer}>
              Needs none
            </Button>
          </div>
        )}
      </div>
    );
  }
  const { readBy, by, at, changedSince } = signedOff;
  return (
    <div className={changedSince ? styles.changed : styles.signed}>
      <p className={styles.what}>
        <Scale size={15} aria-hidden="true" />
        {changedSince ? `Changed since ${readBy} read it.` : `Read by ${readBy}, as it stands.`}
      </p>
      <p className={styles.by}>
        Signed off by {by}, {shortTime(at, paper.timeZone)}
      </p>
      <Button size="small" disabled={deeds.isBusy} onClick={() => setAsks("reason")}>
        Ask again
      </Button>
    </div>
  );
}

interface QuestionProps {
  label: string;
  button: string;
  mayBeEmpty?: boolean;
  onAnswer(text: string): void;
  onClose(): void;
}

function Question({ label, button, mayBeEmpty = false, onAnswer, onClose }: QuestionProps): ReactElement {
  const [text, setText] = useState("");
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (mayBeEmpty || text.trim() !== "") onAnswer(text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <Field label={label} autoFocus maxLength={2000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <div className={styles.buttons}>
        <Button tone="primary" type="submit" disabled={!mayBeEmpty && text.trim() === ""}>
          {button}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
