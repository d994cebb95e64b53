import { html, nothing, type TemplateResult } from 'lit';
import type { ConsoleView } from './console-view.js';

/** The line that is looked at, in detail. Its room is kept while the telephony starts; it comes whole, so that nothing in it moves. */
export function aboutLine({ telephony, line, later, begins }: ConsoleView): TemplateResult {
  return html`<div class="card about">
    ${
      telephony.status === 'ready' && later !== 'loading' && !begins
        ? html`<tel-line-status .line=${line}></tel-line-status>
            <tel-sim-lock .line=${line}></tel-sim-lock>
            <tel-line-settings .line=${line}></tel-line-settings>
            <tel-line-services .line=${line}></tel-line-services>`
        : nothing
    }
  </div>`;
}

/** The simulated network's numbers, where there is one; below the line, and so with it. */
export function numbersToTry({ telephony, line, words, later, begins }: ConsoleView): TemplateResult | typeof nothing {
  if (telephony.magicNumbers.length === 0 || later === 'loading' || begins) return nothing;
  return html`<section class="card numbers" aria-labelledby="numbers">
    <h2 id="numbers">${words.magic.label}</h2>
    <tel-magic-numbers .telephony=${telephony} .line=${line}></tel-magic-numbers>
  </section>`;
}
