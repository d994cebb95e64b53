import type { Timer } from '../../base/clock.js';
import { LINECALLSTATE } from '../../tspi/generated/constants.js';
import { isOk } from './bring-up.js';
import type { CallControlContext } from './call-context.js';

/** A call that a modem has, whoever began it. */
export interface LiveCall {
  /** `unknown` where nothing tells. */
  readonly direction: 'incoming' | 'outgoing' | 'unknown';
  /** One LINECALLSTATE. */
  readonly state: number;
  /** The other party's number; '' where it is not known. */
  readonly number: string;
}

/** How a modem tells its calls. */
export interface CallList {
  /** A command that changes nothing. */
  readonly command: string;
  readonly heads: readonly string[];
  /** Reads its information text, hostile as any: what is no call in it is left out. */
  readonly read: (lines: readonly string[]) => readonly LiveCall[];
}

/** What was found: a call, that there is none, or that nothing tells. */
export type Finding = LiveCall | 'none' | 'untold';

/** What is known of a call on an analog line that this side did not see begin: that it is there (linecallstate--constants, UNKNOWN). */
const unseenCall: LiveCall = { direction: 'unknown', state: LINECALLSTATE.UNKNOWN, number: '' };

/** How often a modem is asked about a call that was there before: its states come with no result code that a command waits for. */
export const LOOK_AGAIN_MS = 2000;
const QUERY_LIMIT_MS = 2000;

/** The one call that the line is about, where there are several: the one that has the voice, then the one that is to have it. */
const precedence: readonly number[] = [
  LINECALLSTATE.CONNECTED,
  LINECALLSTATE.RINGBACK,
  LINECALLSTATE.DIALING,
  LINECALLSTATE.OFFERING,
  LINECALLSTATE.ONHOLD,
];

/** What {@link LiveCalls} tells. */
export interface FindingOwner {
  /** What the modem has now. */
  met(finding: Finding): void;
  /** Whether the line's call was there before it was seen, so that it must be asked about. */
  readonly hasAdopted: boolean;
}

/** Finds the call that a modem has when its line comes back, is opened, or the machine wakes up. */
export class LiveCalls {
  readonly #line: Pick<CallControlContext, 'link' | 'profile' | 'scheduler'>;
  readonly #owner: FindingOwner;
  #timer: Timer | null = null;
  /**
   * Something tells that a call may be up although the modem cannot be asked: it was in data state, or it was left off hook by a port that
   * was lost without hanging up.
   */
  mayBeUp = false;

  constructor(line: Pick<CallControlContext, 'link' | 'profile' | 'scheduler'>, owner: FindingOwner) {
    this.#line = line;
    this.#owner = owner;
  }

  /** Asks. Sends nothing that changes anything, and nothing at all where the modem cannot tell. */
  async find(): Promise<Finding> {
    const { link, profile } = this.#line;
    const { callList } = profile;
    if (callList !== null && link.channel !== null) {
      const { command, heads, read } = callList;
      const outcome = await link.channel.ask({ text: command, heads, timeLimitMs: QUERY_LIMIT_MS });
      if (outcome.kind === 'final' && isOk(outcome)) return foremost(read(outcome.lines)) ?? 'none';
    }
    return this.mayBeUp ? unseenCall : 'untold';
  }

  /** Asks and tells; asks again as long as a call that was there before lasts. */
  async look(): Promise<Finding> {
    this.stop();
    const { channel } = this.#line.link;
    const finding = await this.find();
    if (channel !== null && channel === this.#line.link.channel) this.tell(finding);
    return finding;
  }

  /** Tells what was found. */
  tell(finding: Finding): void {
    this.stop();
    this.#owner.met(finding);
    if (!this.#owner.hasAdopted) return;
    this.mayBeUp = false;
    if (this.#line.profile.callList === null) return;
    this.#timer = this.#line.scheduler.after(LOOK_AGAIN_MS, () => {
      if (this.#owner.hasAdopted) void this.look();
    });
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}

function foremost(calls: readonly LiveCall[]): LiveCall | undefined {
  return [...calls].sort((a, b) => precedence.indexOf(a.state) - precedence.indexOf(b.state))[0];
}
