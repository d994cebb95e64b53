import type { TranscriptStep } from '../fixtures/transcripts.js';
import { Expectations } from './expectations.js';
import { playedSteps } from './played-steps.js';
import { ask } from './requests.js';
import { allowedIn, AT_MOST, type Cue, type Stimulus } from './stimulus.js';
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
/** The rate that is tried first. */
const USUAL_RATE = 115_200;
/** How often it is looked whether something has come to hold. */
const LOOK_MS = 20;
/** The same where the provider acts by itself, and the next thing is counted from that. */
const CLOSE_LOOK_MS = 1;
/** How long the last expectations may take: as long as nobody can tell that ringing has ended. */
const END_LIMIT_MS = 10_000;

/**
 * Plays a transcript to the modem provider. Rejects with what went otherwise.
 * @returns The commands that came besides the transcript, each once.
 */
export async function replay(stimulus: Stimulus, delivery: Delivery): Promise<readonly string[]> {
  return new Player(stimulus, delivery).play();
}

class Player {
  readonly #world: TranscriptWorld;
  readonly #expectations: Expectations;
  readonly #steps: TranscriptStep[];
  readonly #cues: Cue[];
  readonly #delivery: Delivery;
  readonly #stimulus: Stimulus;
  /** What the transcript has sent itself. */
  readonly #own: ReadonlySet<string>;
  /** The provider takes the modem into service: it sends by itself, and the time of a line is when it does. */
  #byItself = false;
  /** What is to be sent next may be sent already: nobody asks for it. */
  #armed = false;
  /** An answer is overdue: what is sent next is to find the place in the stream again. */
  #lost = false;

  constructor(stimulus: Stimulus, delivery: Delivery) {
    this.#world = new TranscriptWorld(stimulus);
    this.#expectations = new Expectations(this.#world);
    this.#stimulus = stimulus;
    const steps = playedSteps(stimulus);
    this.#own = new Set(steps.filter(({ sign }) => sign === '>').map(({ text }) => text.replace(/\r$/, '')));
    this.#steps = delivery.merged === true ? mergedLines(steps, stimulus.cues) : steps;
    this.#cues = [...stimulus.cues];
    this.#delivery = delivery;
  }

  async play(): Promise<readonly string[]> {
    await this.#begin();
    while (this.#steps.length > 0) {
      const wanted: string[] = [];
      while (this.#steps[0]?.sign === '=' || this.#isLeftOut(this.#steps[0])) {
        const step = this.#steps.shift();
        if (step?.sign === '=') wanted.push(step.text);
      }
      const next = this.#steps.shift();
      // Each group of expectations must hold before the next thing happens.
      if (next !== undefined && this.#comesByItself(next)) await this.#comes(wanted, next);
      else await this.#expect(wanted, next?.afterMs ?? END_LIMIT_MS);
      if (next !== undefined) await this.#happen(next);
    }
    await this.#expect([], END_LIMIT_MS);
    const { violations } = this.#world.cell;
    if (violations.length > 0) this.#fail(`sent without being allowed to: ${violations.join(' · ')}`);
    const { neverExpected } = this.#expectations;
    if (neverExpected.length > 0) this.#fail(`told, and not expected: ${neverExpected.join(' · ')}`);
    if (this.#cues.length > 0) this.#fail(`never came to ${this.#cues[0]?.at}`);
    return this.#besides();
  }

  async #begin(): Promise<void> {
    const [first] = this.#steps;
    const port = this.#stimulus.beginsWithPort !== undefined || (first !== undefined && opening(first) !== null);
    if (!port) return this.#world.start();
    this.#byItself = true;
    this.#world.begin();
    await this.#world.scheduler.advance(0);
    if (this.#stimulus.beginsWithPort !== undefined) this.#openedSo(USUAL_RATE);
  }

  /** Commands that came besides the transcript, each once; too many of them fail. */
  #besides(): readonly string[] {
    const besides = [...new Set(this.#world.cell.extras)].filter((line) => !this.#own.has(line));
    const atMost = this.#stimulus.moreCommands?.atMost ?? AT_MOST;
    if (besides.length > atMost) this.#fail(`${besides.length} commands besides: ${besides.join(' · ')}`);
    if (this.#world.cell.openings.length > 0) this.#fail('opened the port once more');
    return besides;
  }

  /** A line that the provider never sends, and that no program asks for in its place. */
  #isLeftOut(step: TranscriptStep | undefined): boolean {
    return (
      this.#byItself &&
      step?.text.startsWith('instead of ') === true &&
      !this.#cues.some(({ at }) => step.text.includes(at))
    );
  }

  #comesByItself(step: TranscriptStep): boolean {
    if (opening(step) !== null) return true;
    const [cue] = this.#cues;
    const asked = cue?.request !== undefined && `${step.sign} ${step.text}`.includes(cue.at);
    return (this.#byItself || this.#lost) && step.sign === '>' && !asked;
  }

  /** Waits for what the provider does by itself. What must hold before it may come to hold with it. */
  async #comes(wanted: readonly string[], step: TranscriptStep): Promise<void> {
    const { cell, scheduler } = this.#world;
    const open = new Set(wanted);
    const untilMs = scheduler.now() + step.afterMs + SENT_LIMIT_MS;
    if (step.sign === '>') cell.expected = step.text;
    const waits = (): boolean => (step.sign === '>' ? cell.expected !== null : cell.openings.length === 0);
    await scheduler.advance(0);
    this.#settle(open);
    while ((waits() || open.size > 0) && scheduler.now() < untilMs) {
      await scheduler.advance(CLOSE_LOOK_MS);
      this.#settle(open);
    }
    if (open.size > 0) this.#fail(`not concluded: ${[...open].join(' · ')}; told: ${this.#world.events.join(' · ')}`);
    if (waits()) this.#fail(`never came: ${step.sign} ${step.text}`);
    const unexpected = wanted.length === 0 ? [] : this.#expectations.unexpected();
    if (unexpected.length > 0) this.#fail(`told, and not expected: ${unexpected.join(' · ')}`);
  }

  /** Lets time pass; fails where something has not come to hold at its end, or something else was told. */
  async #expect(wanted: readonly string[], ms: number): Promise<void> {
    const { scheduler } = this.#world;
    const open = new Set(wanted);
    const untilMs = scheduler.now() + ms;
    // What a modem is asked while it is taken into service is asked by and by.
    const latestMs = untilMs + (this.#byItself && this.#world.service?.state !== 'ready' ? SENT_LIMIT_MS : 0);
    await scheduler.advance(0);
    this.#settle(open);
    while (open.size > 0 && scheduler.now() < latestMs) {
      await scheduler.advance(Math.min(LOOK_MS, latestMs - scheduler.now()));
      this.#settle(open);
    }
    if (open.size === 0 && scheduler.now() < untilMs) await scheduler.advance(untilMs - scheduler.now());
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
    Object.assign(this.#world.cell.answersNow, cue?.answers);
    if (step.sign === '<') {
      this.#arm();
      await this.#say(step.text);
    }
    const sent = step.sign === '>' && !((this.#byItself || this.#lost) && cue?.request === undefined);
    this.#lost = step.text === 'timeout';
    if (sent && !this.#armed) this.#world.cell.expected = step.text;
    if (sent) this.#armed = false;
    if (step.sign === '!') await this.#port(step);
    if (cue?.request !== undefined) this.#expectations.refusal = ask(this.#world, cue.request);
    if (sent) await this.#sent(step.text);
    if (cue?.expect !== undefined)
      this.#steps.unshift(...cue.expect.map((text) => ({ afterMs: 0, sign: '=' as const, text })));
  }

  /** Something happens on the port. */
  async #port(step: TranscriptStep): Promise<void> {
    const { cell, provider } = this.#world;
    const rate = opening(step);
    if (rate !== null) {
      this.#byItself = true;
      this.#openedSo(rate);
    } else if (step.text === 'lost NetworkError') {
      cell.awake = false;
      cell.unplug();
    } else if (/^connect [0-9a-f]{4}:[0-9a-f]{4}$/.test(step.text)) {
      cell.refusal = null;
      provider.portReturned('port', cell);
    } else if (step.text === 'error FramingError') cell.receiveError('framing');
    // Nothing happens then: what that leads to is expected.
    else if (!/^(?:silence|timeout|userCancel)$|^instead of /.test(step.text))
      this.#fail(`nothing plays "${step.text}"`);
    await this.#world.scheduler.advance(0);
  }

  /** With 8 data bits, no parity, 1 stop bit (what is left out is that), and with DTR and RTS as an opening leaves them: on. */
  #openedSo(rate: number): void {
    const { cell } = this.#world;
    const { baudRate, dataBits = 8, parity = 'none', stopBits = 1 } = cell.openings.shift() ?? { baudRate: 0 };
    const how = `${baudRate} ${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`;
    if (how !== `${rate} 8N1`) this.#fail(`opened at ${how}`);
    const lowered = cell.signals.some((lines) => lines.dataTerminalReady === false || lines.requestToSend === false);
    if (lowered) this.#fail('opened, and DTR or RTS off');
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

  /** What the modem says may lead to the line that is sent next, at once; to one that is asked by and by only at its time. */
  #arm(): void {
    const next = this.#steps.find(({ sign }) => sign !== '=');
    const [cue] = this.#cues;
    if (this.#byItself || next?.sign !== '>' || this.#armed) return;
    if (cue !== undefined && `> ${next.text}`.includes(cue.at)) return;
    if (allowedIn(this.#stimulus).some(({ text }) => next.text === `${text}\r`)) return;
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

/** The rate of a step that opens the port; null for every other. */
function opening({ sign, text }: TranscriptStep): number | null {
  const [, rate] = /^open (\d+) 8N1 dtr=1 rts=1$/.exec(text) ?? [];
  return sign === '!' && rate !== undefined ? Number(rate) : null;
}
