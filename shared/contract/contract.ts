import { archiveContract } from "./archive.ts";
import { checksContract } from "./checks.ts";
import { commentsContract } from "./comments.ts";
import { contributorsContract } from "./contributors.ts";
import { correctionsContract } from "./corrections.ts";
import { deskContract } from "./desk.ts";
import { exportsContract } from "./exports.ts";
import { historyContract } from "./history.ts";
import { manuscriptsContract } from "./manuscripts.ts";
import { paperContract } from "./paper.ts";
import { picturesContract } from "./pictures.ts";
import { publishingContract } from "./publishing.ts";
import { queueContract } from "./queue.ts";
import { readinessContract } from "./readiness.ts";
import { relatedContract } from "./related.ts";
import { scheduleContract } from "./schedule.ts";
import { storiesContract } from "./stories.ts";
import { styleContract } from "./style.ts";
import { targetsContract } from "./targets.ts";
import { vaultContract } from "./vault.ts";

/** Every call and event of the desk, over whichever host carries it. */
export const contract = {
  desk: deskContract,
  stories: storiesContract,
  comments: commentsContract,
  history: historyContract,
  readiness: readinessContract,
  contributors: contributorsContract,
  pictures: picturesContract,
  manuscripts: manuscriptsContract,
  related: relatedContract,
  publishing: publishingContract,
  queue: queueContract,
  corrections: correctionsContract,
  paper: paperContract,
  targets: targetsContract,
  vault: vaultContract,
  exports: exportsContract,
  schedule: scheduleContract,
  archive: archiveContract,
  checks: checksContract,
  style: styleContract,
};
export type Contract = typeof contract;
