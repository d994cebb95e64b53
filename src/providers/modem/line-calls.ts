import type { Urc } from '../../at/urc.js';
import type { DialString } from '../../numbers/dial-string.js';
import type { HdCall, HtCall, RequestId, Result } from '../../tspi/result.js';
import type { CallDigits } from './call-digits.js';
import type { FindingOwner } from './live-calls.js';
import type { ModemCall } from './modem-call.js';
import type { VoiceActions } from './voice-actions.js';

/** How many calls are where: what LINEDEVSTATUS and LINEADDRESSSTATUS count. */
export interface CallCounts {
  readonly active: number;
  readonly onHold: number;
  /** On hold for a transfer or a conference that is being set up. */
  readonly onHoldPending: number;
}

/**
 * The calls of one line: what a line and its provider know of them. An analog line has one (`call-control.ts`), a cellular one several
 * (`cellular/`). The calls that are given are those that this has made.
 */
export interface LineCalls {
  /** All calls whose handles are open. */
  readonly calls: ReadonlyMap<HdCall, ModemCall>;
  /** Whether a call has the line. */
  readonly busy: boolean;
  /** Whether one more call can be placed now. */
  readonly canPlace: boolean;
  readonly counts: CallCounts;
  /** A call that has the line is off hook, as far as is known. */
  readonly offHook: boolean;
  /** Whether the modem is in data state or carries out a dial or an answer: nothing may be sent then but to end that. */
  readonly closedToCommands: boolean;
  /** What is to agree with what the modem has when it comes back or the machine has slept. */
  readonly adoption: FindingOwner;
  /** What several calls of a line can do with each other; null where there is never more than one. */
  readonly supplementary: SupplementaryCalls | null;
  /** What is wanted of the digits that are heard. */
  readonly digits: CallDigits;
  /** Hook flash, handset and media of an analog voice line; null of every other. */
  readonly voice: VoiceActions | null;

  /** Makes the handle of a call that is to be dialled. */
  newCall(requestId: RequestId, htCall: HtCall, digits: string): ModemCall;
  /** Dials `call.dialled`. */
  dial(call: ModemCall, method: DialString['method']): Promise<void>;
  /** The call could not be dialled at all: its handle dies by itself. */
  neverPlaced(call: ModemCall): void;
  /** Why a call cannot be answered now; 0 when it can. */
  mayAnswer(call: ModemCall): Result;
  /** Answers an offered call. */
  answer(call: ModemCall, requestId: RequestId): Promise<void>;
  /** Ends a call for a request: IDLE, then its completion. */
  drop(call: ModemCall, requestId: RequestId): void;
  /** Frees a call's handle. A live call is hung up in the background. */
  close(call: ModemCall): void;
  /** Frees all handles and settles when the line is on hook. */
  closeAll(): Promise<void>;
  /** Sends digits in a connected call; null stops. */
  generate(call: ModemCall, endToEndId: number, digits: string | null): void;
  /** The LINECALLFEATURE bits that are possible now. */
  features(call: ModemCall): number;
  /** The LINECALLFEATURE2 bits that are possible now. */
  features2(call: ModemCall): number;
  /** Tells that something about a call has changed: LINECALLINFOSTATE bits. */
  changed(call: ModemCall, infoStates: number): void;

  /** Something came that no command asked for. */
  urc(urc: Urc): void;
  /** Payload came. */
  data(bytes: Uint8Array): void;
  /** The machine has slept: what rang before may ring still. */
  woke(): void;
  /** The machine has slept and the modem cannot be asked: a call in a state from before `sinceMs` (wall time) is in doubt. */
  doubt(sinceMs: number): void;
  /** The device is gone: every call is DISCONNECTED and IDLE. Requests have been completed before. */
  lost(): void;
  /** The same for a device that is to be given up while it is there. Settles when its line is on hook. */
  retire(): Promise<void>;
}

/** A call that a function makes: the host's handle comes in, the provider's goes out. */
export interface Created {
  /** 0, or why nothing was begun. */
  readonly result: Result;
  readonly calls: readonly HdCall[];
}

/**
 * Hold, transfer and conference of a line with several calls. Each begins a request and completes it later, or answers with an error and
 * begins nothing.
 */
export interface SupplementaryCalls {
  hold(id: RequestId, call: ModemCall): Result;
  unhold(id: RequestId, call: ModemCall): Result;
  swapHold(id: RequestId, active: ModemCall, held: ModemCall): Result;
  /** `calls`: the consultation call. `target`: dialled at once; '' waits for lineDial. */
  setupTransfer(id: RequestId, call: ModemCall, htConsult: HtCall, target: string): Created;
  transfer(id: RequestId, held: ModemCall, consult: ModemCall): Result;
  /** Joins a held call and another one. `calls`: the conference. */
  transferAsConference(id: RequestId, held: ModemCall, consult: ModemCall, htConf: HtCall): Created;
  /** `calls`: the conference and the consultation call. */
  setupConference(id: RequestId, call: ModemCall, htConf: HtCall, htConsult: HtCall, target: string): Created;
  /** `calls`: the consultation call. */
  prepareAdd(id: RequestId, conference: ModemCall, htConsult: HtCall, target: string): Created;
  addToConference(id: RequestId, conference: ModemCall, consult: ModemCall): Result;
  removeFromConference(id: RequestId, call: ModemCall): Result;
  /** Sends a call on that is offered. `digits`: a checked number. */
  redirect(id: RequestId, call: ModemCall, digits: string): Result;
  /** Dials a consultation call that waits for its number. */
  dialConsultation(id: RequestId, call: ModemCall, digits: string): Result;
}
