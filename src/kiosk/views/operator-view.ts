import { html, nothing, type TemplateResult } from 'lit';
import type { KioskFile } from '../../policy/kiosk-file.js';
import type { KioskWords } from '../locale/words.js';

/** What is wrong with the kiosk's file, for the operator: what, where, how to mend it. Advice and addresses are in English and in their own direction. */
export function operatorView(
  { operator }: KioskWords,
  { fault, detail, issues }: KioskFile & { readonly ok: false },
  fileUrl: string,
): TemplateResult {
  const { what, next } = operator.files[fault];
  return html`<main class="operator" tabindex="0">
    <p class="lead">${operator.visitors}</p>
    <section class="fault" aria-labelledby="fault">
      <h2 id="fault">${what}</h2>
      <p>${next}</p>
      <p class="file">${operator.file}: <bdi dir="ltr">${fileUrl}</bdi></p>
      ${detail === '' || detail === fileUrl ? nothing : html`<p lang="en" dir="ltr" class="detail">${detail}</p>`}
      ${
        issues.length === 0
          ? nothing
          : html`<ul class="issues" aria-label=${operator.mistakes}>
              ${issues.map(
                ({ path, advice }) =>
                  html`<li>
                    ${path === '' ? html`<b>${operator.whole}</b>` : html`<code dir="ltr">${path}</code>`}
                    <span lang="en" dir="ltr">${advice}</span>
                  </li>`,
              )}
            </ul>`
      }
      <p class="quiet">${operator.again}</p>
    </section>
  </main>`;
}
