import { html, nothing, type TemplateResult } from 'lit';
import type { CallExperienceWords } from './call-experience-strings.js';
import { canTakePhoneLinks } from './phone-links.js';

/**
 * Below the dialpad: what makes calling easier, for those who look for it.
 * @param said - What became of the wish to open `tel:` links here; '' for nothing.
 */
export function callAids(
  { keys, links }: CallExperienceWords,
  said: string,
  { showKeys, takeLinks }: { readonly showKeys: () => void; readonly takeLinks: () => void },
): TemplateResult {
  return html`<div class="aids">
    <tel-ringer></tel-ringer>
    <button type="button" class="leave keys-button" @click=${showKeys}>${keys.open}</button>
    ${
      canTakePhoneLinks()
        ? html`<button type="button" class="leave" @click=${takeLinks}>${links.offer}</button>`
        : nothing
    }
    <p class="quiet" role="status">${said}</p>
  </div>`;
}
