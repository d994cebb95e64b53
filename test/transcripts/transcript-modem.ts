import type { Scheduler } from '../../src/base/clock.js';
import { ScriptedModem } from '../../src/providers/modem/testing/scripted-modem.js';
import type { TransportOptions, TransportSink } from '../../src/transports/transport.js';
import { ASKED, SET_UP, type AllowedCommand } from './allowed-commands.js';
import { allowedIn, isCellular, type Stimulus } from './stimulus.js';

/** How long the modem takes for a command that is not in the transcript. */
const ANSWER_MS = 10;

/** Leaves data state, where the modem is in it (V.250). */
const ESCAPE = '+++';

/** The modem of a transcript: takes the line that is next, and what is allowed besides. Everything else is noted. */
export class TranscriptModem extends ScriptedModem {
  /** What the provider sent that it may not. */
  readonly violations: string[] = [];
  /** What was sent besides the transcript since the session began. */
  readonly extras: string[] = [];
  /** The bytes of the transcript that are to come next from the provider; null while none are. */
  expected: string | null = null;
  list: readonly string[];
  inSession = false;
  /** Command → what it says to that, besides the transcript. */
  readonly answersNow: Record<string, string>;
  /** Every line that the provider has sent. */
  readonly sent: string[] = [];
  /** How the port was opened, for what no step has been about yet. */
  readonly openings: TransportOptions[] = [];
  /** Whether the modem hears what it is sent besides the transcript; it does not while it starts. */
  awake = true;
  baudRate = 0;
  /** What it has said in the transcript. */
  said = '';
  /** How many lines had been sent when the modem said that it starts. */
  sentAtStart = 0;
  readonly #scheduler: Scheduler;
  readonly #stimulus: Stimulus;
  /** A chunk of the transcript is on its way: what else the modem says comes behind it. */
  #speaking = false;
  #behind: string[] = [];

  constructor(scheduler: Scheduler, stimulus: Stimulus) {
    super();
    this.#scheduler = scheduler;
    this.#stimulus = stimulus;
    this.list = stimulus.list ?? [];
    this.answersNow = { ...stimulus.identity };
  }

  override async open(options: TransportOptions, sink: TransportSink): Promise<void> {
    await super.open(options, sink);
    this.openings.push(options);
    this.baudRate = options.baudRate;
  }

  override write(bytes: Uint8Array): Promise<void> {
    const text = String.fromCharCode(...bytes);
    this.sent.push(text.replace(/\r$/, ''));
    if (text === this.expected) this.expected = null;
    else this.#besides(text);
    return Promise.resolve();
  }

  /** Says a chunk in pieces; whatever else is to be said waits for its end. */
  async speak(pieces: readonly string[], pause: () => Promise<void>): Promise<void> {
    this.#speaking = true;
    this.awake = true;
    this.said += pieces.join('');
    if (pieces.join('').includes('RDY')) this.sentAtStart = this.sent.length;
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) await pause();
      this.say(piece);
    }
    this.#speaking = false;
    for (const text of this.#behind.splice(0)) this.say(text);
  }

  #besides(text: string): void {
    const line = text.replace(/\r$/, '');
    // The escape sequence is no line.
    const allowed = this.#allowed().find((one) => (one.text === ESCAPE ? ESCAPE : `${one.text}\r`) === text);
    if (this.inSession) this.extras.push(line);
    if (allowed === undefined) {
      this.violations.push(line);
      return;
    }
    // At another rate it understands nothing.
    if (this.inSession && (!this.awake || this.baudRate !== this.rate)) return;
    if (line === ESCAPE) return;
    const answer = this.#answerTo(allowed);
    this.#scheduler.after(ANSWER_MS, () => {
      const framed = answer.map((one) => `\r\n${one}\r\n`).join('');
      if (this.#speaking) this.#behind.push(framed);
      else this.say(framed);
    });
  }

  #allowed(): readonly AllowedCommand[] {
    const before = isCellular(this.#stimulus) ? [...ASKED, ...SET_UP] : SET_UP;
    return [...allowedIn(this.#stimulus), ...(this.inSession ? [] : before)];
  }

  #answerTo({ text, answer }: AllowedCommand): readonly string[] {
    if (text === 'AT+CLCC' && isCellular(this.#stimulus)) return [...this.list.map((call) => `+CLCC: ${call}`), 'OK'];
    const own = this.answersNow[text];
    // An analog modem knows of no network.
    const known = answer !== undefined && (isCellular(this.#stimulus) || !ASKED.some((one) => one.text === text));
    return (own ?? (known ? answer : 'ERROR')).split('|');
  }
}
