import { html, nothing, type TemplateResult } from 'lit';
import type { Line } from '../client/telephony.js';
import { identityInWords, lineWord } from '../elements/line-status/line-words.js';
import { isElsewhere, type ConsoleView } from './console-view.js';

/** The lines, each with its state; the one that is looked at is marked. */
export function consoleLines(view: ConsoleView): TemplateResult {
  const { telephony, page } = view;
  const { lines, status } = telephony;
  const noLines = {
    starting: isElsewhere(telephony) ? page.elsewhere : page.starting,
    ready: page.noLines,
    lost: '',
    closed: '',
  }[status];
  return html`<nav class="lines" aria-label=${page.lines}>
    <h2>${page.lines}</h2>
    ${lines.length > 0 ? lines.map((line) => lineButton(line, view)) : html`<p class="quiet">${noLines}</p>`}
  </nav>`;
}

function lineButton(line: Line, { line: current, words, select }: ConsoleView): TemplateResult {
  const word = lineWord(line, words);
  const identity = identityInWords(line);
  return html`<button
    type="button"
    class="line"
    aria-current=${line === current ? 'true' : nothing}
    @click=${() => {
      select(line);
    }}
  >
    <b><bdi>${line.name}</bdi></b>
    <tel-signal-meter compact .line=${line}></tel-signal-meter>
    <small><bdi>${identity === line.name ? '' : identity}</bdi></small>
    <span class="word ${word.tone}">${word.text}</span>
  </button>`;
}
