import type { AtChannel } from '../../at/channel.js';
import type { AtCommand } from '../../at/command.js';
import type { CallControlContext } from './call-context.js';

/** AT+VRX answers within this time (CONNECT), in milliseconds. */
const BEGIN_LIMIT_MS = 5000;
/** How often the modem may end receiving by itself before it is left alone until the next call. */
const MAX_ENDS_BY_MODEM = 3;

/**
 * Voice receive (ITU-T V.253, AT+VRX) on the call of an analog line. Many modems tell of digits and tones only while they receive. What they
 * receive is thrown away, unless somebody takes it. The channel ends it before any other command; it begins again behind that. A modem
 * that refuses goes on telling events as it does in command state.
 */
export class VoiceReceiver {
  readonly #line: Pick<CallControlContext, 'link' | 'profile' | 'onVoice'>;
  #wanted = false;
  #paused = false;
  /** The command that waits or is being received by, and where. */
  #command: AtCommand | null = null;
  #channel: AtChannel | null = null;
  #refused = false;
  #endsByModem = 0;

  constructor(line: Pick<CallControlContext, 'link' | 'profile' | 'onVoice'>) {
    this.#line = line;
  }

  /** Whether the modem is to receive. */
  want(wanted: boolean): void {
    if (this.#wanted === wanted) return;
    this.#wanted = wanted;
    this.#settle();
  }

  /** Other commands come in a row: it would begin between them. */
  pause(paused: boolean): void {
    this.#paused = paused;
    this.#settle();
  }

  /** The call is over: the next one may be received again. */
  callOver(): void {
    this.want(false);
    this.#paused = false;
    this.#refused = false;
    this.#endsByModem = 0;
  }

  #settle(): void {
    const { channel } = this.#line.link;
    const stops = this.#line.profile.voice?.receiveStops ?? null;
    // Nothing is told of a stream whose port was closed.
    if (channel !== this.#channel) this.#command = null;
    this.#channel = channel;
    if (!this.#wanted || this.#paused) {
      // It may not have been sent yet.
      if (this.#command !== null && channel?.abort(this.#command) === false) channel.stopReceiving();
    } else if (this.#command === null && !this.#refused && channel !== null && stops !== null) {
      const command = this.#receiving(stops);
      this.#command = command;
      channel.send(command, (outcome) => {
        if (this.#command !== command) return;
        const begun = outcome.kind === 'final' && outcome.code.name === 'connect';
        if (!begun) this.#command = null;
        this.#refused ||= !begun && outcome.kind !== 'cancelled' && outcome.kind !== 'lost';
        // What was wanted may have changed while it was on its way.
        this.#settle();
      });
    }
  }

  #receiving(stops: readonly string[]): AtCommand {
    const command: AtCommand = {
      text: 'AT+VRX',
      timeLimitMs: BEGIN_LIMIT_MS,
      receives: {
        stops,
        audio: this.#line.onVoice,
        ended: (byModem) => {
          if (this.#command !== command) return;
          this.#command = null;
          if (byModem) this.#endsByModem++;
          if (this.#endsByModem >= MAX_ENDS_BY_MODEM) this.#refused = true;
          this.#settle();
        },
      },
    };
    return command;
  }
}
