import { html, nothing, type TemplateResult } from 'lit';
import type { Forwarding, ForwardingReason } from '../../client/telephony.js';
import {
  FORWARDING_LONGEST_S,
  FORWARDING_REASONS,
  FORWARDING_STEP_S,
  FORWARDING_USUAL_S,
} from '../../tspi/line-services.js';
import type { TelLineServices } from './line-services.js';

const SECONDS = Array.from(
  { length: FORWARDING_LONGEST_S / FORWARDING_STEP_S },
  (_, step) => (step + 1) * FORWARDING_STEP_S,
);

/** When, to which number, after how long; and what the network has of it. */
export function renderForwarding(element: TelLineServices): TemplateResult {
  const words = element.words.forwarding;
  const { reason } = element;
  return html`<section aria-labelledby="forwarding">
    <h3 id="forwarding">${words.title}</h3>
    <form
      @submit=${(event: SubmitEvent) => {
        set(element, event);
      }}
    >
      <div class="fields">
        <div class="field">
          <label for="when">${words.when}</label>
          <select
            id="when"
            name="when"
            @change=${(event: Event) => {
              element.reason = (event.target as HTMLSelectElement).value as ForwardingReason;
            }}
          >
            ${FORWARDING_REASONS.map(
              (one) => html`<option value=${one} ?selected=${one === reason}>${words.reasons[one]}</option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="to">${words.number}</label>
          <input id="to" name="to" type="tel" autocomplete="off" class="number" maxlength="60" />
        </div>
        ${
          reason === 'noReply'
            ? html`<div class="field">
                <label for="after">${words.after}</label>
                <select id="after" name="after">
                  ${SECONDS.map(
                    (one) =>
                      html`<option value=${one} ?selected=${one === FORWARDING_USUAL_S}>${words.seconds(one)}</option>`,
                  )}
                </select>
              </div>`
            : nothing
        }
      </div>
      <div class="buttons">
        ${element.renderButton(words.set, null)}
        ${element.renderButton(words.erase, () => {
          erase(element);
        })}
        ${element.renderButton(
          element.words.askNetwork,
          () => {
            read(element);
          },
          { name: `${element.words.askNetwork}: ${words.title}` },
        )}
      </div>
    </form>
    ${element.renderTold('forwarding')} ${renderState(element)}
  </section>`;
}

function renderState({ forwardings, words }: TelLineServices): TemplateResult | typeof nothing {
  if (forwardings === null) return nothing;
  const said = ({ active, number, afterSeconds }: Forwarding): string => {
    if (!active) return words.forwarding.off;
    return afterSeconds === null ? words.forwarding.to(number) : words.forwarding.toAfter(number, afterSeconds);
  };
  return html`<dl class="states" aria-label=${words.forwarding.state}>
    ${forwardings.map(
      (one) =>
        html`<dt>${words.forwarding.reasons[one.reason]}</dt>
          <dd><bdi>${said(one)}</bdi></dd>`,
    )}
  </dl>`;
}

function set(element: TelLineServices, event: SubmitEvent): void {
  event.preventDefault();
  const { reason, words } = element;
  const fields = new FormData(event.currentTarget as HTMLFormElement);
  const number = textOf(fields.get('to')).trim();
  if (number === '') {
    element.tell('forwarding', { what: words.forwarding.noNumber, next: '' }, true);
    return;
  }
  const afterSeconds = Number(textOf(fields.get('after')) || FORWARDING_USUAL_S);
  void element.carryOut('forwarding', words.asking, async (line) => {
    await line.forwarding.set(reason, number, { afterSeconds });
    changed(element, { reason, active: true, number, afterSeconds: reason === 'noReply' ? afterSeconds : null });
    return words.forwarding.done(words.forwarding.reasons[reason], number);
  });
}

function erase(element: TelLineServices): void {
  const { reason, words } = element;
  void element.carryOut('forwarding', words.asking, async (line) => {
    await line.forwarding.erase(reason);
    changed(element, { reason, active: false, number: '', afterSeconds: null });
    return words.forwarding.ended(words.forwarding.reasons[reason]);
  });
}

function read(element: TelLineServices): void {
  void element.carryOut('forwarding', element.words.asking, async (line) => {
    element.forwardings = await line.forwarding.read();
    return '';
  });
}

/** What the network has taken stands in the list, where there is one. */
function changed(element: TelLineServices, now: Forwarding): void {
  element.forwardings = element.forwardings?.map((one) => (one.reason === now.reason ? now : one)) ?? null;
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
