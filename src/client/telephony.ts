/**
 * The page's side in the web's idioms: objects, promises, typed events. A contract without implementation;
 * `createTelephony` (index.ts) makes it, on top of TAPI's own calls and messages (tapi.ts).
 *
 * Everything a getter returns comes from the page's mirror of the worker and is never asked for: inside the handler of an event
 * the mirror stands exactly at that event. Phones, of which TAPI tells less, are in telephony-phones.ts.
 */
import type { Recording } from '../base/recording.js';
import type { Diagnostics, HeldModems } from '../protocol/messages.js';
import type { AudioPath, IdentifySign, LineService } from '../tspi/structures.js';
import type { HeardOnPort, SetUpStep } from '../tspi/port-finding.js';
import type { Outcome } from '../tspi/provider-host.js';
import type { Capability, DeviceVia, ModemBarrier } from './capabilities.js';
import type { OwnershipState } from './ownership/ownership-state.js';
import type { CallLog, Contacts } from './telephony-people.js';
import type { SimulatedNetwork } from './simulated-network.js';
import type { Phone } from './telephony-phones.js';
import type { CommandBarrier, LineAbilities, ModemCommands } from './telephony-commands.js';
import type { NetworkServices } from './telephony-services.js';

export type { HeardOnPort, SetUpStep } from '../tspi/port-finding.js';
export type { DeviceVia } from './capabilities.js';
export type { Recording } from '../base/recording.js';
export type { Diagnostics, HeldModems, PortLoad } from '../protocol/messages.js';
export type { OwnershipState, WaitingReason } from './ownership/ownership-state.js';
export * from './telephony-people.js';
export * from '../protocol/play-action.js';
export type { SimulatedNetwork } from './simulated-network.js';
export * from './telephony-phones.js';
export * from './telephony-services.js';
export * from './telephony-commands.js';

/** Makes `addEventListener` know the events of a target. */
export interface TypedEventTarget<Events> {
  addEventListener<K extends keyof Events & string>(
    type: K,
    listener: (event: Events[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof Events & string>(type: K, listener: (event: Events[K]) => void): void;
}

/** Where a call stands, in the words of TAPI's call states (linecallstate--constants). */
export type CallState =
  | 'offering'
  | 'accepted'
  | 'dialtone'
  | 'dialing'
  | 'proceeding'
  | 'ringback'
  | 'busy'
  | 'specialInfo'
  | 'connected'
  | 'onHold'
  | 'conferenced'
  | 'disconnected'
  | 'unknown'
  | 'idle';

/**
 * Why a call ended (linedisconnectmode--constants): `normal`, `cancelled` or `reject` where this side ended it connected, dialling or
 * offered. `detached`: this page lost the call with its host; whether it goes on on the modem is not known. '' while it has not ended, and for a call that was never placed.
 */
export type DisconnectReason =
  | ''
  | 'normal'
  | 'unknown'
  | 'reject'
  | 'pickup'
  | 'busy'
  | 'noAnswer'
  | 'badAddress'
  | 'unreachable'
  | 'congestion'
  | 'noDialtone'
  | 'tempFailure'
  | 'blocked'
  | 'cancelled'
  | 'unavailable'
  | 'detached'
  | 'outOfOrder';

/** Errors of `ringback`. `result` is TAPI's number, `resultName` its name; `outcome` says whether the thing may have happened all the same. */
export class TelephonyError extends Error {
  override readonly name = 'TelephonyError';
  /** What a port said in which no modem was found (`notAModem`, `noAnswer`, `garbage`); null for every other error. */
  readonly heard: HeardOnPort | null;

  constructor(
    /** A stable word to branch on. */
    readonly code: TelephonyErrorCode,
    message: string,
    /** TAPI's result, 0 where none is involved. */
    readonly result: number,
    readonly outcome: Outcome = 'known',
    options?: ErrorOptions & { readonly heard?: HeardOnPort | undefined },
  ) {
    super(message, options);
    this.heard = options?.heard ?? null;
  }
}

/** Why a SIM could not be unlocked ({@link Line.unlockSim}). */
export class SimLockError extends TelephonyError {
  constructor(
    code: TelephonyErrorCode,
    message: string,
    result: number,
    outcome: Outcome,
    options: ErrorOptions,
    /** How many tries the SIM leaves; null where the modem does not tell. */
    readonly triesLeft: number | null,
  ) {
    super(code, message, result, outcome, options);
  }
}

/** Why a command line was not sent to the modem ({@link ModemCommands.sendCommand}). */
export class CommandError extends TelephonyError {
  constructor(
    message: string,
    readonly barrier: CommandBarrier,
    /** The part of the line that was not let through, such as `ATD`; '' for the whole of it. */
    readonly command: string,
  ) {
    super('commandRefused', message, 0);
  }
}

/**
 * - `refused`: TAPI's error in `result`; the message says which value of a phone cannot be
 * - `invalidAddress`: the number cannot be dialled; nothing was
 * - `serviceCode`: it is no number but a code of the mobile network's services, such as `*21*…#`; nothing was dialled ({@link NetworkServices} has them)
 * - `blocked`: the dial policy forbids the number
 * - `notPermitted`: this page was not given the right to do it (`rights`, when it was connected); nothing was done
 * - `chooserCancelled`: nothing was chosen, or the administrator blocks the device: browsers report both alike
 * - `insecureContext`, `blockedByPermissionsPolicy`, `unsupported`: serial ports, or USB devices, are not available to this page
 * - `portBusy`: another tab or program has the port
 * - `heldByTab`: another tab of this site has the line, or owns the phone
 * - `heldBySystem`: the system's own driver, or another program, holds the USB device: use it as a serial port
 * - `notAModem`: the USB device has no port that is known to take AT commands, or what the port carries is no modem: `heard` says what
 * - `otherDevice`: the chosen port is none of the other ports of the line's modem
 * - `portFailed`: the browser could not open the port for another reason
 * - `invalidLabel`: no line can be named so: too long, or with characters that do not show
 * - `invalidContact`: a contact has a name and at least one number
 * - `contactsFull`: there are as many contacts as there can be
 * - `notCleared`: something personal could not be removed: the browser's store does not answer, or a newer version of this program has it
 * - `notLoaded`: what reads or writes a file could not be loaded; the message and `cause` say why (no network, or a module that the page's import map lacks)
 * - `lineBusy`: a call has the line
 * - `noCallFree`: the line has as many calls as it can have now; one that goes on can be put on hold
 * - `searchingNetwork`, `noNetwork`, `networkRefused`: a cellular line still looks for its network, has none (or an emergency service only, or its radio is off),
 *   or is not let in; nothing was dialled, and an emergency number may be all the same
 * - `noSim`, `simLocked`: there is no SIM card, or it wants its PIN or PUK; likewise
 * - `invalidPin`: no PIN or PUK can be so; nothing was sent to the SIM
 * - `wrongPin`, `wrongPuk`: it cost one of the SIM's tries
 * - `pukWanted`: the PIN was wrong too often; only the PUK unlocks the SIM now
 * - `pinNotWanted`: the SIM does not wait for this code; nothing was sent to it
 * - `simFailed`: the SIM cannot be used, or was not ready 30 s after its PIN
 * - `commandRefused`: this command line is not sent to a modem (CommandError says why); nothing was
 * - `commandTimeout`: the modem has not answered a command in its time, or a call wanted the modem
 * - `noAnswer`: nothing on the port answered AT
 * - `garbage`: something answered, but not in a language of modems: probably the wrong baud rate
 * - `unplugged`: the device is gone, or not in service
 * - `workerLost`: the worker died; what was outstanding has ended with `outcome: 'unknown'`
 * - `invalidConfiguration`: what createTelephony was given cannot be; the message says what to mend
 * - `closed`: this Telephony was closed
 * - `aborted`: taken back by this side, by the AbortSignal, `drop()` or `release()`
 */
export type TelephonyErrorCode =
  | 'refused'
  | 'invalidAddress'
  | 'serviceCode'
  | 'invalidLabel'
  | 'invalidContact'
  | 'contactsFull'
  | 'notCleared'
  | 'notLoaded'
  | 'invalidPin'
  | 'wrongPin'
  | 'wrongPuk'
  | 'pukWanted'
  | 'pinNotWanted'
  | 'simFailed'
  | 'lineBusy'
  | 'noCallFree'
  | 'searchingNetwork'
  | 'noNetwork'
  | 'networkRefused'
  | 'noSim'
  | 'simLocked'
  | 'blocked'
  | 'notPermitted'
  | 'chooserCancelled'
  | 'insecureContext'
  | 'blockedByPermissionsPolicy'
  | 'unsupported'
  | 'portBusy'
  | 'heldByTab'
  | 'heldBySystem'
  | 'notAModem'
  | 'otherDevice'
  | 'portFailed'
  | 'commandRefused'
  | 'commandTimeout'
  | 'noAnswer'
  | 'garbage'
  | 'unplugged'
  | 'workerLost'
  | 'invalidConfiguration'
  | 'closed'
  | 'aborted';

/** One call. */
export interface Call extends TypedEventTarget<CallEvents> {
  /** Unique in this Telephony; never used again. */
  readonly id: number;
  readonly line: Line;
  readonly state: CallState;
  readonly direction: 'outgoing' | 'incoming';
  /** The other party's number as dialled or as the network told it; '' where unknown. Render as text only. */
  readonly number: string;
  /** The caller's name as the network told it; '' where unknown. Render as text only. */
  readonly name: string;
  /** Whether the caller withheld the number (`blocked`) or the network has none (`outOfArea`). */
  readonly callerId: 'known' | 'unknown' | 'blocked' | 'outOfArea';
  readonly disconnectReason: DisconnectReason;
  /** Whether the call is connected and the other party has put it on hold, where the line tells (LINECONNECTEDMODE_ACTIVEHELD). */
  readonly heldByOther: boolean;
  /** When CONNECTED began, on the page's performance.now() clock in milliseconds, also where this page came later; null before. */
  readonly connectedAtMs: number | null;
  /** When the call ended, on the same clock; null while it lasts. */
  readonly endedAtMs: number | null;
  /** What can be done now. */
  readonly can: CallAbilities;
  /** The call that was begun from this one, to be asked before this one is transferred or joined with it; null where there is none. */
  readonly consultation: Call | null;
  /** The call that this one was begun from, as its consultation; null where it is none. */
  readonly consultedFor: Call | null;
  /** The conference that this call is a member of; null where it is in none. */
  readonly conference: Call | null;
  /** Whether it is a conference, also once its members have left it. */
  readonly isConference: boolean;
  /** The calls that are joined in this one, oldest first; empty where it is no conference. */
  readonly members: readonly Call[];
  /** Settles with the reply of the request that created the call; at once for an incoming one. */
  readonly placed: Promise<void>;
  /** Answers an offered call; settles with the reply. */
  answer(): Promise<void>;
  /** Ends the call, refuses an offered one, takes back a dial in progress; settles with the reply. */
  drop(): Promise<void>;
  /**
   * Sends an offered call on to a number without answering it (lineRedirect); the call ends here. Settles with the reply; rejects with `invalidAddress` for a number
   * that none can be.
   */
  redirect(number: string): Promise<void>;
  /** Sends digits (0-9 A-D * # and , for a pause); settles when the last one has been sent. */
  sendDigits(digits: string): Promise<void>;
  /** What the call has turned out to carry, where the line tells: a fax or a data modem at the other end. */
  readonly media: 'voice' | 'fax' | 'data';
  /** The digits that the other party has pressed while they were listened for, the last 64. */
  readonly heardDigits: string;
  /** Listens for digits (lineMonitorDigits), or not any more; each is added to `heardDigits`, with `digit`. Settles once it has begun. */
  listenForDigits(on?: boolean): Promise<void>;
  /** Gathers digits (lineGatherDigits); what was being gathered ends with `cancelled`. Rejects where the line hears none. */
  gatherDigits(options: GatherOptions): Promise<GatheredResult>;
  /** Hook flash, to the switch behind an analog line; settles with the reply. */
  flash(): Promise<void>;
  /**
   * Leaves the call to a handset on the same analog line: the modem goes on hook, and the call ends here with `pickup`. `whenLifted`: not
   * before somebody lifts one, where the modem tells that; settles at once then. Rejects with `refused` where it is known that none is lifted.
   */
  handOff(options?: { readonly whenLifted?: boolean }): Promise<void>;
  /** Puts the call on hold (lineHold); settles with the reply. */
  hold(): Promise<void>;
  /** Takes the call back from hold (lineUnhold); settles with the reply. */
  unhold(): Promise<void>;
  /** Puts this call, which is connected, on hold and takes the other one of the line back, in one step (lineSwapHold); settles with the reply. */
  swapWith(other: Call): Promise<void>;
  /** Transfers the call to a number, unasked (lineBlindTransfer); the call ends here. Settles with the reply; rejects with `invalidAddress` for a number that none can be. */
  transferTo(number: string): Promise<void>;
  /**
   * Puts this call on hold and calls a number from it (lineSetupTransfer, lineSetupConference or, for a conference, linePrepareAddToConference; then lineDial).
   * Returns that call at once, as {@link Line.dial} does; its `placed` settles with the dial's reply, and it ends by itself where the dial fails. Throws
   * TelephonyError `invalidAddress`, and `refused` where the line cannot.
   */
  consult(number: string, options?: ConsultOptions): Call;
  /**
   * Gives this call to the consulted party, or puts the parties of a connected call and one on hold through to each other (lineCompleteTransfer); both calls
   * end here. Settles with the reply.
   */
  completeTransfer(other: Call): Promise<void>;
  /**
   * Joins this call and another one of the line, its consultation or one on hold: in the conference that one of them is, else in a new one (lineCompleteTransfer
   * with LINETRANSFERMODE_CONFERENCE, or lineSetupConference; lineAddToConference). Settles with the conference once both are in it.
   */
  conferenceWith(other: Call): Promise<Call>;
  /** Joins a call to this conference, which is on hold (lineAddToConference); settles with the reply. */
  addToConference(call: Call): Promise<void>;
  /** Takes this call out of its conference (lineRemoveFromConference); settles with the reply. It is on hold then, or as the line does it. */
  removeFromConference(): Promise<void>;
  /**
   * Hands the call to another page that may own it, by its `applicationName` (lineHandoff). Both own it then, until this page lets go. Settles when it is
   * so; rejects with `refused` where no page of that name has the line open.
   */
  handOffTo(applicationName: string): Promise<void>;
}

/** What can be done with a call now, as its line tells (LINECALLFEATURE); nothing on a page that may only watch. Each is a method of {@link Call}. */
export interface CallAbilities {
  readonly answer: boolean;
  readonly redirect: boolean;
  readonly drop: boolean;
  /** `sendDigits` */
  readonly digits: boolean;
  /** `listenForDigits`, `gatherDigits` */
  readonly hearDigits: boolean;
  readonly flash: boolean;
  readonly handOff: boolean;
  readonly hold: boolean;
  readonly unhold: boolean;
  /** `swapWith` a call that is on hold */
  readonly swap: boolean;
  /** `transferTo` */
  readonly transfer: boolean;
  /** `consult` for a transfer */
  readonly consult: boolean;
  /** `consult` for a conference */
  readonly addPerson: boolean;
  /** `completeTransfer`, with its consultation; or, of a connected call, with the one on hold */
  readonly completeTransfer: boolean;
  /** `conferenceWith` its consultation, or with another call of the line */
  readonly conference: boolean;
  readonly removeFromConference: boolean;
}

/** What {@link Call.gatherDigits} waits for. */
export interface GatherOptions {
  /** How many digits at most. */
  readonly count: number;
  /** Digits that end it, and are the last of it then: `#`. */
  readonly terminators?: string;
  /** How long the first digit may take, and each after it, in milliseconds; without limit where left out. */
  readonly firstTimeoutMs?: number;
  readonly interTimeoutMs?: number;
  /** Ends it with `cancelled`. */
  readonly signal?: AbortSignal;
}

/** What was gathered, and why it ended. */
export interface GatheredResult {
  readonly digits: string;
  readonly ended: 'full' | 'terminator' | 'firstTimeout' | 'interTimeout' | 'cancelled';
}

/** How {@link Call.consult} goes about it. */
export interface ConsultOptions {
  /** What is to come of it; `transfer` where left out. Many lines can do either with any consultation. */
  readonly purpose?: 'transfer' | 'conference';
  /** Takes the consultation back. */
  readonly signal?: AbortSignal;
}

export interface CallEvents {
  /** A digit was heard: the last of `heardDigits`. */
  digit: Event;
  /** `state`, `heldByOther`, `disconnectReason`, `can`, `consultation`, `conference` or `members` changed. */
  statechange: Event;
  /** `number`, `name` or `callerId` became known. */
  infochange: Event;
}

/** How {@link Line.dial} goes about it. */
export interface DialOptions {
  /** Takes the call back. */
  readonly signal?: AbortSignal;
  /** Withholds one's own number from who is called (LINECALLPARAMFLAGS_BLOCKID), on a line of a mobile network; emergency numbers are told it all the same. */
  readonly withholdNumber?: boolean;
}

/** One line device, plugged in or not. */
export interface Line extends TypedEventTarget<LineEvents>, NetworkServices, ModemCommands {
  /** Permanent: the same device keeps it in every session. */
  readonly permanentId: number;
  readonly kind: 'simulator' | 'modem';
  /** The line's own number (LINEADDRESSCAPS, address); '' where it is not known. */
  readonly address: string;
  /** The line's name for people: its label, else its modem's model; a second one of the same name is `… 2`. */
  readonly name: string;
  /** The user's own name for it; '' for none. Render as text only. */
  readonly label: string;
  /** The sign that {@link Line.identify} gives; null where the device can give none. */
  readonly identifySign: IdentifySign | null;
  readonly identity: { readonly manufacturer: string; readonly model: string; readonly revision: string };
  readonly service: LineService;
  /** Where the voice goes; say it before dialling. */
  readonly audioPath: AudioPath;
  /** What its calls carry. */
  readonly media: 'voice' | 'data' | 'fax';
  /** What it can do with calls. */
  readonly abilities: LineAbilities;
  /** Live calls, oldest first. */
  readonly calls: readonly Call[];
  /** Times the line rang since the present offer began; 0 when it does not ring. */
  readonly ringCount: number;
  /** Which ring the line has, where it has several (distinctive ringing): 1 is the ordinary one; 0 while nothing rings. */
  readonly ringMode: number;
  /**
   * Places a call. Returns at once; `call.placed` tells what became of the request. Throws TelephonyError `invalidAddress` for an address
   * that can be refused at once, `serviceCode` for one that is a code on a mobile network. There, digits behind a pause (`,` or `W`) are sent once the call is
   * connected; `call.sendDigits()` before that is over ends them.
   */
  dial(number: string, options?: DialOptions): Call;
  /**
   * Whether a number is an emergency number on this line, so that a page can ask before it is really called: 112 and 911, those that SIM and network name, and
   * as long as these are not known, or there is no SIM, those of 3GPP TS 22.101, 10.1.1. False for what cannot be dialled.
   */
  isEmergency(number: string): boolean;
  /**
   * Gives the SIM of a cellular line its PIN: 4 to 8 digits. Wanted where `service.reason` is `pinWanted`; `service.simTries` says how many tries are left, where the
   * modem tells. It is sent once and kept nowhere: a wrong one costs a try. Settles when the SIM is ready; rejects with SimLockError (`triesLeft`): `invalidPin`, `wrongPin`, `pukWanted`,
   * `pinNotWanted`, `simFailed`, `lineBusy` while a number is dialled, `unplugged`, `unsupported` for a line without a SIM.
   */
  unlockSim(pin: string): Promise<void>;
  /**
   * Gives the SIM its PUK (8 digits), where `service.reason` is `pukWanted`, and a new PIN. After ten wrong ones the SIM is of no use any more. Settles and rejects as
   * {@link Line.unlockSim}; `wrongPuk` where that is wrong.
   */
  unblockSim(puk: string, newPin: string): Promise<void>;
  /** Whether answering a call puts the one that goes on on hold by itself (LINEANSWERMODE_HOLD), so that nothing has to be held first. */
  readonly answerHolds: boolean;
  /** Whether {@link Line.addPort} may find something: the line's modem is a serial port of a USB device. */
  readonly canAddPort: boolean;
  /**
   * Opens the browser's chooser, which shows the ports of the line's make only, and adds the one that the user picks to this line: a cellular stick
   * may tell of calls on another port than the one that dials. It is listened to and never dialled on. Needed once: on later visits it is in its
   * role again, as long as one such modem is there. Over WebUSB the ports of a device are known, and nothing is to be added. Must be called first
   * thing in a click handler. Rejects with TelephonyError.
   */
  addPort(): Promise<void>;
  /**
   * Removes this line for good: ends its call, closes its port and gives the permission to use it back. A modem that is unplugged or fails keeps its
   * line; only this removes one. Settles when that is done; rejects with TelephonyError: `unsupported` where the line is gone, but the browser
   * takes the permission back in the site settings only.
   */
  forget(): Promise<void>;
  /**
   * Names the line, for every page and the next visit; '' takes the name away. At most 64 characters, no control characters: rejects with
   * TelephonyError `invalidLabel` else. Settles when it is so.
   */
  setLabel(label: string): Promise<void>;
  /**
   * Gives a sign on the modem for about five seconds, by which a person finds it among others: `identifySign` says what to look for. Settles when it has been
   * given; rejects with TelephonyError `lineBusy` in a call, or when one comes meanwhile, and `unplugged` when the line is out of service. Never touches the telephone line.
   */
  identify(): Promise<void>;
  /**
   * The last of what went over the line's port, about a megabyte, for a bug report: JSON that replays as a fixture. Numbers, PINs, serial numbers and the bodies of
   * messages are masked, byte for byte. Rejects with TelephonyError `unsupported` for a line that has no port.
   */
  recording(): Promise<Recording>;
}

export interface LineEvents {
  /** `service`, `name`, `ringCount`, `calls` or the state of one of them changed. */
  change: Event;
  /** A call was offered; `call` reads `offering`. */
  incoming: CallEvent;
}

/** An event about a call. */
export class CallEvent extends Event {
  constructor(
    type: string,
    readonly call: Call,
  ) {
    super(type);
  }
}

/** One request as the request monitor shows it. Times are milliseconds on the page's performance.now() clock. */
export interface RequestRecord {
  /** The id the page allocated; positive. */
  readonly id: number;
  /** TAPI's name of the function. */
  readonly functionName: string;
  readonly issuedAtMs: number;
  /** When the provider's function had returned, and what; null while unknown. */
  readonly returnedAtMs: number | null;
  readonly returned: number | null;
  /** When the reply came, and its result; null while outstanding. */
  readonly completedAtMs: number | null;
  readonly result: number | null;
  readonly outcome: Outcome;
  /** Whether the provider completed it before its own function had returned, so that the core parked the completion. */
  readonly early: boolean;
}

/** One line of AT traffic, masked: digits of numbers read as •. */
export interface TrafficRecord {
  /** Unique, rising. */
  readonly id: number;
  readonly atMs: number;
  readonly line: Line | null;
  readonly direction: 'toModem' | 'fromModem' | 'note';
  readonly text: string;
}

/** Why a page lost what it held and began anew: it did not take what the worker sent it, or its lines are served by another worker now. */
export type DetachReason = 'notTaken' | 'moved';

/** An event about a detachment. */
export class DetachedEvent extends Event {
  constructor(readonly reason: DetachReason) {
    super('detached');
  }
}

/** A number of the simulated network and what it does. */
export interface MagicNumber {
  readonly number: string;
  /** A key of the locale table, for example `answersAfter`. */
  readonly behavior:
    | 'answersAfter'
    | 'busy'
    | 'noAnswer'
    | 'noDialtone'
    | 'hangsUpAfter'
    | 'sendsDigits'
    | 'callsBack'
    | 'rejected'
    | 'extension';
  /** Seconds, where the behaviour has some; else 0. */
  readonly seconds: number;
}

/** Which devices a chooser shows: those of a vendor, or one product of it (USB ids). */
export interface ModemFilter {
  readonly vendorId: number;
  readonly productId?: number;
}

/** How {@link Telephony.connectModem} asks. */
export interface ConnectOptions {
  /** Web Serial or WebUSB; left out: the first of {@link Telephony.modemWays}. */
  readonly via?: DeviceVia;
  /** What the chooser shows; left out: every serial port, or every USB device that may be a modem. */
  readonly filters?: readonly ModemFilter[];
  /** Told of each step from the choice on until the modem is a line; finding one that is silent takes a quarter of a minute. */
  readonly onStep?: (step: SetUpStep) => void;
}

/** All lines behind one page. */
export interface Telephony extends TypedEventTarget<TelephonyEvents> {
  /**
   * `starting` until a host has said hello, also when another has to do so (`detached`), and while none serves this page (`ownership`); `lost` when none can be
   * started.
   */
  readonly status: 'starting' | 'ready' | 'lost' | 'closed';
  /** Which core runs, and the size of its module in bytes (0 for js). */
  readonly core: { readonly kind: 'wasm' | 'js'; readonly moduleBytes: number };
  readonly lines: readonly Line[];
  /** The phone devices that this page may see (`rights`). */
  readonly phones: readonly Phone[];
  /** Recent requests, newest last, at most 200. */
  readonly requests: readonly RequestRecord[];
  /** Recent AT traffic, newest last, at most 500. */
  readonly traffic: readonly TrafficRecord[];
  /** The simulated network's numbers and the simulated exchange's; empty without either. */
  readonly magicNumbers: readonly MagicNumber[];
  /** The calls that were. */
  readonly callLog: CallLog;
  /** Who can be called. */
  readonly contacts: Contacts;
  /** Removes everything personal from this browser: call log and contacts. Rejects with TelephonyError `notPermitted`, `notCleared`. */
  clearPersonalData(): Promise<void>;
  /** Lets things happen on the simulated lines; null where there is no simulated modem. */
  readonly simulator: SimulatedNetwork | null;
  /** The service providers of the worker's own (`providers`) that did not start, and why; the others' lines are there. */
  readonly failedProviders: readonly { readonly name: string; readonly reason: string }[];
  /** Settles when the worker has said hello and the lines and phones of the start are there. */
  readonly ready: Promise<void>;
  /** Why a modem cannot be connected on this page, as far as a look tells; null when it can. {@link Telephony.capabilities} says more. */
  readonly modemBarrier: ModemBarrier | null;
  /**
   * The ways to a modem that this page has, the best first. WebUSB reaches a modem only where no driver of the system holds it: on Android without
   * Web Serial, or for "my modem is not in the list".
   */
  readonly modemWays: readonly DeviceVia[];
  /** What this page can do with devices and why not, each with what to do next: for people. Never rejects. */
  capabilities(): Promise<readonly Capability[]>;
  /**
   * Opens the browser's chooser and connects the modem that the user picks. Must be called first thing in a click handler.
   * Rejects with TelephonyError.
   */
  connectModem(options?: ConnectOptions): Promise<Line>;
  /** Which host serves this page: its own, or that of another tab; and if none does, why. */
  readonly ownership: OwnershipState;
  /**
   * Takes the lines from the tab that has them without asking it, for one that does not answer. Calls there end; a modem that it holds stays held
   * until that tab is closed, or the modem is taken from it. Does nothing on the page that has the lines.
   */
  takeOver(): void;
  /** Modems that this site may use and that carry no line here, because another tab of the site has them, or somebody else (`ownershipchange`). */
  readonly heldModems: HeldModems;
  /**
   * Takes the modems that somebody else has: gives the permission to use them back, by which the browser takes them from every tab of this site, a frozen one
   * as well, and opens the chooser, in which the user picks one anew. Must be called first thing in a click handler. Rejects with TelephonyError; `heldByTab`
   * where an administrator has granted the modem: then only closing that tab helps.
   */
  reclaimModem(options?: ConnectOptions): Promise<Line>;
  /**
   * For a report: what the worker has counted since it started, what is out, the load of its ports and its most recent steps. Nobody's
   * numbers, names or texts. Null when the worker is gone, or could not be asked because this page has as many requests out as it may.
   * Never rejects, and does not stand in `requests`.
   */
  diagnostics(): Promise<Diagnostics | null>;
  /** Hangs up, closes all lines and ends the worker, which has a few seconds for it. What is outstanding settles at once. */
  close(): void;
}

export interface TelephonyEvents {
  /** `status`, `core`, `magicNumbers`, `simulator` or `failedProviders` changed. */
  statuschange: Event;
  /**
   * The worker has let go of everything of this page. Calls that nobody else held are hung up; what was outstanding fails, with outcome `unknown`
   * where it may have happened. The page attaches again by itself: `status` reads `starting`, then `ready`; the Line and Phone objects stay and open themselves
   * again; calls that others still hold come back as new Call objects.
   */
  detached: DetachedEvent;
  /** `lines` changed. */
  lineschange: Event;
  /** `phones` changed: one has come, or is gone. */
  phoneschange: Event;
  /** What `capabilities` answers has changed: the worker has said what it sees, or the chooser has answered. */
  capabilitieschange: Event;
  /** Any line was offered a call. */
  incoming: CallEvent;
  /** `ownership` or `heldModems` changed. */
  ownershipchange: Event;
  /** `requests` changed; at most once per batch. */
  requestschange: Event;
  /** `traffic` changed; at most once per batch. */
  trafficchange: Event;
}
