import { html, nothing, type TemplateResult } from 'lit';
import type { Line, PlayAction } from '../../client/telephony.js';
import type { SimulatorStrings } from '../locale/simulator.js';

/** What the groups of the panel work with. */
export interface PlayDesk {
  readonly words: SimulatorStrings;
  readonly line: Line;
  /** How well the modem was last made to receive, in dBm. */
  readonly dbm: number;
  /** Lets something happen; `done` is announced once it has begun. */
  play(action: PlayAction, done: string): void;
  /** Says why something cannot be done, or what is wrong with what was entered. */
  refuse(why: string): void;
}

/**
 * A button that lets something happen; one that cannot be used now stays reachable, and says why.
 * @param why - Why it cannot be used now; '' where it can.
 */
export function playButton(
  desk: PlayDesk,
  label: string,
  press: (() => void) | 'submit',
  why = '',
  name = label,
): TemplateResult {
  const off = why !== '';
  return html`<button
    type=${press === 'submit' ? 'submit' : 'button'}
    class="button outline"
    aria-label=${name === label ? nothing : name}
    aria-disabled=${off ? 'true' : 'false'}
    title=${off ? why : nothing}
    @click=${(event: Event) => {
      if (off) {
        event.preventDefault();
        desk.refuse(why);
      } else if (press !== 'submit') press();
    }}
  >
    ${label}
  </button>`;
}

/** Why a part of the panel cannot be used now, for all to read; nothing where it can. */
export function whyNot(why: string): TemplateResult | typeof nothing {
  return why === '' ? nothing : html`<p class="quiet">${why}</p>`;
}

/** Whether the line's modem is out of its socket. */
export function isUnplugged({ service: { state, reason } }: Line): boolean {
  return state === 'lost' && reason === 'unplugged';
}
