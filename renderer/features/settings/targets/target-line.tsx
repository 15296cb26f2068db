import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import type { ReactElement } from "react";
import type { DeskTarget, TargetSettings } from "../../../../shared/model/target.ts";
import { useClient } from "../../../client/desk-provider.tsx";
import { useNotice } from "../../../client/notices.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useFocusOnceOpen } from "../../../ui/use-focus-once-open.ts";
import { KIND_NAMES } from "./target-draft.ts";
import styles from "./targets.module.css";

const SECRET_WORDS: Readonly<Record<Exclude<DeskTarget["secret"], "none needed">, string>> = {
  set: "Secret set",
  "not set": "Secret not set",
  locked: "Secret locked",
};

function placeOf(settings: TargetSettings): string {
  if (settings.kind === "sftp") return `${settings.host}:${settings.folder}`;
  return "address" in settings ? settings.address : "";
}

interface TargetLineProps {
  target: DeskTarget;
  /** All of them, in their order. */
  targets: readonly DeskTarget[];
  onEdit(): void;
}

export function TargetLine({ target, targets, onEdit }: TargetLineProps): ReactElement {
  const client = useClient();
  const notice = useNotice();
  const [isRemoving, setIsRemoving] = useState(false);
  const { id, name, settings, secret } = target;
  const own = targets.filter((each) => each.settings.kind !== "folder").map((each) => each.id);
  const place = own.indexOf(id);

  async function move(by: 1 | -1): Promise<void> {
    const ids = own.toSpliced(place, 1).toSpliced(place + by, 0, id);
    await client.targets.arrange({ ids }).catch(notice.fail);
  }

  async function remove(): Promise<void> {
    try {
      await client.targets.remove({ id });
      notice.say(`${name} is removed. What stands on the site stays there.`, "done");
    } catch (error) {
      notice.fail(error);
    }
    setIsRemoving(false);
  }

  return (
    <div className={styles.line}>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>
          {[KIND_NAMES[settings.kind], placeOf(settings)].filter((fact) => fact !== "").join(" · ")}
        </span>
      </span>
      {secret !== "none needed" && (
        <span className={styles.state} data-secret={secret}>
          {SECRET_WORDS[secret]}
        </span>
      )}
      {settings.kind !== "folder" && (
        <span className={styles.tools}>
          {own.length > 1 && (
            <>
              <IconButton
                label={`Move ${name} up`}
                icon={<ArrowUp size={14} />}
                disabled={place === 0}
                onClick={() => void move(-1)}
              />
              <IconButton
                label={`Move ${name} down`}
                icon={<ArrowDown size={14} />}
                disabled={place === own.length - 1}
                onClick={() => void move(1)}
              />
            </>
          )}
          <Button size="small" aria-label={`Edit ${name}`} onClick={onEdit}>
            Edit
          </Button>
          <Button size="small" tone="danger" aria-label={`Remove ${name}`} onClick={() => setIsRemoving(true)}>
            Remove
          </Button>
        </span>
      )}
      {isRemoving && <RemoveDialog name={name} onRemove={() => void remove()} onClose={() => setIsRemoving(false)} />}
    </div>
  );
}

interface RemoveDialogProps {
  name: string;
  onRemove(): void;
  onClose(): void;
}

function RemoveDialog({ name, onRemove, onClose }: RemoveDialogProps): ReactElement {
  const first = useFocusOnceOpen<HTMLButtonElement>();
  return (
    <Dialog
      title={`Remove ${name}?`}
      size="small"
      role="alertdialog"
      onClose={onClose}
      foot={
        <>
          <Button ref={first} onClick={onClose}>
            Keep it
          </Button>
          <Button tone="danger" onClick={onRemove}>
            Remove target
          </Button>
        </>
      }
    >
      <p>Nothing more is sent there, and its secret is forgotten. What stands on the site stays there, and receipts are kept.</p>
    </Dialog>
  );
}
