import { html, nothing, type TemplateResult } from 'lit';
import type { ConsoleStrings } from './console-strings.js';

/** A newer version of the page. */
export interface NewerVersion {
  /** Loads the page again, as that version. */
  readonly take: () => void;
  /** Whether a call goes on, which loading the page again could end. */
  readonly busy: boolean;
}

/** Says that there is a newer version, with the button that loads it. Below all else, and seen all the same: it moves nothing. */
export function versionNotice(words: ConsoleStrings['version'], newer: NewerVersion | null): TemplateResult {
  const take = (): void => {
    if (newer?.busy === false) newer.take();
  };
  // What is said by itself is said once, and not with each call.
  return html`<div class=${newer === null ? 'version' : 'version notice'}>
    <div>
      <p role="status">${newer === null ? nothing : html`<b>${words.ready}</b>`}</p>
      ${newer === null ? nothing : html`<p id="version-note" class=${newer.busy ? '' : 'now'}>${newer.busy ? words.afterCall : words.now}</p>`}
    </div>
    ${
      newer === null
        ? nothing
        : html`<button
            type="button"
            class="again"
            aria-disabled=${newer.busy ? 'true' : 'false'}
            aria-describedby="version-note"
            @click=${take}
          >
            ${words.load}
          </button>`
    }
  </div>`;
}
