import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  TelephonyError,
  type Call,
  type Line,
  type LineEvents,
  type Telephony,
  type TelephonyEvents,
} from '../../client/telephony.js';
import type { Action, CallDesk } from '../call-panel/call-desk.js';
import { callListStyles } from '../call-panel/call-list.styles.js';
import { partyInWords, phaseOf, stateInWords } from '../call-panel/call-words.js';
import { renderCallRows } from '../call-panel/other-calls.js';
import { adviceOf } from '../shared/advice.js';
import { Following } from '../shared/following.js';
import { sentences } from '../shared/sentences.js';
import { TelElement } from '../shared/tel-element.js';

/**
 * The calls of a line, or of every line of a telephony: those that go on, ring and wait, and conferences with their people, each with what can be done with
 * it now. The panel's own code, without the large call.
 *
 * @summary The calls of one line or of all, as a list.
 * @csspart base - The whole.
 * @csspart line - The name of a line, where there are several.
 * @csspart members - The people of a conference.
 */
export class TelCallList extends TelElement {
  static override styles = [
    TelElement.styles,
    callListStyles,
    css`
      h3 {
        font-size: var(--_text-s);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** The line whose calls are listed; wins over `telephony`. */
  @property({ attribute: false }) line: Line | null = null;
  /** Lists the calls of all its lines. */
  @property({ attribute: false }) telephony: Telephony | null = null;

  /** What could not be done, as long as the call lasts that it was asked of. */
  @state() private trouble: { readonly call: Call; readonly text: string } | null = null;

  readonly #telephonyEvents = new Following<TelephonyEvents>(this, ['lineschange', 'statuschange']);
  readonly #lineEvents: Following<LineEvents>[] = [];

  override render(): TemplateResult {
    const { strings, trouble } = this;
    const lines = this.#lines.filter(({ calls }) => calls.some(isUp));
    const several = this.line === null && this.#lines.length > 1;
    return html`<section part="base" aria-label=${strings.call.list}>
      <p class="visually-hidden" role="status">${sentences(...lines.flatMap(({ calls }) => this.#inWords(calls)))}</p>
      <p class="stop-word" role="alert">${trouble !== null && isUp(trouble.call) ? trouble.text : ''}</p>
      ${
        lines.length === 0
          ? html`<p class="quiet">${strings.call.none.what}</p>`
          : lines.map(
              (line) =>
                html`${several ? html`<h3 part="line"><bdi>${line.name}</bdi></h3>` : nothing}
                ${renderCallRows(this.#desk(), line.calls, several ? line.name : strings.call.list)}`,
            )
      }
    </section>`;
  }

  protected override willUpdate(): void {
    this.#telephonyEvents.follow(this.telephony);
    const lines = this.#lines;
    for (let at = 0; at < Math.max(lines.length, this.#lineEvents.length); at++)
      (this.#lineEvents[at] ??= new Following<LineEvents>(this, ['change'])).follow(lines[at] ?? null);
  }

  get #lines(): readonly Line[] {
    return this.line === null ? (this.telephony?.lines ?? []) : [this.line];
  }

  #inWords(calls: readonly Call[]): readonly string[] {
    return calls
      .filter((call) => isUp(call) && call.conference === null)
      .map((call) => `${partyInWords(call, this.strings)}: ${stateInWords(call, this.strings).what}`);
  }

  #desk(): CallDesk {
    const ask: CallDesk['ask'] = (action, call, run) => {
      void this.#ask(action, call, run);
    };
    return {
      strings: this.strings,
      ask,
      askTransfer: (call, _, run) => {
        ask('transfer', call, run);
      },
    };
  }

  async #ask(action: Action, call: Call, run: () => Promise<unknown>): Promise<void> {
    this.trouble = null;
    try {
      await run();
    } catch (error) {
      if (error instanceof TelephonyError && error.code === 'aborted') return;
      const { what, next } = adviceOf(error, this.strings);
      this.trouble = { call, text: sentences(this.strings.call.failed[action], what, next) };
    }
  }
}

function isUp(call: Call): boolean {
  return phaseOf(call) !== 'ended';
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-call-list': TelCallList;
  }
}
