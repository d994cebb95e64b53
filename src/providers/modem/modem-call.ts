import { noCallerId, type CallerId } from '../../at/caller-id.js';
import type { AtCommand } from '../../at/command.js';
import {
  LINEBEARERMODE,
  LINECALLORIGIN,
  LINECALLPARTYID,
  LINECALLREASON,
  LINECALLSTATE,
} from '../../tspi/generated/constants.js';
import type { HdCall, HtCall, RequestId } from '../../tspi/result.js';
import type { LineCallInfo } from '../../tspi/structures.js';
import { callStatesOf } from './capabilities.js';
import type { ModemProfile } from './profiles.js';

const partyFlags: Readonly<Record<CallerId['presentation'], number>> = {
  known: LINECALLPARTYID.ADDRESS,
  unknown: LINECALLPARTYID.UNKNOWN,
  blocked: LINECALLPARTYID.BLOCKED,
  outOfArea: LINECALLPARTYID.OUTOFAREA,
};

const origins: Readonly<Record<ModemCall['direction'], number>> = {
  incoming: LINECALLORIGIN.INBOUND,
  outgoing: LINECALLORIGIN.OUTBOUND,
  unknown: LINECALLORIGIN.UNAVAIL,
};

/** One call: what is known about it. Changed by CallControl only. */
export class ModemCall {
  /** One LINECALLSTATE; UNKNOWN until the request that makes the call has completed, and where nothing tells. */
  state: number = LINECALLSTATE.UNKNOWN;
  mode = 0;
  callerId: CallerId = noCallerId;
  appSpecific = 0;
  /** Whether one's own number is told to who is called: `I` withholds it, `i` shows it (3GPP TS 27.007, 6.2); '': as it is set. */
  callerIdModifier: '' | 'I' | 'i' = '';
  /** What is to be sent once it is connected: digits, and `,` for a pause (cellular lines). */
  postDial = '';
  /** The LINEMEDIAMODE that has turned out; 0: what the line has. */
  media = 0;
  /** The request that is making or answering the call. */
  request: RequestId | null = null;
  /** The drops that wait for the call to be released; more than one may. */
  drops: RequestId[] = [];
  /** The dial or answer in flight. */
  command: AtCommand | null = null;
  /** Settles when the dial or answer has ended. */
  commandEnded: Promise<void> = Promise.resolve();
  /** Its release, once it has begun. */
  release: Promise<boolean> | null = null;
  /** The handle was closed: nothing of it is told any more. */
  closed = false;
  /** The modem holds the line for this call. */
  offHook = false;
  /** The host has the call: its request has succeeded, or it was announced. */
  announced = false;
  /** Its state has been set. */
  told = false;
  /** When, by the wall clock. */
  changedMs = 0;
  /** Announced as a call that was there before. */
  adopted = false;
  /** Our own time limit took the dial back. */
  expired = false;

  constructor(
    readonly hdCall: HdCall,
    readonly htCall: HtCall,
    /** `unknown` for a call that was there before, where the modem does not tell. */
    readonly direction: 'outgoing' | 'incoming' | 'unknown',
    /** What was dialled; empty for an incoming call. */
    public dialled: string,
  ) {}

  /** The call is over: nothing but IDLE can follow. */
  get over(): boolean {
    return this.closed || this.state === LINECALLSTATE.DISCONNECTED || this.state === LINECALLSTATE.IDLE;
  }

  /** The call ended, or is being ended: nothing more may be begun for it. A drop waits from before its release begins. */
  withdrawn(): boolean {
    return this.over || this.release !== null || this.drops.length > 0;
  }

  /** The request that makes the call has not succeeded yet: for the host it has no state, and may never get one. */
  get pending(): boolean {
    return !this.announced;
  }

  /** LINECALLINFO of this call. */
  info(lineDeviceId: number, profile: Pick<ModemProfile, 'mediaMode' | 'callList' | 'cellular'>): LineCallInfo {
    const incoming = this.direction === 'incoming';
    const { number, name, presentation, calledNumber } = this.callerId;
    const called = incoming ? calledNumber : this.dialled;
    return {
      lineDeviceId,
      addressId: 0,
      bearerMode: LINEBEARERMODE.VOICE,
      rate: 0,
      mediaMode: this.media === 0 ? profile.mediaMode : this.media,
      appSpecific: this.appSpecific,
      callStates: callStatesOf(profile),
      origin: origins[this.direction],
      // How a call began that was there before cannot become known (linecallreason--constants).
      reason: this.adopted ? LINECALLREASON.UNAVAIL : LINECALLREASON.DIRECT,
      callerIdFlags: incoming
        ? partyFlags[presentation] | (name === '' ? 0 : LINECALLPARTYID.NAME)
        : LINECALLPARTYID.UNAVAIL,
      callerId: number,
      callerIdName: name,
      calledIdFlags: called === '' ? LINECALLPARTYID.UNAVAIL : LINECALLPARTYID.ADDRESS,
      calledId: called,
    };
  }
}
