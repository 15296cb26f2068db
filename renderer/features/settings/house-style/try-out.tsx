import { useState } from "react";
import type { ReactElement } from "react";
import type { TriedOut } from "../../../../shared/style/house-style.ts";
import type { RuleEntry } from "../../../../shared/style/rule-file.ts";
import { TextArea } from "../../../ui/field.tsx";
import { Group } from "../settings-page.tsx";
import styles from "./house-style.module.css";
import { useTryOut } from "./use-house-style.ts";

/** What a rule finds in a text, while either is written. */
export function TryOut({ rule }: { rule: RuleEntry | undefined }): ReactElement {
  const [text, setText] = useState("");
  const { result, failure } = useTryOut(rule, text);
  return (
    <Group title="Try it out">
      <TextArea
        label="A text to try it on"
        rows={3}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="status" aria-label="What it finds" className={styles.tried}>
        {rule === undefined && <p className={styles.quiet}>Once the rule has a name, words to find, a reason and examples.</p>}
        {failure !== undefined && <p className={styles.fault}>{failure}</p>}
        {result !== undefined && <Result text={text} result={result} />}
      </div>
    </Group>
  );
}

function Result({ text, result: { found, fault } }: { text: string; result: TriedOut }): ReactElement {
  return (
    <>
      <p className={fault === undefined ? styles.sound : styles.fault}>
        {fault === undefined ? "Its own examples hold." : `It would not be used: ${fault}`}
      </p>
      {text !== "" && (
        <p className={styles.quiet}>
          {found.length === 0 ? "It finds nothing in the text." : `It finds ${found.length}: `}
          {found.map(({ start, end, replacements: [first] }) => (
            <span key={start} className={styles.match}>
              <del>{text.slice(start, end)}</del>
              {first !== undefined && <ins>{first}</ins>}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
