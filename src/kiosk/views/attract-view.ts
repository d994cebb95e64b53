import { html, nothing, type TemplateResult } from 'lit';
import { directionOf, kioskWords } from '../locale/words.js';
import { icons } from '../../elements/shared/icons.js';
import { inLanguage } from '../visit.js';
import type { KioskView } from './view.js';

/** The idle screen: one large button that begins, with the invitation in every language of the kiosk. */
export function attractView({ config, words, act, text }: KioskView): TemplateResult {
  const { attract, languages } = config;
  return html`<main class="attract">
    ${attract.text === undefined ? nothing : html`<p class="lead">${text(attract.text)}</p>`}
    <button type="button" class="begin" @click=${act.begin}>
      <span class="bell">${icons.handset}</span>
      <b>${words.attract.begin}</b>
      ${languages
        .slice(1)
        .map(
          (language) =>
            html`<span lang=${language} dir=${directionOf(language)}
              >${
                attract.title === undefined
                  ? kioskWords(language).attract.begin
                  : inLanguage(attract.title, language, languages)
              }</span
            >`,
        )}
    </button>
  </main>`;
}
