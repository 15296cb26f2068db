import { useState } from "react";
import type { ReactElement } from "react";
import type { OpenSuggestion, SuggestionField } from "../../../shared/editor/suggestions/list-suggestions.ts";
import type { Verdict } from "../../../shared/editor/suggestions/settle.ts";
import { LONGEST_REASON } from "../../../shared/model/suggestion-limits.ts";
import { AskForm } from "../../ui/ask-form.tsx";
import { Button } from "../../ui/button.tsx";
import styles from "./changes-panel.module.css";

export const FIELD_WORDS: Readonly<Record<SuggestionField, string>> = {
  body: "Body",
  standfirst: "Standfirst",
  leadCaption: "Caption",
  headline: "Headline",
  kicker: "Kicker",
  dateline: "Dateline",
  searchTitle: "Search title",
  searchDescription: "Search description",
  slug: "Slug",
  leadCredit: "Credit",
  leadAlt: "Alt text",
};

interface ChangeItemProps {
  change: OpenSuggestion;
  /** When it was suggested, ready to be read. */
  when: string;
  onGo(): void;
  onDecide(verdict: Verdict): void;
  onReason(reason: string): void;
}

/** One suggestion: where, what, who and why, and the verdict on it. */
export function ChangeItem({ change, when, onGo, onDecide, onReason }: ChangeItemProps): ReactElement {
  const { author, field, added, removed, changed, moved, reason } = change;
  const [isAsked, setAsked] = useState(false);
  return (
    <li className={styles.change}>
      <button type="button" data-go className={styles.words} onClick={onGo}>
        <span className={styles.field}>{moved ? `${FIELD_WORDS[field]}, moved` : FIELD_WORDS[field]}</span>
        {removed !== "" && <del>{removed}</del>}
        {!moved && added !== "" && <ins>{added}</ins>}
        {changed !== "" && <span>Looks otherwise: {changed}</span>}
      </button>
      <p className={styles.who}>
        <strong>{author}</strong> {when}
      </p>
      {reason !== undefined && !isAsked && <p className={styles.reason}>{reason}</p>}
      <div className={styles.buttons}>
        <Button size="small" onClick={() => onDecide("accept")}>
          Accept
        </Button>
        <Button size="small" onClick={() => onDecide("reject")}>
          Reject
        </Button>
        <Button size="small" tone="quiet" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
          {reason === undefined ? "Say why" : "Change reason"}
        </Button>
      </div>
      {isAsked && (
        <AskForm
          label="Reason"
          first={reason ?? ""}
          maxLength={LONGEST_REASON}
          button="Keep reason"
          mayBeEmpty
          onAnswer={(why) => {
            onReason(why);
            setAsked(false);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </li>
  );
}
