import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Line, LineAbilities, LineEvents } from '../../client/telephony.js';
import { Following } from '../shared/following.js';
import { signalInWords, signalOf } from '../shared/signal.js';
import { TelElement } from '../shared/tel-element.js';

const ABILITIES: readonly (keyof LineAbilities)[] = [
  'answer', 'sendDigits', 'hearDigits', 'hold', 'transfer', 'conference', 'redirect', 'flash', 'handOff',
]; // prettier-ignore

/**
 * What a line's modem says of itself, how it stands with its network, and what it can do with calls, all in words.
 *
 * @summary What a line is and what it can do.
 * @csspart device - What the modem is.
 * @csspart network - How it stands with its mobile network.
 * @csspart abilities - What it can do with calls.
 */
export class TelLineFacts extends TelElement {
  static override styles = [
    TelElement.styles,
    css`
      :host {
        container-type: inline-size;
      }
      .all {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        gap: var(--_space-4) var(--_space-6);
      }
      h3 {
        font-size: var(--_text-s);
        margin-block-end: var(--_space-2);
      }
      dl {
        margin: 0;
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--_space-1) var(--_space-4);
        font-size: var(--_text-s);
      }
      .abilities {
        grid-template-columns: minmax(0, 1fr) max-content;
      }
      dt {
        color: var(--_text-quiet);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) line: Line | null = null;

  readonly #events = new Following<LineEvents>(this, ['change']);

  override render(): TemplateResult {
    const { facts } = this.strings.network;
    const { line } = this;
    if (line === null) return html`<p class="quiet">${facts.noLine}</p>`;
    const { manufacturer, model, revision } = line.identity;
    return html`<div class="all">
      <section part="device" aria-labelledby="device">
        <h3 id="device">${facts.device}</h3>
        <dl>
          ${this.#fact(facts.name, line.name)}${this.#fact(facts.maker, manufacturer)}${this.#fact(facts.model, model)}
          ${this.#fact(facts.firmware, revision)}${line.address === '' ? nothing : this.#fact(facts.number, line.address)}
        </dl>
      </section>
      ${this.#renderNetwork(line)}
      <section part="abilities" aria-labelledby="abilities">
        <h3 id="abilities">${facts.calls}</h3>
        <dl class="abilities">
          ${ABILITIES.map((ability) => {
            const can = line.abilities[ability];
            return html`<dt>${facts.abilities[ability]}</dt>
              <dd class=${can ? 'go-word' : 'quiet'}>${can ? facts.can : facts.cannot}</dd>`;
          })}
        </dl>
      </section>
    </div>`;
  }

  protected override willUpdate(): void {
    this.#events.follow(this.line);
  }

  #renderNetwork(line: Line): TemplateResult | typeof nothing {
    const words = this.strings.network;
    const { network } = line.service;
    if (network === undefined) return nothing;
    const { registration, operator = '', technology = '' } = network;
    const radio = words.technologies[technology] ?? technology;
    const signal = signalOf(line);
    return html`<section part="network" aria-labelledby="network">
      <h3 id="network">${words.facts.network}</h3>
      <dl>
        ${this.#fact(words.facts.registered, words.registration[registration])}
        ${this.#fact(words.facts.operator, operator)} ${this.#fact(words.facts.technology, radio)}
        ${this.#fact(words.facts.strength, signal === null ? '' : signalInWords(signal, this.strings))}
      </dl>
    </section>`;
  }

  #fact(name: string, value: string): TemplateResult {
    return html`<dt>${name}</dt>
      <dd>
        ${value === '' ? html`<span class="quiet">${this.strings.network.facts.notTold}</span>` : html`<bdi>${value}</bdi>`}
      </dd>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-line-facts': TelLineFacts;
  }
}
