import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { randomBytes } from "node:crypto";

/** Why nobody can be let in by password here; undefined when somebody can: such a user is one of the machine's. */
export const noPasswordUser =
  process.getuid?.() === 0 && ["/usr/sbin/useradd", "/usr/sbin/chpasswd"].every(existsSync)
    ? undefined
    : "only root can add a user who logs in with a password";

export interface PasswordUser {
  userName: string;
  password: string;
  remove(): void;
}

/** Somebody for this test alone, who may log in and has no shell. */
export function addPasswordUser(): PasswordUser {
  const userName = `sf-${randomBytes(4).toString("hex")}`;
  const password = randomBytes(12).toString("base64url");
  execFileSync("useradd", ["--no-create-home", "--home-dir", "/", "--shell", "/usr/sbin/nologin", userName]);
  execFileSync("chpasswd", { input: `${userName}:${password}` });
  return { userName, password, remove: () => void spawnSync("userdel", [userName]) };
}
