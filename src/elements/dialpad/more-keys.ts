import { html, type TemplateResult } from 'lit';
import type { Strings } from '../locale/strings.js';

/** What "More" offers. */
export interface MoreKeys {
  readonly plus: () => void;
  readonly pause: () => void;
  readonly wait: () => void;
  readonly read: () => void;
}

/** What the keys do when they are held, as buttons with words: a screen reader cannot hold a key. */
export function renderMore(strings: Strings, keys: MoreKeys): TemplateResult {
  const { pad } = strings.experience;
  const buttons = [
    [pad.plus, keys.plus],
    [pad.pause, keys.pause],
    [pad.wait, keys.wait],
    [pad.read, keys.read],
  ] as const;
  return html`<div class="more" role="group" aria-label=${pad.moreLabel}>
    ${buttons.map(([label, press]) => html`<button type="button" class="button outline" @click=${press}>${label}</button>`)}
  </div>`;
}

/** A number as it is read out, character by character. */
export function spokenNumber(text: string, strings: Strings): string {
  const { pad } = strings.experience;
  const spoken = Array.from(text.replace(/[\s()\-./]/g, '')).map((character) => pad.spoken[character] ?? character);
  return spoken.length === 0 ? pad.empty : pad.number(spoken.join(' '));
}
