import type { TargetSettings } from "../../../../shared/model/target.ts";

/** Where a target's secret goes, so that it never goes anywhere else: host, port and scheme, or host key. */
function doorOf(settings: TargetSettings): string {
  switch (settings.kind) {
    case "folder":
      return "";
    case "sftp":
      return `${settings.host.toLowerCase()} ${settings.port} ${settings.hostKey}`;
    default:
      return new URL(settings.address).origin;
  }
}

/** Whether both settings lead to the same server: only then is a secret of the one good for the other. */
export function isSameServer(one: TargetSettings, other: TargetSettings): boolean {
  return one.kind === other.kind && doorOf(one) === doorOf(other);
}

/** Whether both are the same site on that server: only then do ids of the one hold for the other. */
export function isSameSite(one: TargetSettings, other: TargetSettings): boolean {
  if (!isSameServer(one, other)) return false;
  const pathOf = (settings: TargetSettings): string =>
    settings.kind === "sftp"
      ? settings.folder
      : "address" in settings
        ? new URL(settings.address).pathname.replace(/\/+$/, "")
        : "";
  return pathOf(one) === pathOf(other);
}
