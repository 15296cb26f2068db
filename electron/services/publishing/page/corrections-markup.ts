import type { Correction } from "../../../../shared/model/correction.ts";
import { dateInWords, machineTime } from "./dates.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";

const LABELS = { correction: "Correction", clarification: "Clarification" } as const;

/** What was put right after publication, newest first; nothing where nothing was. */
export function correctionsMarkup(corrections: readonly Correction[], timeZone: string): Markup | undefined {
  if (corrections.length === 0) return undefined;
  return html`
    <section class="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">Corrections and clarifications</h2>
      ${corrections.map(
        ({ kind, text, madeAt }) => html`
          <p>
            <strong
              >${LABELS[kind]}, <time datetime="${machineTime(madeAt, timeZone)}">${dateInWords(madeAt, timeZone)}</time>:</strong
            >
            ${text}
          </p>
        `,
      )}
    </section>
  `;
}
