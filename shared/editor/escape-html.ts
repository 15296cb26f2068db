const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };
// Characters that HTML may not hold, and lone halves of surrogate pairs, which no encoder can write.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** Text without what no document may hold: what is left can stand in HTML, XML and JSON, and be written as UTF-8. */
export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, "");
}

/** Text made safe for HTML and XML, between tags as well as inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return withoutForbidden(text).replace(/[&<>"'`]/g, (sign) => ENTITIES[sign] ?? "");
}
