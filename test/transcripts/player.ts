import { readSteps, type TranscriptStep } from '../fixtures/transcripts.js';
import { Expectations } from './expectations.js';
import { ask } from './requests.js';
import type { Cue, Stimulus } from './stimulus.js';
import { TranscriptWorld } from './transcript-world.js';

/** How a modem's lines reach the provider. Nothing of what is concluded may depend on it. */
export interface Delivery {
  /** Cuts a chunk into what is read at once. */
  readonly pieces: (chunk: string) => readonly string[];
  /** How much later each piece comes. */
  readonly gapMs: number;
  /** Lines that follow each other come at once, with the last. */
  readonly merged?: boolean;
}

export const asItCame: Delivery = { pieces: (chunk) => [chunk], gapMs: 0 };
export const byteByByte: Delivery = { pieces: (chunk) => Array.from(chunk), gapMs: 0 };
export const merged: Delivery = { ...asItCame, merged: true };
/** Every chunk cut behind this many bytes, the rest a moment later. */
export const cutAt = (at: number): Delivery => ({
  pieces: (chunk) => [chunk.slice(0, at), chunk.slice(at)].filter((piece) => piece !== ''),
  gapMs: 1,
});

/** Lines further apart are not merged: a modem that holds RING back for longer has stopped ringing. */
const MERGED_MS = 5000;
/** How long a line that nothing makes the provider send at a certain time may take: it is asked by and by. */
const SENT_LIMIT_MS = 5000;
/** How often it is looked whether something has come to hold. */
const LOOK_MS = 20;
/** How long the last expectations may take. */
const END_LIMIT_MS = 5000;

/** Plays a transcript to the modem provider. Rejects with what went otherwise. */
export async function replay(stimulus: Stimulus, delivery: Delivery): Promise<void> {
  await new Player(stimulus, delivery).play();
}

class Player {
  readonly #world: TranscriptWorld;
  readonly #expectations: Expectations;
  readonly #steps: TranscriptStep[];
  readonly #cues: Cue[];
  readonly #delivery: Delivery;
  /** What is to be sent next may be sent already: nobody asks for it. */
  #armed = false;

  constructor(stimulus: Stimulus, delivery: Delivery) {
    this.#world = new TranscriptWorld(stimulus);
    this.#expectations = new Expectations(this.#world);
    const steps = without(partOf(readSteps(stimulus.transcript), stimulus), stimulus);
    this.#steps = delivery.merged === true ? mergedLines(steps, stimulus.cues) : steps;
    this.#cues = [...stimulus.cues];
    this.#delivery = delivery;
  }

  async play(): Promise<void> {
    await this.#world.start();
    while (this.#steps.length > 0) {
      const wanted: string[] = [];
      while (this.#steps[0]?.sign === '=') wanted.push(this.#steps.shift()?.text ?? '');
      const next = this.#steps.shift();
      // Each group of expectations must hold before the next thing happens.
      await this.#expect(wanted, next?.afterMs ?? END_LIMIT_MS);
      if (next !== undefined) await this.#happen(next);
    }
    await this.#expect([], END_LIMIT_MS);
    const { violations } = this.#world.cell;
    if (violations.length > 0) this.#fail(`sent without being allowed to: ${violations.join(' · ')}`);
    const { neverExpected } = this.#expectations;
    if (neverExpected.length > 0) this.#fail(`told, and not expected: ${neverExpected.join(' · ')}`);
    if (this.#cues.length > 0) this.#fail(`never came to ${this.#cues[0]?.at}`);
  }

  /** Lets time pass; fails where something has not come to hold at its end, or something else was told. */
  async #expect(wanted: readonly string[], ms: number): Promise<void> {
    const { scheduler } = this.#world;
    const open = new Set(wanted);
    const untilMs = scheduler.now() + ms;
    await scheduler.advance(0);
    this.#settle(open);
    while (open.size > 0 && scheduler.now() < untilMs) {
      await scheduler.advance(Math.min(LOOK_MS, untilMs - scheduler.now()));
      this.#settle(open);
    }
    if (open.size === 0) await scheduler.advance(untilMs - scheduler.now());
    if (open.size > 0) this.#fail(`not concluded: ${[...open].join(' · ')}; told: ${this.#world.events.join(' · ')}`);
    // What a step without expectations leads to is judged with the next that has some.
    if (wanted.length === 0 && this.#steps.length > 0) return;
    const unexpected = this.#expectations.unexpected();
    if (unexpected.length > 0) this.#fail(`told, and not expected: ${unexpected.join(' · ')}`);
  }

  /** Takes out what holds now. */
  #settle(open: Set<string>): void {
    for (const one of open) if (this.#expectations.holds(one)) open.delete(one);
  }

  /** The time of the step has come. */
  async #happen(step: TranscriptStep): Promise<void> {
    const cue = this.#cueAt(step);
    if (cue?.list !== undefined) this.#world.cell.list = cue.list;
    if (step.sign === '<') {
      this.#arm();
      await this.#say(step.text);
    }
    if (step.sign === '>' && !this.#armed) this.#world.cell.expected = step.text;
    if (step.sign === '>') this.#armed = false;
    if (cue?.request !== undefined) this.#expectations.refusal = ask(this.#world, cue.request);
    if (step.sign === '>') await this.#sent(step.text);
    if (step.sign === '!' && !/^silence$|^instead of /.test(step.text)) this.#fail(`nothing plays "${step.text}"`);
    if (cue?.expect !== undefined)
      this.#steps.unshift(...cue.expect.map((text) => ({ afterMs: 0, sign: '=' as const, text })));
  }

  async #say(text: string): Promise<void> {
    const { pieces, gapMs } = this.#delivery;
    await this.#world.cell.speak(pieces(text), () => this.#world.scheduler.advance(gapMs));
  }

  async #sent(text: string): Promise<void> {
    const { cell, scheduler } = this.#world;
    const untilMs = scheduler.now() + SENT_LIMIT_MS;
    await scheduler.advance(0);
    while (cell.expected !== null && scheduler.now() < untilMs) await scheduler.advance(LOOK_MS);
    if (cell.expected !== null)
      this.#fail(`never sent: ${JSON.stringify(text)}; sent: ${cell.extras.slice(-5).join(' · ')}`);
  }

  /** What the modem says may lead to the line that is sent next, at once. */
  #arm(): void {
    const next = this.#steps.find(({ sign }) => sign !== '=');
    const [cue] = this.#cues;
    if (next?.sign !== '>' || this.#armed || (cue !== undefined && `> ${next.text}`.includes(cue.at))) return;
    this.#world.cell.expected = next.text;
    this.#armed = true;
  }

  #cueAt({ sign, text }: TranscriptStep): Cue | undefined {
    const [next] = this.#cues;
    return next !== undefined && `${sign} ${text}`.includes(next.at) ? this.#cues.shift() : undefined;
  }

  #fail(what: string): never {
    const at = `${this.#world.scheduler.now()} ms, ${this.#steps.length} steps before the end`;
    const { violations } = this.#world.cell;
    throw new Error(`${what} (${at}${violations.length > 0 ? `; sent: ${violations.join(' · ')}` : ''})`);
  }
}

/** The steps of one part. */
function partOf(steps: readonly TranscriptStep[], { part }: Stimulus): readonly TranscriptStep[] {
  if (part === undefined) return steps;
  const { from, until } = part;
  const first = steps.findIndex(({ text }) => text.includes(from));
  const last = until === undefined ? steps.length : steps.findIndex(({ text }) => text.includes(until));
  return steps.slice(first, last);
}

/** Leaves out what is never sent, with its answers. */
function without(steps: readonly TranscriptStep[], { neverSent = [] }: Stimulus): TranscriptStep[] {
  const kept: TranscriptStep[] = [];
  let skipping = false;
  let skippedMs = 0;
  for (const step of steps) {
    if (step.sign === '>') skipping = neverSent.some(({ text }) => step.text === `${text}\r`);
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

/** Lines that follow each other come with the last; one that a cue belongs to ends what comes at once. */
function mergedLines(steps: readonly TranscriptStep[], cues: readonly Cue[]): TranscriptStep[] {
  const joined: TranscriptStep[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    const cued = last !== undefined && cues.some(({ at }) => `< ${last.text}`.includes(at));
    if (last?.sign !== '<' || step.sign !== '<' || cued || step.afterMs >= MERGED_MS) joined.push(step);
    else joined.splice(-1, 1, { ...step, afterMs: last.afterMs + step.afterMs, text: last.text + step.text });
  }
  return joined;
}
