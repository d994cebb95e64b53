import type { TranscriptStep } from '../fixtures/transcripts.js';
import type { Stimulus } from './stimulus.js';

/** Puts in the place of some steps what stands for them. A line that the provider sends in another one's place comes at its own time. */
export function replaced(steps: readonly TranscriptStep[], stimulus: Stimulus): TranscriptStep[] {
  const open = [...(stimulus.replaced ?? [])];
  let sent = '';
  return steps.map((step) => {
    const written = `${step.sign} ${step.text}`;
    const [next] = open;
    const fits = next?.step === written && (next.after === undefined || next.after === sent);
    if (step.sign === '>') sent = written;
    if (!fits) return step;
    open.shift();
    return { ...step, afterMs: step.sign === '>' ? 0 : step.afterMs, text: next.by };
  });
}
