import {
  TransportError,
  type InputSignals,
  type LostReason,
  type OutputSignals,
  type ReceiveErrorKind,
  type Transport,
  type TransportErrorCode,
  type TransportOptions,
  type TransportSink,
} from '../../../transports/transport.js';

/** What an analog voice modem answers. */
export const voiceAnswers = {
  'AT+FCLASS=?': '0,1,8|OK',
  'AT+VCID=?': '(0-2)|OK',
  ATI0: '5601|OK',
  'AT+GMI': 'U.S. Robotics|OK',
  'AT+GMM': '+GMM: "56K Voice"|OK',
  'ATS3?': '013|OK',
  ATDT5550100: null,
  ATA: null,
};
/** A modem made of a table: command line → what it says. Commands that are not in it are answered OK. */
export class ScriptedModem implements Transport {
  state: Transport['state'] = 'closed';
  readonly counters = { bytesIn: 0, bytesOut: 0, receiveErrors: { overrun: 0, framing: 0, parity: 0, break: 0 } };
  readonly heard: string[] = [];
  readonly signals: OutputSignals[] = [];
  answers: Record<string, string | null> = {};
  echo = false;
  carrier: boolean | null = null;
  rate = 115_200;
  refusal: TransportErrorCode | null = null;
  /** Answers nothing more from this command on. */
  deafAfter: string | null = null;
  /** Pulls the plug when this is heard: before it is taken, or right after. */
  unplugAt: { readonly text: string; readonly when: 'before' | 'after' } | null = null;
  #options: TransportOptions = { baudRate: 0 };
  #sink: TransportSink | null = null;

  constructor(answers: Record<string, string | null> = {}) {
    this.answers = answers;
  }

  open(options: TransportOptions, sink: TransportSink): Promise<void> {
    if (this.refusal !== null) return Promise.reject(new TransportError(this.refusal, 'refused'));
    this.state = 'open';
    this.#options = options;
    this.#sink = sink;
    return Promise.resolve();
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.state !== 'open') return Promise.reject(new TransportError('closed', 'closed'));
    const text = String.fromCharCode(...bytes);
    const unplug = this.unplugAt?.text === text.trim() ? this.unplugAt.when : null;
    if (unplug === 'before') {
      this.unplug();
      return Promise.reject(new TransportError('gone', 'gone'));
    }
    this.heard.push(text.replace('\r', '').replaceAll('\x1b\x10\x03', '') || '<CR>');
    if (this.echo) this.say(text);
    this.#answer(text);
    if (unplug === 'after')
      void Promise.resolve().then(() => {
        this.unplug();
      });
    return Promise.resolve();
  }

  getSignals(): Promise<InputSignals> {
    if (this.carrier === null) return Promise.reject(new TransportError('failed', 'no signals'));
    const carrier = this.carrier;
    return Promise.resolve({ clearToSend: true, dataSetReady: true, dataCarrierDetect: carrier, ringIndicator: false });
  }

  setSignals(signals: OutputSignals): Promise<void> {
    if (this.carrier === null) return Promise.reject(new TransportError('failed', 'no signals'));
    this.signals.push(signals);
    if (signals.dataTerminalReady === false) this.carrier = false;
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.state = 'closed';
    this.#sink = null;
    return Promise.resolve();
  }

  /** What the modem says. */
  say(text: string): void {
    this.#sink?.data(Uint8Array.from(text, (c) => c.charCodeAt(0)));
  }

  /** The receiver finds an error, which it survives. */
  receiveError(kind: ReceiveErrorKind): void {
    this.#sink?.receiveError(kind);
  }

  /** One or more framed lines. */
  lines(...lines: string[]): void {
    this.say(lines.map((line) => `\r\n${line}\r\n`).join(''));
  }

  /** The device is gone; the port cannot be opened again. */
  unplug(): void {
    this.refusal = 'gone';
    this.#lose('unplugged');
  }

  /** The port ends by itself while the device stays: it can be opened again. A serial port that is hung up reads as unplugged. */
  hangUp(reason: LostReason = 'unplugged'): void {
    this.#lose(reason);
  }

  #lose(reason: LostReason): void {
    const sink = this.#sink;
    this.#sink = null;
    this.state = 'closed';
    sink?.lost(reason);
  }

  #answer(text: string): void {
    if (this.#options.baudRate !== this.rate) {
      if (this.rate > 0) this.say('\x9e\xfe\x86');
      return;
    }
    const line = text.replaceAll('\x1b\x10\x03', '').trim();
    if (line === this.deafAfter) this.answers = new Proxy({}, { has: () => true, get: () => null });
    if (!/^AT/.test(line) && !(line in this.answers)) return;
    const answer = line in this.answers ? this.answers[line] : 'OK';
    if (answer !== null && answer !== undefined) this.lines(...answer.split('|'));
  }
}
