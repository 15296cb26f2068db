import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { MarkedBody } from "../../shared/model/copy.ts";
import type { WorkingFurniture } from "../../shared/model/story.ts";

/** A story as its row on the disk has it. */
export interface StoryOnDisk {
  id: string;
  status: string;
  revision: number;
  furniture: WorkingFurniture;
  body: MarkedBody;
}

/** What lies in a data folder, read past the desk: the file itself, and the site. */
export class DataFolder {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  get siteFolder(): string {
    return path.join(this.folder, "site");
  }

  stories(): StoryOnDisk[] {
    const database = new DatabaseSync(path.join(this.folder, "desk.sqlite"), { readOnly: true });
    try {
      database.exec("PRAGMA busy_timeout = 2000");
      return database
        .prepare("SELECT id, status, revision, furniture, body FROM stories ORDER BY number")
        .all()
        .map((row) => ({
          id: String(row["id"]),
          status: String(row["status"]),
          revision: Number(row["revision"]),
          furniture: JSON.parse(String(row["furniture"])) as WorkingFurniture,
          body: JSON.parse(String(row["body"])) as MarkedBody,
        }));
    } finally {
      database.close();
    }
  }

  story(id: string): StoryOnDisk {
    const story = this.stories().find((candidate) => candidate.id === id);
    if (story === undefined) throw new Error(`no story ${id} on the disk`);
    return story;
  }

  /** SQLite's own opinion of the file: "ok", or what is wrong. */
  integrity(): string {
    const database = new DatabaseSync(path.join(this.folder, "desk.sqlite"), { readOnly: true });
    try {
      return String(database.prepare("PRAGMA integrity_check").get()?.["integrity_check"]);
    } finally {
      database.close();
    }
  }

  /** A copy as the desk makes one a day, under the name it gives them. */
  makeBackup(): void {
    const folder = path.join(this.folder, "backups");
    mkdirSync(folder, { recursive: true });
    const name = `desk-${new Date().toISOString().replaceAll(/[:.]/g, "-")}.sqlite`;
    const database = new DatabaseSync(path.join(this.folder, "desk.sqlite"), { readOnly: true });
    try {
      database.prepare("VACUUM INTO ?").run(path.join(folder, name));
    } finally {
      database.close();
    }
  }

  /** Every file of the published site, by its path below the site folder. */
  siteFiles(): Map<string, Buffer> {
    return existsSync(this.siteFolder) ? filesUnder(this.siteFolder) : new Map();
  }

  /** Every file of the desk, the site's too where it lies here, by its path below the data folder. */
  allFiles(): Map<string, Buffer> {
    return filesUnder(this.folder);
  }
}

/** A folder may be reached through a link that publishing swaps: it is followed once. */
function filesUnder(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, full), readFileSync(full)];
    }),
  );
}

/** The words of a body, one string a block. */
export function wordsOf(body: MarkedBody): string[] {
  return body.map((block) => textOf(block));
}

function textOf(node: unknown): string {
  if (typeof node !== "object" || node === null) return "";
  const { text, children, type } = node as { text?: unknown; children?: unknown; type?: unknown };
  if (typeof text === "string") return text;
  if (type === "linebreak") return "\n";
  return Array.isArray(children) ? children.map(textOf).join("") : "";
}
