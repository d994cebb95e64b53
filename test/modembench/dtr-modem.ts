import { framed } from './bench/index.js';
import type { SerialDevice } from './bench/index.js';

/** What the two kinds of modems answer to who they are; everything else is answered OK. */
const classes = { voice: '0,1,8', data: '0,1' } as const;

/**
 * A modem that answers every dial at once and listens to DTR as it was told: with &D2 a drop hangs up, with &D0 it changes nothing (V.250,
 * 6.4.2 and its &D). A data modem's carrier line follows its call (&C1), and what comes in data state is payload until the escape sequence.
 */
export class DtrModem {
  /** Whether it is off hook. */
  inCall = false;
  /** What DTR means, as it was told last. */
  dtr = '';
  #inData = false;
  #drops = 0;
  #line = '';

  constructor(
    readonly device: SerialDevice,
    readonly kind: keyof typeof classes,
  ) {
    device.on('data', (bytes) => this.#take(bytes.toString('latin1')));
  }

  /** Looks at the host's log for DTR that was dropped since. */
  followDtr(): void {
    const drops = this.device.host.entries.filter((entry) => entry.startsWith('lines dtr=0')).length;
    if (drops > this.#drops && this.dtr === '&D2') this.#onHook();
    this.#drops = drops;
  }

  #take(text: string): void {
    this.followDtr();
    if (this.#inData && text !== '+++') return;
    if (this.#inData) {
      this.#inData = false;
      this.device.write(framed('OK'));
      return;
    }
    const commands = (this.#line + text).split('\r');
    this.#line = commands.pop() ?? '';
    // What comes before AT is ignored in command state, an escape sequence too (V.250, 5.2.1).
    for (const command of commands) this.device.write(this.#answer(command.replace(/^.*?(?=AT)/, '')));
  }

  #answer(command: string): string {
    if (command === 'AT+FCLASS=?') return framed(classes[this.kind], 'OK');
    if (command === 'ATH') this.#onHook();
    this.dtr = /&D\d/.exec(command)?.[0] ?? this.dtr;
    return command.startsWith('ATD') ? framed(this.#dialled()) : framed('OK');
  }

  #dialled(): string {
    this.inCall = true;
    if (this.kind === 'voice') return 'VCON';
    this.#inData = true;
    this.device.host.setModemLines({ cts: true, dsr: true, dcd: true });
    return 'CONNECT 115200';
  }

  #onHook(): void {
    this.inCall = this.#inData = false;
    this.device.host.setModemLines({ cts: true, dsr: true });
  }
}
