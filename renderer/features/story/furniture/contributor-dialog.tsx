import { useRef, useState, type FormEvent, type ReactElement } from "react";
import { slugFrom } from "../../../../shared/model/slug.ts";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import { useClient, useReadyDesk } from "../../../client/desk-provider.tsx";
import { sayFailure } from "../../../client/notices.tsx";
import { useEditorServices, usePictureAddress } from "../../../editor/editor-services.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { ACCEPTED_PICTURES } from "../picture-files.ts";
import styles from "./contributor-dialog.module.css";

interface ContributorDialogProps {
  contributor: Contributor;
  onClose(): void;
}

/** Name, page, e-mail and picture of somebody whose name stands in a byline. */
export function ContributorDialog({ contributor, onClose }: ContributorDialogProps): ReactElement {
  const client = useClient();
  const { paper } = useReadyDesk();
  const { addPicture } = useEditorServices();
  const pictureAddress = usePictureAddress();
  const [name, setName] = useState(contributor.name);
  const [pageName, setPageName] = useState(contributor.pageName);
  const [email, setEmail] = useState(contributor.email);
  const [pictureId, setPictureId] = useState(contributor.pictureId);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const chooser = useRef<HTMLInputElement>(null);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const picture = pictureId === undefined ? {} : { pictureId };
      await client.contributors.save({
        id: contributor.id,
        name,
        pageName: slugFrom(pageName) || slugFrom(name),
        email,
        ...picture,
      });
      onClose();
    } catch (error) {
      setProblem(sayFailure(error));
    }
  };

  return (
    <Dialog
      title={contributor.name}
      size="small"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form="contributor">
            Save
          </Button>
        </>
      }
    >
      <form id="contributor" className={styles.form} onSubmit={(event) => void save(event)}>
        <Field label="Name" value={name} required maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
        <Field
          label="Page name"
          value={pageName}
          hint={`${paper.baseAddress}by/${slugFrom(pageName) || slugFrom(name)}/`}
          onChange={(event) => setPageName(event.currentTarget.value)}
        />
        <Field label="E-mail" type="email" value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <div className={styles.picture}>
          {pictureId !== undefined && <img src={pictureAddress(pictureId, 480)} alt="" className={styles.face} />}
          <Button onClick={() => chooser.current?.click()}>{pictureId === undefined ? "Add picture" : "Change picture"}</Button>
          <input
            ref={chooser}
            type="file"
            accept={ACCEPTED_PICTURES}
            tabIndex={-1}
            aria-label="Picture file"
            className="visually-hidden"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file !== undefined) void addPicture(file).then((id) => id !== undefined && setPictureId(id));
            }}
          />
        </div>
        {problem !== undefined && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
