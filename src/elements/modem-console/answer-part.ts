import { html, nothing, type TemplateResult } from 'lit';
import { maskAll, maskPersonal, SerialMask } from '../../base/log.js';
import { CommandError } from '../../client/telephony.js';
import type { Advice, Strings } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { sentences } from '../shared/sentences.js';
import { measuredDuration } from '../shared/time.js';
import type { Told } from './command-runner.js';
import { hexOf, visible } from './log-text.js';

/** How answers are shown. */
export interface AnswerOptions {
  readonly strings: Strings;
  readonly language: string;
  /** Numbers and names as the modem told them. */
  readonly plainly: boolean;
  readonly hex: boolean;
}

/** The answers to one's own commands: what each said in a sentence, which is announced, and its lines. */
export function answerPart(told: readonly Told[], options: AnswerOptions): TemplateResult {
  const { strings } = options;
  const last = told.at(-1);
  const failure = last?.answer === null ? last : undefined;
  return html`<section class="answer" part="answer" aria-label=${strings.modemConsole.answer.label}>
    <p class="told" role="status">${last === undefined || failure !== undefined ? '' : toldInWords(told, options)}</p>
    <div role="alert">${failure === undefined ? nothing : problem(failureInWords(failure, strings))}</div>
    ${told.map(({ command, answer }) =>
      answer === null || answer.lines.length === 0
        ? nothing
        : html`<pre part="lines" tabindex="0" dir="ltr" aria-label=${command}>
${shownLines(command, answer.lines, options)}</pre>`,
    )}
  </section>`;
}

/** What the lines of an answer tell, with numbers masked unless they are to be shown. */
export function shownLines(
  command: string,
  lines: readonly string[],
  { plainly, hex }: Pick<AnswerOptions, 'plainly' | 'hex'>,
): string {
  const serials = new SerialMask();
  serials.command(command);
  const masked = (line: string): string => (serials.hides(line) ? maskAll(line) : maskPersonal(line));
  return lines
    .map((line) => (plainly ? line : masked(line)))
    .map((line) => (hex ? `${hexOf(line)}  ${visible(line)}` : visible(line)))
    .join('\n');
}

function toldInWords(told: readonly Told[], { strings, language }: AnswerOptions): string {
  const { answer: words } = strings.modemConsole;
  const last = told.at(-1);
  if (last?.answer === null || last === undefined) return '';
  const { command, macro, at, of, tookMs, answer } = last;
  const one = sentences(
    words.told(command, visible(answer.result), measuredDuration(tookMs, language)),
    answer.lines.length === 0 ? '' : words.lines(answer.lines.length),
    answer.cut ? words.cut : '',
    told.some((each) => each.answer?.setUpAgain === true) ? words.setUpAgain : '',
  );
  if (macro === '') return one;
  return sentences(answer.ok && at === of ? words.macroDone(macro, of) : words.macroStopped(macro, at, of), one);
}

function failureInWords({ error, macro, at, of }: Told, strings: Strings): Advice {
  const { barriers, answer } = strings.modemConsole;
  const { what, next } = error instanceof CommandError ? barriers[error.barrier] : adviceOf(error, strings);
  return macro === '' ? { what, next } : { what: sentences(answer.macroStopped(macro, at, of), what), next };
}

function problem({ what, next }: Advice): TemplateResult {
  return html`<div class="problem"><b>${what}</b> <span>${next}</span></div>`;
}
