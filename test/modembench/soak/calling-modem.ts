import { between } from '../../../src/base/random.js';
import type { Random } from '../../../src/base/random.js';
import { answersFrom, framed, scriptModem } from '../bench/index.js';
import type { SerialDevice } from '../bench/index.js';
import { voiceAnswers } from '../voice-modem.js';

/** How a dial goes on, with how often of a hundred: each step is said after a short wait. */
const DIALS: readonly (readonly [number, readonly string[]])[] = [
  [50, ['RINGING', 'VCON']],
  [15, ['VCON']],
  [10, ['BUSY']],
  [5, ['NO DIALTONE']],
  [5, ['RINGING', 'NO ANSWER']],
  [5, ['NO CARRIER']],
  [10, []],
];

type HookState = 'onHook' | 'dialling' | 'ringing' | 'connected';

/** A voice modem that plays its exchange by itself: it lets dials ring, be answered or fail, rings, and lets the far end hang up. */
export class CallingModem {
  readonly #random: Random;
  #state: HookState = 'onHook';
  #timer: NodeJS.Timeout | undefined;
  #playing = true;

  constructor(
    readonly device: SerialDevice,
    random: Random,
  ) {
    this.#random = random;
    scriptModem(device, (line) => this.#answer(line));
    this.#enter('onHook');
  }

  /** Plays calls of its own, or (false) only carries out what it is told: then every dial is answered. */
  set playing(playing: boolean) {
    this.#playing = playing;
    this.#enter(this.#state === 'ringing' ? 'onHook' : this.#state);
  }

  /** Stops for good. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** The modem has lost its power, as with the cable of a USB modem. */
  reset(): void {
    this.#enter('onHook');
  }

  #answer(line: string): string | undefined {
    // What comes before AT ends a state that this modem is not in: escape sequence, ESC, end of data.
    const command = line.slice(Math.max(0, line.indexOf('AT')));
    // Any character takes a dial back, and is used up by that (V.250, 5.6.1).
    if (this.#state === 'dialling') return this.#enter('onHook', 'OK');
    if (command === '') return undefined;
    if (command.startsWith('ATD')) return this.#dial();
    if (command === 'ATA') return this.#pickUp();
    if (command === 'ATH') return this.#enter('onHook', 'OK');
    // DTR was off since: the page that had the call is gone, and &D2 has ended it.
    if (command === 'ATE0V1Q0') return this.#enter('onHook', 'OK');
    return command in voiceAnswers ? answersFrom(voiceAnswers)(command) : framed('OK');
  }

  #dial(): undefined {
    this.#enter('dialling');
    let draw = between(this.#random, 0, 99);
    const [, steps] = DIALS.find(([share]) => (draw -= share) < 0)!;
    this.#say(this.#playing ? [...steps] : ['RINGING', 'VCON']);
    return undefined;
  }

  #say(steps: readonly string[]): void {
    const [next, ...rest] = steps;
    if (next === undefined) return;
    this.#later(10, 200, () => {
      this.device.write(framed(next));
      if (next === 'VCON') this.#enter('connected');
      else if (next !== 'RINGING') this.#enter('onHook');
      else this.#say(rest);
    });
  }

  #pickUp(): string | undefined {
    if (this.#state !== 'ringing') return framed('NO CARRIER');
    this.#enter('dialling');
    this.#say(['VCON']);
    return undefined;
  }

  /** Changes state, says something, and plans what the exchange does next by itself. */
  #enter(state: HookState, ...says: readonly string[]): string | undefined {
    clearTimeout(this.#timer);
    this.#state = state;
    if (this.#playing && state === 'onHook') this.#later(100, 1500, () => this.#ring(between(this.#random, 1, 6)));
    if (this.#playing && state === 'connected') this.#later(50, 2000, () => this.#farEndHangsUp());
    return says.length === 0 ? undefined : framed(...says);
  }

  #ring(times: number): void {
    if (times === 0) {
      this.#enter('onHook');
      return;
    }
    const begins = this.#state !== 'ringing';
    this.#state = 'ringing';
    this.device.write(framed('RING', ...(begins ? ['NMBR = 5550123', 'NAME = Ann Example'] : [])));
    this.#later(200, 400, () => this.#ring(times - 1));
  }

  #farEndHangsUp(): void {
    this.device.write(between(this.#random, 0, 1) === 0 ? '\x10b' : framed('NO CARRIER'));
    this.#enter('onHook');
  }

  #later(leastMs: number, mostMs: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, between(this.#random, leastMs, mostMs));
  }
}
