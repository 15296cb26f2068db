import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactElement } from "react";
import type { BlockRow, FieldRow, PictureChange, Piece, Redline } from "../../../shared/model/redline.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import styles from "./redline-view.module.css";

export interface RestoreParts {
  isBusy: boolean;
  field(row: FieldRow): void;
  block(row: BlockRow): void;
  pictureWords(row: BlockRow): void;
}

interface RedlineViewProps {
  redline: Redline;
  /** Also blocks that stayed as they were. */
  isWhole: boolean;
  /** Offered where the newer side is the story as it stands. */
  restore: RestoreParts | undefined;
}

const KIND: Readonly<Record<BlockRow["type"], string>> = {
  paragraph: "paragraph",
  heading: "crosshead",
  quote: "quote",
  list: "list",
  picture: "picture",
  cut: "cut",
};

/** Furniture that differs, then the copy, with what went struck out and what came underlined. */
export function RedlineView({ redline, isWhole, restore }: RedlineViewProps): ReactElement {
  const rows = isWhole ? redline.blocks : redline.blocks.filter(({ kind }) => kind !== "same");
  if (redline.fields.length === 0 && rows.length === 0)
    return <EmptyState title="Nothing differs" text="Every field, paragraph and picture is the same in both." />;
  return (
    <div className={styles.redline}>
      {redline.fields.map((row) => (
        <section key={row.field} className={styles.row} aria-label={row.name}>
          <header className={styles.head}>
            <h3 className={styles.name}>{row.name}</h3>
            {restore !== undefined && (
              <Button
                size="small"
                disabled={restore.isBusy}
                aria-label={`Restore ${lowered(row.name)}`}
                onClick={() => restore.field(row)}
              >
                Restore
              </Button>
            )}
          </header>
          {row.picture === undefined ? <Pieces pieces={row.pieces} /> : <PictureWords picture={row.picture} />}
        </section>
      ))}
      {rows.map((row) => (
        <Block key={`${row.kind} ${row.before ?? ""} ${row.after ?? ""}`} row={row} restore={restore} />
      ))}
    </div>
  );
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function Block({ row, restore }: { row: BlockRow; restore: RestoreParts | undefined }): ReactElement {
  const { kind, type, typeBefore, before, after, picture } = row;
  const what = KIND[type];
  const place = (kind === "removed" || kind === "left" ? before : after) ?? 0;
  const title = titleOf(row);
  const canRestore = restore !== undefined && kind !== "same" && kind !== "left" && hasChange(row);
  const isCaptionOnly = picture !== undefined && picture.before === picture.after && kind !== "added" && kind !== "removed";
  return (
    <section className={styles.row} data-kind={kind} aria-label={`${title}, ${what} ${place + 1}`}>
      {(title !== "" || canRestore) && (
        <header className={styles.head}>
          <h3 className={styles.name}>
            {kind === "moved" && <Arrow from={before} to={after} />}
            {title}
          </h3>
          {canRestore && (
            <Button
              size="small"
              disabled={restore.isBusy}
              aria-label={
                isCaptionOnly
                  ? `Restore caption ${place + 1}`
                  : kind === "added"
                    ? `Take out ${what} ${place + 1}`
                    : `Restore ${what} ${place + 1}`
              }
              onClick={() => (isCaptionOnly ? restore.pictureWords(row) : restore.block(row))}
            >
              {kind === "added" ? "Take out" : "Restore"}
            </Button>
          )}
        </header>
      )}
      {typeBefore !== undefined && (
        <p className={styles.note}>
          Was a {KIND[typeBefore]}, is a {what}.
        </p>
      )}
      {picture === undefined ? <Pieces pieces={row.pieces} type={type} /> : <PictureWords picture={picture} />}
      {kind === "changed" && typeBefore === undefined && !hasVisibleChange(row) && (
        <p className={styles.note}>Only its layout changed.</p>
      )}
    </section>
  );
}

/** A block that was moved and nothing else has nothing to bring back here. */
function hasChange(row: BlockRow): boolean {
  return row.kind !== "moved" || row.typeBefore !== undefined || hasVisibleChange(row);
}

function hasVisibleChange({ pieces, picture }: BlockRow): boolean {
  const all = picture === undefined ? pieces : [...picture.caption, ...picture.credit, ...picture.alt];
  return picture?.before !== picture?.after || all.some(({ kind }) => kind !== "same");
}

function titleOf({ kind, type, before, after }: BlockRow): string {
  const what = KIND[type].charAt(0).toUpperCase() + KIND[type].slice(1);
  switch (kind) {
    case "same":
      return "";
    case "changed":
      return `${what} changed`;
    case "added":
      return `${what} added`;
    case "removed":
      return `${what} taken out`;
    case "moved":
      return `${what} moved here, ${(before ?? 0) < (after ?? 0) ? "down" : "up"} from place ${(before ?? 0) + 1}`;
    case "left":
      return `${what} moved from here to place ${(after ?? 0) + 1}`;
  }
}

function Arrow({ from = 0, to = 0 }: { from: number | undefined; to: number | undefined }): ReactElement {
  return from < to ? <ArrowDown size={13} aria-hidden="true" /> : <ArrowUp size={13} aria-hidden="true" />;
}

function PictureWords({ picture }: { picture: PictureChange }): ReactElement {
  const { picturesAt } = useReadyDesk();
  const { before, after, caption, credit, alt } = picture;
  const shown = [...new Set([before, after])].filter((id) => id !== undefined);
  return (
    <div className={styles.picture}>
      <div className={styles.pictures}>
        {shown.map((id) => (
          <figure key={id} data-kind={before === after ? "same" : id === before ? "removed" : "added"}>
            <img src={`${picturesAt}/${id}/480`} alt="" />
            {before !== after && <figcaption>{id === before ? "Before" : "Now"}</figcaption>}
          </figure>
        ))}
      </div>
      <dl className={styles.words}>
        {[
          { name: "Caption", pieces: caption },
          { name: "Credit", pieces: credit },
          { name: "Alt text", pieces: alt },
        ].map(({ name, pieces }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{pieces.length === 0 ? "–" : <Pieces pieces={pieces} />}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Pieces({ pieces, type = "paragraph" }: { pieces: readonly Piece[]; type?: BlockRow["type"] }): ReactElement {
  return (
    <p className={styles.pieces} data-type={type}>
      {placed(pieces).map(({ from, piece }) => (
        <PieceText key={`${from} ${piece.kind}`} piece={piece} />
      ))}
    </p>
  );
}

/** Each piece with where it begins. */
function placed(pieces: readonly Piece[]): { from: number; piece: Piece }[] {
  let at = 0;
  return pieces.map((piece) => {
    const from = at;
    at += piece.text.length;
    return { from, piece };
  });
}

function PieceText({ piece }: { piece: Piece }): ReactElement {
  const { kind, text, bold, italic, link } = piece;
  let words = <>{text}</>;
  if (bold === true) words = <strong>{words}</strong>;
  if (italic === true) words = <em>{words}</em>;
  if (link !== undefined)
    words = (
      <span className={styles.link} title={link}>
        {words}
      </span>
    );
  if (kind === "removed") return <del className={styles.removed}>{words}</del>;
  if (kind === "added") return <ins className={styles.added}>{words}</ins>;
  return words;
}
