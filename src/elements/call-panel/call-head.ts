import { html, nothing, type TemplateResult } from 'lit';
import type { Call } from '../../client/telephony.js';
import type { Strings } from '../locale/strings.js';
import { icons } from '../shared/icons.js';
import { partyName } from '../shared/party-names.js';
import { clockDuration } from '../shared/time.js';
import { hasNamedItself, numberInWords, stateInWords } from './call-words.js';

/** Who it is, in which state and for how long. `rings`: how often it has rung, in words; '' for no matter. */
export function renderHead(call: Call, strings: Strings, nowMs: number, rings: string): TemplateResult {
  const people = call.members.length;
  const { what } = stateInWords(call, strings);
  const named = hasNamedItself(call);
  const title = named ? what : numberInWords(call, strings);
  const beside = people > 0 ? strings.call.people(people) : partyName(call);
  return html`<div class="who">
    <span class="avatar" aria-hidden="true"
      >${call.isConference ? icons.people : initials(partyName(call)) || icons.handset}</span
    >
    <div class="party">
      <p class="title" part="number">
        <bdi class=${call.isConference || call.number === '' ? '' : 'number'}>${title}</bdi>
      </p>
      <p class="quiet">
        ${beside === '' ? nothing : html`<bdi>${beside}</bdi> · `}<b class="state" part="state">${named ? '' : what}</b
        >${rings === '' ? nothing : ` · ${rings}`}
      </p>
    </div>
    ${renderDuration(call, strings, nowMs)}
  </div>`;
}

function renderDuration(call: Call, strings: Strings, nowMs: number): TemplateResult | typeof nothing {
  if (call.connectedAtMs === null) return nothing;
  const duration = clockDuration((call.endedAtMs ?? nowMs) - call.connectedAtMs);
  return html`<span class="timer" role="timer" aria-live="off" aria-label=${strings.call.duration}>${duration}</span>`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => /^\p{L}/u.exec(word ?? '')?.[0] ?? '',
  );
  return letters.join('').toUpperCase();
}
