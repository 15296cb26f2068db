import type { ReactElement } from "react";
import type { Status } from "../../shared/model/status.ts";
import { classNames } from "./class-names.ts";
import styles from "./status-mark.module.css";

/** The word for one story, and for a list of them. */
export const STATUS_WORDS: Readonly<Record<Status, { one: string; many: string }>> = {
  draft: { one: "Draft", many: "Drafts" },
  filed: { one: "Filed", many: "Filed" },
  subbing: { one: "Subbing", many: "Subbing" },
  revise: { one: "Revise", many: "Revise" },
  ready: { one: "Ready", many: "Ready" },
  scheduled: { one: "Scheduled", many: "Scheduled" },
  published: { one: "Published", many: "Published" },
  withdrawn: { one: "Withdrawn", many: "Withdrawn" },
  spiked: { one: "Spiked", many: "Spiked" },
};

/** The dot of a status. Its word always stands beside it. */
export function StatusDot({ status }: { status: Status }): ReactElement {
  return <span aria-hidden="true" className={classNames(styles.dot, styles[status])} />;
}

/** Word on the wash of its colour, as at the head of a story. */
export function StatusBadge({ status }: { status: Status }): ReactElement {
  return <span className={classNames(styles.badge, styles[status])}>{STATUS_WORDS[status].one}</span>;
}
