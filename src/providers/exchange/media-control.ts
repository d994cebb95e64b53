import type { Scheduler, Timer } from '../../base/clock.js';
import { LINEMEDIACONTROL } from '../../tspi/generated/constants.js';
import type {
  LineMediaControlCallState,
  LineMediaControlDigit,
  LineMediaControlMedia,
  LineMediaControlTone,
} from '../../tspi/structures.js';
import type { ToneWatch } from './tone-watch.js';

/** What acts on the media stream of a call: the lists of lineSetMediaControl. */
export interface MediaControls {
  readonly digits: readonly LineMediaControlDigit[];
  readonly media: readonly LineMediaControlMedia[];
  readonly tones: readonly LineMediaControlTone[];
  readonly callStates: readonly LineMediaControlCallState[];
}

/** The media stream of a call, as the provider's own block of LINECALLINFO tells it. `rate` and `volume`: steps from normal. */
interface MediaStream {
  readonly playing: boolean;
  readonly rate: number;
  readonly volume: number;
}

const AT_REST: MediaStream = { playing: false, rate: 0, volume: 0 };

const EFFECTS: ReadonlyMap<number, (stream: MediaStream) => MediaStream> = new Map([
  [LINEMEDIACONTROL.START, (stream) => ({ ...stream, playing: true })],
  [LINEMEDIACONTROL.RESET, () => AT_REST],
  [LINEMEDIACONTROL.PAUSE, (stream) => ({ ...stream, playing: false })],
  [LINEMEDIACONTROL.RESUME, (stream) => ({ ...stream, playing: true })],
  [LINEMEDIACONTROL.RATEUP, (stream) => ({ ...stream, rate: stream.rate + 1 })],
  [LINEMEDIACONTROL.RATEDOWN, (stream) => ({ ...stream, rate: stream.rate - 1 })],
  [LINEMEDIACONTROL.RATENORMAL, (stream) => ({ ...stream, rate: 0 })],
  [LINEMEDIACONTROL.VOLUMEUP, (stream) => ({ ...stream, volume: stream.volume + 1 })],
  [LINEMEDIACONTROL.VOLUMEDOWN, (stream) => ({ ...stream, volume: stream.volume - 1 })],
  [LINEMEDIACONTROL.VOLUMENORMAL, (stream) => ({ ...stream, volume: 0 })],
] satisfies [number, (stream: MediaStream) => MediaStream][]);

/** The media control of one call: what happens on it acts on its stream (lineSetMediaControl). */
export class MediaControl {
  #controls: MediaControls | null = null;
  #stream = AT_REST;
  #timers: Timer[] = [];

  constructor(
    private readonly scheduler: Scheduler,
    private readonly tones: ToneWatch,
    private readonly changed: () => void,
  ) {}

  /** The stream as the provider's own block: UTF-8 JSON; none where nothing controls it. */
  get block(): Uint8Array | undefined {
    return this.#controls === null ? undefined : new TextEncoder().encode(JSON.stringify(this.#stream));
  }

  set(controls: MediaControls | null): void {
    this.stop();
    this.#controls = controls;
    this.tones.watch(
      'control',
      (controls?.tones ?? []).map(({ frequency1, frequency2, frequency3, duration, mediaControl }) => ({
        frequencies: [frequency1, frequency2, frequency3],
        durationMs: duration,
        noticed: () => {
          this.#act(mediaControl);
        },
      })),
    );
  }

  /** A digit was heard (`mode`: one LINEDIGITMODE). */
  digit(digit: string, mode: number): void {
    for (const entry of this.#controls?.digits ?? [])
      if (entry.digit === digit && (entry.digitModes & mode) !== 0) this.#act(entry.mediaControl);
  }

  /** A media mode was noticed; it acts once it has lasted. */
  media(mode: number): void {
    for (const { mediaModes, duration, mediaControl } of this.#controls?.media ?? [])
      if ((mediaModes & mode) !== 0)
        this.#timers.push(
          this.scheduler.after(duration, () => {
            this.#act(mediaControl);
          }),
        );
  }

  /** The call is in another state: one LINECALLSTATE. */
  callState(state: number): void {
    for (const { callStates, mediaControl } of this.#controls?.callStates ?? [])
      if ((callStates & state) !== 0) this.#act(mediaControl);
  }

  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
  }

  #act(mediaControl: number): void {
    const effect = EFFECTS.get(mediaControl);
    if (effect === undefined) return;
    this.#stream = effect(this.#stream);
    this.changed();
  }
}
