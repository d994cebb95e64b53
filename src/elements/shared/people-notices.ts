import { html, nothing, type TemplateResult } from 'lit';
import type { Keeping } from '../../client/telephony.js';
import type { Advice, Strings } from '../locale/strings.js';
import { sentences } from './sentences.js';

/** That something is not kept until the next visit, why, and what to do; nothing where all is well. */
export function renderKeeping(keeping: Keeping | null, strings: Strings): TemplateResult | typeof nothing {
  if (keeping === null) return nothing;
  const { notKept, ignored } = strings.people;
  const why = keeping.state === 'memoryOnly' && keeping.reason !== 'none' ? notKept[keeping.reason] : null;
  if (why === null && keeping.ignored === 0) return nothing;
  return html`<div class="notice" part="notice">
    ${why === null ? nothing : html`<p><b>${why.what}</b> ${why.next}</p>`}
    ${keeping.ignored === 0 ? nothing : html`<p>${ignored(keeping.ignored)}</p>`}
  </div>`;
}

/** That there is nothing yet, what to do, and that what comes stays, where it does. */
export function renderNone({ what, next }: Advice, keeping: Keeping | null, strings: Strings): TemplateResult {
  const stays = keeping === null || keeping.state === 'working' ? strings.people.stays : '';
  return renderEmpty({ what, next: sentences(next, stays) });
}

/** That there is nothing to show, and what to do. */
export function renderEmpty({ what, next }: Advice): TemplateResult {
  return html`<div class="empty" part="empty">
    <p><b>${what}</b></p>
    <p class="quiet">${next}</p>
  </div>`;
}

/** What was told last; the place is there before its words, else screen readers do not say them. */
export function renderTold(told: (Advice & { readonly trouble: boolean }) | null): TemplateResult {
  return html`<div class="told" role="status">
    ${
      told === null
        ? nothing
        : html`<p class=${told.trouble ? 'stop-word' : ''}><bdi>${told.what}</bdi></p>
            ${told.next === '' ? nothing : html`<p class="quiet"><bdi>${told.next}</bdi></p>`}`
    }
  </div>`;
}
