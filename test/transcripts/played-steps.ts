import { readSteps, type TranscriptStep } from '../fixtures/transcripts.js';
import type { InAnotherForm, Stimulus } from './stimulus.js';

/** The steps of a transcript as they are played: without what is never sent, in the forms and the order in which the provider sends. */
export function playedSteps(stimulus: Stimulus): TranscriptStep[] {
  const steps = without(earlier(partOf(readSteps(stimulus.transcript), stimulus), stimulus), stimulus);
  let sent = '';
  return steps.map((step) => {
    if (step.sign === '>') sent = step.text;
    return { ...step, text: inForm(step, sent, stimulus) };
  });
}

/** The steps of one part. */
function partOf(steps: readonly TranscriptStep[], { part }: Stimulus): readonly TranscriptStep[] {
  if (part === undefined) return steps;
  const { from, until } = part;
  const first = steps.findIndex(({ text }) => text.includes(from));
  const last = until === undefined ? steps.length : steps.findIndex(({ text }) => text.includes(until));
  return steps.slice(first, last);
}

/** Takes what is sent earlier, with what belongs to it, to its place. */
function earlier(steps: readonly TranscriptStep[], { sentEarlier = [] }: Stimulus): TranscriptStep[] {
  const moved = [...steps];
  for (const { text, before } of sentEarlier) {
    const from = moved.findIndex((step) => isCommand(step, text));
    const to = moved.findIndex((step) => isCommand(step, before));
    if (from < 0 || to < 0 || from < to) throw new Error(`${text} is not behind ${before}`);
    const end = moved.findIndex((step, at) => at > from && step.sign !== '<' && step.sign !== '=');
    moved.splice(to, 0, ...moved.splice(from, (end < 0 ? moved.length : end) - from));
  }
  return moved;
}

/** Leaves out what is never sent, with its answers. */
function without(steps: readonly TranscriptStep[], { neverSent = [] }: Stimulus): TranscriptStep[] {
  const kept: TranscriptStep[] = [];
  let skipping = false;
  let skippedMs = 0;
  for (const step of steps) {
    if (step.sign === '>') skipping = neverSent.some(({ text }) => isCommand(step, text));
    const skipped = skipping && (step.sign === '>' || step.sign === '<');
    // A program asks for it all the same, at its time.
    if (skipped && step.sign === '>') kept.push({ ...step, sign: '!', text: `instead of ${step.text}` });
    else if (skipped) skippedMs += step.afterMs;
    else {
      kept.push({ ...step, afterMs: step.afterMs + skippedMs });
      skippedMs = 0;
    }
  }
  return kept;
}

/** @param sent - What was sent last, as the transcript has it. */
function inForm({ sign, text }: TranscriptStep, sent: string, { sentAs = [], saidAs = [] }: Stimulus): string {
  const fits = ({ text: one, after }: InAnotherForm): boolean =>
    one === text && (after === undefined || sent === `${after}\r`);
  const said = sign === '<' ? saidAs.find(fits) : undefined;
  if (said !== undefined) return said.as;
  if (sign !== '>' && sign !== '<') return text;
  const other = sentAs.find((one) => text === `${one.text}\r` || (sign === '<' && text.startsWith(`${one.text}\r`)));
  return other === undefined ? text : other.as + text.slice(other.text.length);
}

function isCommand(step: TranscriptStep, text: string): boolean {
  return step.sign === '>' && step.text === `${text}\r`;
}
