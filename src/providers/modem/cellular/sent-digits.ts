import { LINEGENERATETERM, TAPI_MESSAGE } from '../../../tspi/generated/constants.js';
import type { CallControlContext } from '../call-context.js';
import type { CallReporter } from '../call-reporter.js';
import { DigitSender } from '../digit-sender.js';
import type { CellularCall } from './cellular-call.js';

/**
 * The digits that are sent on the calls of a line with +VTS (3GPP TS 27.007, C.2.11), which names no call: the active one gets them. Those of lineGenerateDigits, and those
 * that stood behind a pause in the number. One lot at a time: a lineGenerateDigits, also one without digits, ends what is being sent, whoever wanted it
 * (nf-tspi-tspi_linegeneratedigits). What is being sent ends with its call, and when that is not the active one any more.
 */
export class SentDigits {
  readonly #line: CallControlContext;
  readonly #reporter: CallReporter;
  #sending: { readonly call: CellularCall; readonly sender: DigitSender } | null = null;

  constructor(line: CallControlContext, reporter: CallReporter) {
    this.#line = line;
    this.#reporter = reporter;
  }

  /** lineGenerateDigits; null stops. */
  generate(call: CellularCall, endToEndId: number, digits: string | null): void {
    this.stop();
    if (digits === null) return;
    this.#send(call, digits, (done) => {
      const term = done ? LINEGENERATETERM.DONE : LINEGENERATETERM.CANCEL;
      const tick = Math.trunc(this.#line.scheduler.now()) >>> 0;
      this.#reporter.emit(call, TAPI_MESSAGE.LINE_GENERATE, term, endToEndId, tick);
    });
  }

  /**
   * A call's state has changed. What stood behind a pause in its number is sent once it is connected; nobody asked for that by a function of its own, so
   * nobody is told of its end, and the call goes on where it fails.
   */
  moved(call: CellularCall): void {
    if (!call.isConnected) {
      this.stop(call);
      return;
    }
    const digits = call.postDial;
    call.postDial = '';
    if (digits === '' || call.closed || call.withdrawn()) return;
    this.stop();
    this.#send(call, digits, (done, stopped) => {
      // Never the digits: they may be a PIN.
      if (!done && !stopped) this.#line.log.warn('modem.postDialRefused');
    });
  }

  /** @param call - Those of this call only. */
  stop(call?: CellularCall): void {
    if (this.#sending === null || (call !== undefined && this.#sending.call !== call)) return;
    const { sender } = this.#sending;
    this.#sending = null;
    sender.cancel();
  }

  #send(call: CellularCall, digits: string, ended: (done: boolean, stopped: boolean) => void): void {
    const { link, profile, scheduler } = this.#line;
    if (link.channel === null || profile.digitCommand === null) return;
    const sender = new DigitSender(scheduler, link.channel, profile.digitCommand, (done) => {
      const stopped = this.#sending?.sender !== sender;
      if (!stopped) this.#sending = null;
      ended(done, stopped);
    });
    this.#sending = { call, sender };
    void sender.send(digits);
  }
}
