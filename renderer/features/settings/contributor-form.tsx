import { useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import type { Contributor } from "../../../shared/model/contributor.ts";
import { PICTURE_ACCEPT } from "../../ui/picture-accept.ts";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import styles from "./contributors-page.module.css";

interface ContributorFormProps {
  /** Undefined: somebody new. */
  contributor: Contributor | undefined;
  onDone(): void;
}

interface Problems {
  name?: string;
  pageName?: string;
  email?: string;
}

export function ContributorForm({ contributor, onDone }: ContributorFormProps): ReactElement {
  const client = useClient();
  const { picturesAt } = useReadyDesk();
  const [name, setName] = useState(contributor?.name ?? "");
  const [pageName, setPageName] = useState(contributor?.pageName ?? "");
  const [email, setEmail] = useState(contributor?.email ?? "");
  const [pictureId, setPictureId] = useState(contributor?.pictureId);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  async function attempt(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(sayFailure(error));
    } finally {
      setBusy(false);
    }
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    const found = problemsOf(name, pageName, email);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    void attempt(async () => {
      await client.contributors.save({
        ...(contributor === undefined ? {} : { id: contributor.id }),
        name: name.trim(),
        ...(pageName === "" ? {} : { pageName }),
        email: email.trim(),
        ...(pictureId === undefined ? {} : { pictureId }),
      });
      onDone();
    });
  }

  return (
    <form className={styles.form} onSubmit={save} noValidate aria-label={contributor?.name ?? "New contributor"}>
      <Field
        label="Name"
        autoFocus
        maxLength={200}
        value={name}
        problem={problems.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Field
        label="Page name"
        maxLength={120}
        spellCheck={false}
        hint="The end of the page's address: /by/…/. Empty: made from the name."
        value={pageName}
        problem={problems.pageName}
        onChange={(event) => setPageName(event.currentTarget.value.toLowerCase())}
      />
      <Field
        label="E-mail"
        type="email"
        value={email}
        problem={problems.email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <div className={styles.line}>
        {pictureId !== undefined && <img className={styles.face} src={`${picturesAt}/${pictureId}/480`} alt="" />}
        <Button size="small" onClick={() => file.current?.click()}>
          {pictureId === undefined ? "Add a picture" : "Another picture"}
        </Button>
        {pictureId !== undefined && (
          <Button size="small" tone="quiet" onClick={() => setPictureId(undefined)}>
            Remove the picture
          </Button>
        )}
        <input
          ref={file}
          type="file"
          accept={PICTURE_ACCEPT}
          tabIndex={-1}
          aria-label="Picture file"
          className="visually-hidden"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (chosen === undefined) return;
            void attempt(async () => setPictureId((await client.pictures.add({ file: chosen })).id));
          }}
        />
      </div>
      <p role="alert" className={styles.failure}>
        {failure}
      </p>
      <div className={styles.line}>
        <Button type="submit" tone="primary" disabled={busy}>
          Save contributor
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

function problemsOf(name: string, pageName: string, email: string): Problems {
  const isSlug = pageName === "" || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(pageName);
  const isEmail = email.trim() === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
  return {
    ...(name.trim() === "" ? { name: "A contributor needs a name." } : {}),
    ...(isSlug ? {} : { pageName: "Small letters, figures and single hyphens only." }),
    ...(isEmail ? {} : { email: "An address like desk@example.org, or none." }),
  };
}
