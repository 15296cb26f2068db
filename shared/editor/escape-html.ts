const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };
// Characters that HTML may not hold, and lone halves of surrogate pairs, which no encoder can write.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** Text made safe for HTML, between tags as well as inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"'`]/g, (sign) => ENTITIES[sign] ?? "");
}
