import type { Scheduler } from '../../base/clock.js';
import type { Leg } from '../../network/exchange/leg.js';
import { send, type Signal } from '../../network/exchange/signals.js';
import { LINECALLINFOSTATE, LINEDIGITMODE, LINEMEDIAMODE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import type { LineMonitorTone } from '../../tspi/structures.js';
import { Gathering } from '../digits/gathering.js';
import { Generation } from './generation.js';
import { MediaControl } from './media-control.js';
import { ToneWatch } from './tone-watch.js';

/** What is listened for and played on one call. All of it ends with the call. */
export class CallMedia {
  readonly gathering: Gathering;
  readonly generation: Generation;
  readonly control: MediaControl;
  readonly #tones: ToneWatch;
  /** LINEDIGITMODE and LINEMEDIAMODE bits that are reported. */
  digitModes = 0;
  mediaModes = 0;

  constructor(
    private readonly scheduler: Scheduler,
    leg: Leg,
    private readonly tell: (message: number, param1: number, param2: number, param3: number) => void,
  ) {
    this.gathering = new Gathering(scheduler, (how, endToEndId) => {
      tell(TAPI_MESSAGE.LINE_GATHERDIGITS, how, endToEndId, this.#tick());
    });
    this.generation = new Generation(
      scheduler,
      (signal) => {
        send(leg, signal);
      },
      (how, endToEndId) => {
        tell(TAPI_MESSAGE.LINE_GENERATE, how, endToEndId, this.#tick());
      },
    );
    this.#tones = new ToneWatch(scheduler);
    this.control = new MediaControl(scheduler, this.#tones, () => {
      tell(TAPI_MESSAGE.LINE_CALLINFO, LINECALLINFOSTATE.DEVSPECIFIC, 0, 0);
    });
  }

  monitorTones(listId: number, tones: readonly LineMonitorTone[]): void {
    this.#tones.watch(
      `list ${listId}`,
      tones.map(({ appSpecific, duration, frequency1, frequency2, frequency3 }) => ({
        frequencies: [frequency1, frequency2, frequency3],
        durationMs: duration,
        noticed: () => {
          this.tell(TAPI_MESSAGE.LINE_MONITORTONE, appSpecific, listId, this.#tick());
        },
      })),
    );
  }

  /** Something is heard from the other side. */
  heard(signal: Signal): void {
    if (signal.kind === 'digit') this.#digit(signal.digit, signal.by, signal.durationMs);
    else if (signal.kind === 'tone') this.#tones.sound(signal.frequencies, signal.durationMs);
    else this.#media(signal.kind === 'carrier' ? LINEMEDIAMODE.DATAMODEM : signal.media);
  }

  /** The call is over: what runs is cancelled, and tells it. */
  end(): void {
    this.gathering.cancel();
    this.generation.cancel();
    this.stop();
  }

  /** Ends everything without a word. */
  stop(): void {
    this.gathering.stop();
    this.generation.stop();
    this.control.stop();
    this.#tones.stop();
    this.digitModes = 0;
    this.mediaModes = 0;
  }

  #digit(digit: string, by: 'tones' | 'pulses', durationMs: number): void {
    const mode = by === 'tones' ? LINEDIGITMODE.DTMF : LINEDIGITMODE.PULSE;
    this.#tones.sound([], durationMs);
    this.#monitored(digit, mode);
    this.gathering.digit(digit, mode);
    this.control.digit(digit, mode);
    if (mode === LINEDIGITMODE.DTMF)
      this.scheduler.after(durationMs, () => {
        this.#monitored(digit, LINEDIGITMODE.DTMFEND);
        this.control.digit(digit, LINEDIGITMODE.DTMFEND);
      });
  }

  #monitored(digit: string, mode: number): void {
    if ((this.digitModes & mode) !== 0)
      this.tell(TAPI_MESSAGE.LINE_MONITORDIGITS, digit.charCodeAt(0), mode, this.#tick());
  }

  #media(modes: number): void {
    for (const mode of new Set(Object.values(LINEMEDIAMODE)))
      if ((modes & mode) !== 0 && mode !== LINEMEDIAMODE.UNKNOWN) {
        if ((this.mediaModes & mode) !== 0) this.tell(TAPI_MESSAGE.LINE_MONITORMEDIA, mode, 0, this.#tick());
        this.control.media(mode);
      }
  }

  /** The third parameter of these messages: milliseconds, 32 bits, may wrap (line-gatherdigits). */
  #tick(): number {
    return Math.floor(this.scheduler.now()) >>> 0;
  }
}
