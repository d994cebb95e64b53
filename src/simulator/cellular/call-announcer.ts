import type { Scheduler } from '../../base/clock.js';
import { CAUSE, type Cause } from '../../network/mobile/causes.js';
import type { MobileCall, MobileCallState, MobileEvents } from '../../network/mobile/mobile-call.js';
import type { Notification } from '../../network/network-port.js';
import type { ResultCode } from '../result-codes.js';
import type { AnnouncedCall, CallDialect, IsOn } from './call-dialect.js';
import { waitingLine } from './call-lines.js';

/** Supplementary service codes of +CSSI and +CSSU: 3GPP TS 27.007 7.17. */
const NOTICES: Readonly<Record<Notification, { readonly name: '+CSSI' | '+CSSU'; readonly code: number }>> = {
  forwarded: { name: '+CSSI', code: 2 },
  waiting: { name: '+CSSI', code: 3 },
  forwardedCall: { name: '+CSSU', code: 0 },
  held: { name: '+CSSU', code: 2 },
  retrieved: { name: '+CSSU', code: 3 },
  conference: { name: '+CSSU', code: 4 },
};

/** What an announcer needs of its modem. */
export interface AnnouncerOwner {
  line(text: string): void;
  code(code: ResultCode): void;
  parameter(name: string): string;
  /** A call has changed, or is over. */
  callsChanged(): void;
}

/** A command that waits for what becomes of a call. */
export interface CallWatch {
  readonly call: MobileCall;
  readonly answered: () => void;
  readonly ended: (code: ResultCode) => void;
}

/** Tells of calls as the maker's modems do: lines in their dialect, the standard's notices, result codes. */
export class CallAnnouncer implements MobileEvents {
  /** The command that waits for a call; its outcome is the command's result. */
  watch: CallWatch | null = null;
  /** Why the last call ended: +CEER. */
  lastCause: Cause | null = null;
  /** What waits for the result of the command under execution; null when nothing has to wait. */
  #held: (() => void)[] | null = null;
  /** Whether the calls that end now do so by AT+CHUP or ATH. */
  #hangingUp = false;
  readonly #isOn: IsOn;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly dialect: CallDialect,
    private readonly owner: AnnouncerOwner,
  ) {
    this.#isOn = (name) => !/^0/.test(owner.parameter(name));
  }

  /** From now on everything waits for {@link CallAnnouncer.release}. */
  hold(hangingUp = false): void {
    this.#held ??= [];
    this.#hangingUp = hangingUp;
  }

  /** Tells what has waited. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const tell of held) tell();
    this.#hangingUp = false;
  }

  /** Forgets everything. */
  reset(): void {
    this.#held = null;
    this.watch = null;
    this.lastCause = null;
    this.#hangingUp = false;
  }

  changed(call: MobileCall, state: MobileCallState): void {
    const seen: AnnouncedCall = { ...call, state };
    this.#tell(() => {
      for (const line of this.dialect.changed(seen, this.#isOn)) this.owner.line(line);
      if (state === 'waiting' && this.owner.parameter('+CCWA') === '1') this.owner.line(waitingLine(call.party));
    });
    if (this.watch?.call === call && state === 'active') this.#takeWatch()?.answered();
    this.owner.callsChanged();
  }

  released(call: MobileCall, cause: Cause, by: 'self' | 'other'): void {
    this.lastCause = cause;
    const durationS = call.answeredMs === null ? 0 : Math.floor((this.scheduler.now() - call.answeredMs) / 1000);
    const end = { cause, by, answered: call.answeredMs !== null, durationS, wallTimeMs: this.scheduler.wallTime() };
    const watch = this.watch?.call === call ? this.#takeWatch() : null;
    const byHangUp = by === 'self' && this.#hangingUp;
    const missed = call.direction === 'incoming' && !end.answered && by === 'other';
    const { endCodes } = this.dialect;
    const withCode = endCodes !== 'never' && !missed && (by === 'other' || (byHangUp && endCodes === 'always'));
    this.#tell(() => {
      for (const line of this.dialect.ended({ ...call, state: 'released' }, end, this.#isOn)) this.owner.line(line);
      if (withCode && watch === null) this.owner.code(codeOf(cause));
    });
    watch?.ended(codeOf(cause));
    this.owner.callsChanged();
  }

  notified(_call: MobileCall, notification: Notification): void {
    const { name, code } = NOTICES[notification];
    const [intermediate, unsolicited] = this.owner.parameter('+CSSN').split(',');
    if ((name === '+CSSI' ? intermediate : unsolicited) !== '1') return;
    this.#tell(() => {
      this.owner.line(`${name}: ${code}`);
    });
  }

  dtmf(_call: MobileCall, digit: string): void {
    const line = this.dialect.digit(digit, this.#isOn);
    if (line !== '')
      this.#tell(() => {
        this.owner.line(line);
      });
  }

  #takeWatch(): CallWatch | null {
    const { watch } = this;
    this.watch = null;
    return watch;
  }

  #tell(tell: () => void): void {
    if (this.#held === null) tell();
    else this.#held.push(tell);
  }
}

/** The result code that stands for a cause. */
export function codeOf(cause: Cause): ResultCode {
  if (cause === CAUSE.userBusy) return 'BUSY';
  return cause === CAUSE.noAnswer ? 'NO ANSWER' : 'NO CARRIER';
}
