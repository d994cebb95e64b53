import type { TypedEventTarget } from '../../client/telephony.js';
import { CADENCES, cadenceSamples } from './cadence.js';
import { dtmfOf, MIN_TONE_S } from './dtmf.js';

/** Something that sounds until it is stopped. */
export interface Playing {
  stop(): void;
}

/** `closed`: nothing was tried yet. `waiting`: the browser wants a press first. `refused`: it lets the page make no sound. */
export type SoundState = 'closed' | 'waiting' | 'ready' | 'refused';

/** What of a page's audio is used. */
export type AudioOutput = Pick<
  AudioContext,
  'state' | 'currentTime' | 'sampleRate' | 'destination' | 'resume' | 'createGain' | 'createOscillator' | 'createBuffer' | 'createBufferSource'
> & { onstatechange: ((event: Event) => void) | null }; // prettier-ignore

const SILENCE: Playing = { stop: () => undefined };
/** A key's tone beside the ring: it is at the ear of whoever presses. */
const TONE_GAIN = 0.15;

/**
 * What a page lets be heard: the tones of keys, ringing, and the tone of a waiting call. Volume and muting are remembered as long as the page lives.
 *
 * A ring is one buffer that the audio clock repeats: no timer has a part in it, so it rings as well in a tab in the background, whose timers are slowed down.
 */
export class Sounds extends (EventTarget as new () => EventTarget & TypedEventTarget<{ change: Event }>) {
  #output: AudioOutput | null = null;
  #refused = false;
  #volume = 0.7;
  #muted = false;
  #ringGain: GainNode | null = null;

  /** @param open - Makes the page's audio; what it throws means that there is none. */
  constructor(private readonly make: () => AudioOutput) {
    super();
  }

  get state(): SoundState {
    if (this.#refused) return 'refused';
    if (this.#output === null) return 'closed';
    return this.#output.state === 'running' ? 'ready' : 'waiting';
  }

  /** How loud it rings, 0 to 1. */
  get volume(): number {
    return this.#volume;
  }
  set volume(volume: number) {
    this.#volume = Math.min(1, Math.max(0, volume));
    this.#changed();
  }

  /** Whether calls ring silently. */
  get muted(): boolean {
    return this.#muted;
  }
  set muted(muted: boolean) {
    this.#muted = muted;
    this.#changed();
  }

  /** Looks whether the page may make sounds. Harmless to call again. */
  open(): void {
    if (this.#output !== null || this.#refused) return;
    try {
      this.#output = this.make();
      this.#output.onstatechange = () => {
        this.#changed();
      };
    } catch {
      this.#refused = true;
    }
    this.#changed();
  }

  /** Asks to be let make sounds, in the handler of a press. Whether it was; a browser that wants a press first may leave that open. */
  async unlock(): Promise<boolean> {
    this.open();
    if (this.#output === null) return false;
    if (this.#output.state === 'running') return true;
    try {
      await this.#output.resume();
    } catch {
      this.#refused = true;
    }
    this.#changed();
    return this.state === 'ready';
  }

  /** Sounds as a key does on the line, for at least 100 ms, until it is stopped. */
  tone(key: string): Playing {
    const frequencies = dtmfOf(key);
    if (frequencies === null) return SILENCE;
    let stopped = false;
    let playing = SILENCE;
    // One that has to wait until the page may make sounds is of no use once the key is up.
    if (this.state === 'ready') playing = this.#startTone(frequencies);
    else
      void this.unlock().then((may) => {
        if (may && !stopped) playing = this.#startTone(frequencies);
      });
    return {
      stop: () => {
        stopped = true;
        playing.stop();
      },
    };
  }

  /** Rings until it is stopped; when the page may make sounds only later, from then on. */
  ring(kind: keyof typeof CADENCES): Playing {
    this.open();
    const output = this.#output;
    if (output === null) return SILENCE;
    const samples = cadenceSamples(CADENCES[kind], output.sampleRate);
    const buffer = output.createBuffer(1, samples.length, output.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = output.createBufferSource();
    source.buffer = buffer;
    source.loop = true;
    const gain = output.createGain();
    source.connect(gain).connect(output.destination);
    this.#ringGain = gain;
    this.#setRingGain();
    source.start();
    return {
      stop: () => {
        source.stop();
        gain.disconnect();
        if (this.#ringGain === gain) this.#ringGain = null;
      },
    };
  }

  #startTone(frequencies: readonly number[]): Playing {
    const output = this.#output;
    if (output === null) return SILENCE;
    const gain = output.createGain();
    gain.gain.value = TONE_GAIN;
    gain.connect(output.destination);
    const startedAt = output.currentTime;
    const oscillators = frequencies.map((hz) => {
      const oscillator = output.createOscillator();
      oscillator.frequency.value = hz;
      oscillator.connect(gain);
      oscillator.start(startedAt);
      return oscillator;
    });
    return {
      stop: () => {
        const at = Math.max(output.currentTime, startedAt + MIN_TONE_S);
        for (const oscillator of oscillators) oscillator.stop(at);
      },
    };
  }

  #setRingGain(): void {
    if (this.#ringGain !== null) this.#ringGain.gain.value = this.#muted ? 0 : this.#volume;
  }

  #changed(): void {
    this.#setRingGain();
    this.dispatchEvent(new Event('change'));
  }
}

/** The page's own, which its elements share. */
export const pageSounds = new Sounds(() => new AudioContext());
