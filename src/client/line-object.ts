import { typedTarget } from './typed-target.js';
import type { Recording } from '../base/recording.js';
import type { DeviceState } from '../protocol/messages.js';
import {
  LINEANSWERMODE,
  LINECALLFEATURE,
  LINECALLORIGIN,
  LINECALLPARAMFLAGS,
  LINECALLPRIVILEGE,
  LINECALLSTATE,
  LINEDEVSTATE,
  LINEGENERATETERM,
  LINEMEDIAMODE,
} from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { checkedLabel } from '../base/line-label.js';
import { lineExtrasOf } from './line-extras.js';
import { ANY_LINE, parseDialString } from '../numbers/dial-string.js';
import { isEmergencyNumber, mobileEmergencyNumbers } from '../numbers/emergency.js';
import { isServiceCode } from '../numbers/mmi.js';
import { splitAtPause } from '../numbers/post-dial.js';
import { out, SUCCESS } from '../tspi/result.js';
import { API_VERSION } from './api-version.js';
import type { AddressAbilities } from './call-abilities.js';
import { abortWith } from './call-consultation.js';
import { CallObject } from './call-object.js';
import { dialRefusal } from './dial-refusals.js';
import { errorOf } from './errors.js';
import { lineAbilities } from './line-abilities.js';
import { LineServicesFace } from './line-services.js';
import { sendCommand } from './modem-commands.js';
import { unblockSim, unlockSim } from './sim-unlocking.js';
import type { Tapi, TapiMessage } from './tapi.js';
import type { TelephonyClient } from './telephony-client.js';
import {
  CallEvent,
  TelephonyError,
  type DialOptions,
  type Line,
  type LineEvents,
  type TelephonyErrorCode,
} from './telephony.js';

/** What an identify that is refused means to a page. */
const IDENTIFY_CODES = new Map<number, TelephonyErrorCode>([
  [LINEERR.INUSE, 'lineBusy'],
  [LINEERR.RESOURCEUNAVAIL, 'unplugged'],
]);

/** A line on top of TAPI's calls and messages. Opens itself, and again after its device was lost and is back. */
export class LineObject extends typedTarget<LineEvents>() implements Line {
  readonly calls: CallObject[] = [];
  ringCount = 0;
  ringMode = 0;
  hLine = 0;
  readonly #services = new LineServicesFace(this);
  #opening = false;
  #state: DeviceState;

  constructor(
    readonly telephony: TelephonyClient,
    readonly tapi: Tapi,
    /** The device id with the worker that serves it now; -1 while that is not known (after a detachment). */
    public deviceId: number,
    state: DeviceState,
  ) {
    super();
    this.#state = state;
  }

  get permanentId(): number {
    return this.#state.caps.permanentLineId;
  }

  get kind(): Line['kind'] {
    return this.#state.caps.simulated === true ? 'simulator' : 'modem';
  }

  get address(): string {
    return this.#state.addressCaps.address;
  }

  get name(): string {
    return this.#state.caps.lineName;
  }

  get label(): string {
    return this.#state.caps.label ?? '';
  }

  get identifySign(): Line['identifySign'] {
    return this.#state.caps.identifySign ?? null;
  }

  get identity(): Line['identity'] {
    return this.#state.caps.identity;
  }

  get service(): Line['service'] {
    return this.#state.service;
  }

  get audioPath(): Line['audioPath'] {
    return this.#state.caps.audioPath;
  }

  get media(): Line['media'] {
    const { mediaModes } = this.#state.caps;
    if ((mediaModes & (LINEMEDIAMODE.INTERACTIVEVOICE | LINEMEDIAMODE.AUTOMATEDVOICE)) !== 0) return 'voice';
    return (mediaModes & LINEMEDIAMODE.G3FAX) !== 0 ? 'fax' : 'data';
  }

  get abilities(): Line['abilities'] {
    return lineAbilities(this.addressAbilities);
  }

  /** What the line's address can do with calls at all. */
  get addressAbilities(): AddressAbilities {
    const { callFeatures, transferModes = 0, addrCapFlags } = this.#state.addressCaps;
    return { callFeatures, transferModes, addrCapFlags, ...lineExtrasOf(this.#state.caps) };
  }

  /**
   * The digits of a number that can be dialled now; of a mobile line's those that are called, without what is sent behind a pause.
   * @throws TelephonyError, also for a signal that has been given.
   */
  checkedNumber(number: string, signal?: AbortSignal): string {
    const parsed = parseDialString(typeof number === 'string' ? number : '', ANY_LINE);
    if (!parsed.ok) throw errorOf(LINEERR[parsed.problem.error], 'lineMakeCall');
    const { digits } = parsed.dialString;
    const called = this.hasNetworkServices ? splitAtPause(digits).number : digits;
    if (this.hasNetworkServices && isServiceCode(called)) {
      const message = 'This is a code of the network or the modem and no number to call. Nothing was dialled.';
      throw new TelephonyError('serviceCode', message, LINEERR.INVALADDRESS);
    }
    if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('signal is not an AbortSignal');
    if (signal?.aborted === true) throw new TelephonyError('aborted', 'The call was aborted before it began.', 0);
    const { status } = this.telephony;
    if (status === 'closed' || status === 'lost') throw this.telephony.endError('known');
    if (this.hLine === 0) throw new TelephonyError('unplugged', `${this.name} is not in service.`, 0);
    return called;
  }

  get hasNetworkServices(): boolean {
    return this.#state.caps.networkServices === true;
  }

  get forwarding(): Line['forwarding'] {
    return this.#services.forwarding;
  }

  get callWaiting(): Line['callWaiting'] {
    return this.#services.callWaiting;
  }

  get ownNumber(): Line['ownNumber'] {
    return this.#services.ownNumber;
  }

  readNetwork(): ReturnType<Line['readNetwork']> {
    return this.#services.readNetwork();
  }

  scanNetworks(options?: Parameters<Line['scanNetworks']>[0]): ReturnType<Line['scanNetworks']> {
    return this.#services.scanNetworks(options);
  }

  selectNetwork(code: string): Promise<void> {
    return this.#services.selectNetwork(code);
  }

  dial(number: string, { signal, withholdNumber = false }: DialOptions = {}): CallObject {
    const digits = this.checkedNumber(number, signal);
    const hCall = out(0);
    const params = {
      mediaMode: this.#callMedia(),
      ...(withholdNumber ? { callParamFlags: LINECALLPARAMFLAGS.BLOCKID } : {}),
    };
    const id = this.tapi.lineMakeCall(this.hLine, hCall, number, 0, params);
    if (id <= 0) throw errorOf(id as never, 'lineMakeCall');
    const call = this.add(hCall.value, 'outgoing', digits);
    this.telephony.onReply(id, (result, outcome) => {
      const failure = this.telephony.failure(result, 'lineMakeCall', outcome);
      call.replied(failure === null ? null : this.refusal(failure));
      if (result !== SUCCESS) this.remove(call, false);
    });
    abortWith(signal, call);
    return call;
  }

  /** Why something was not dialled on this line. */
  refusal(error: TelephonyError): TelephonyError {
    const holds = (this.addressAbilities.callFeatures & LINECALLFEATURE.HOLD) !== 0;
    return dialRefusal(error, { service: this.service, holds });
  }

  isEmergency(number: string): boolean {
    const parsed = parseDialString(typeof number === 'string' ? number : '', ANY_LINE);
    if (!parsed.ok) return false;
    const { network, reason, emergencyNumbers } = this.service;
    const named = network === undefined || reason === 'noSim' ? undefined : emergencyNumbers;
    const { digits } = parsed.dialString;
    const called = this.hasNetworkServices ? splitAtPause(digits).number : digits;
    return isEmergencyNumber(called, emergencyNumbers, mobileEmergencyNumbers(named !== undefined));
  }

  unlockSim(pin: string): Promise<void> {
    return unlockSim(this, pin);
  }

  unblockSim(puk: string, newPin: string): Promise<void> {
    return unblockSim(this, puk, newPin);
  }

  sendCommand(...given: Parameters<Line['sendCommand']>): ReturnType<Line['sendCommand']> {
    return sendCommand(this, ...given);
  }

  /** Sends a block to the provider; settles with its reply. Rejects with TelephonyError. */
  devSpecific(block: Uint8Array): Promise<void> {
    if (this.hLine === 0)
      return Promise.reject(
        new TelephonyError('unplugged', `${this.name} is not in service.`, LINEERR.RESOURCEUNAVAIL),
      );
    return this.telephony.run(this.tapi.lineDevSpecific(this.hLine, 0, 0, block), 'lineDevSpecific');
  }

  get answerHolds(): boolean {
    return (this.#state.caps.answerMode & LINEANSWERMODE.HOLD) !== 0;
  }

  get canAddPort(): boolean {
    return this.#state.caps.usbIds !== undefined;
  }

  addPort(): Promise<void> {
    const { usbIds } = this.#state.caps;
    if (usbIds === undefined)
      return Promise.reject(new TelephonyError('otherDevice', `${this.name} has no further ports to choose.`, 0));
    return this.telephony.addPort(this, usbIds);
  }

  async forget(): Promise<void> {
    if (this.deviceId < 0) {
      // No host knows it now: nothing is to be given back.
      this.telephony.forgetLine(this);
      return;
    }
    this.telephony.requireModems();
    try {
      await this.telephony.run(this.tapi.modemForget(this.deviceId), 'modemForget');
    } catch (error) {
      if (!(error instanceof TelephonyError) || error.result !== LINEERR.OPERATIONUNAVAIL) throw error;
      const message = `${this.name} is removed. Take the permission to use it back in this page's site settings.`;
      throw new TelephonyError('unsupported', message, error.result, 'known', { cause: error });
    }
  }

  async setLabel(label: string): Promise<void> {
    const checked = checkedLabel(label);
    if (checked === null) throw new TelephonyError('invalidLabel', 'No line can be named so.', 0);
    await this.telephony.run(this.tapi.lineSetLabel(this.deviceId, checked), 'lineSetLabel');
  }

  async recording(): Promise<Recording> {
    const recording = await this.tapi.modemRecording(this.deviceId);
    if (recording === undefined) throw new TelephonyError('unsupported', `${this.name} keeps no recording.`, 0);
    return recording;
  }

  async identify(): Promise<void> {
    try {
      await this.telephony.run(this.tapi.modemIdentify(this.deviceId), 'modemIdentify');
    } catch (error) {
      const code = error instanceof TelephonyError ? IDENTIFY_CODES.get(error.result) : undefined;
      if (!(error instanceof TelephonyError) || code === undefined) throw error;
      throw new TelephonyError(code, error.message, error.result, 'known', { cause: error });
    }
  }

  // --- moved on by the client ------------------------------------------------------------------------------------------

  /** The mirror's view of the device changed. */
  update(state: DeviceState): void {
    this.#state = state;
    this.#changed();
    if (this.hLine === 0 && !this.#opening && state.service.state !== 'lost' && this.deviceId >= 0) void this.open();
  }

  /** Opens the line for calls in and out, or only to watch it where this page may do no more. A line that cannot be opened now is tried again when its device changes. */
  async open(): Promise<void> {
    this.#opening = true;
    const hLine = out(0);
    const { OWNER, MONITOR } = LINECALLPRIVILEGE;
    const media = this.#state.caps.mediaModes;
    const privileges = this.telephony.mayOwnCalls && media !== 0 ? OWNER | MONITOR : MONITOR;
    const opened = this.tapi.lineOpen(this.deviceId, hLine, API_VERSION, this, privileges, media);
    // The handle may be used before the worker has answered: what is dialled meanwhile is dialled after it.
    this.hLine = hLine.value;
    const result = await opened;
    this.#opening = false;
    if (this.hLine !== hLine.value) return;
    if (result !== SUCCESS) this.hLine = 0;
    else await this.tapi.lineSetStatusMessages(hLine.value, LINEDEVSTATE.RINGING, 0);
    this.#changed();
  }

  /** A message of this line or one of its calls. */
  receive(message: TapiMessage): void {
    const { message: name, device, param1, param2 } = message;
    if (name === 'LINE_APPNEWCALL') this.#incoming(param2);
    else if (name === 'LINE_CLOSE') this.#closed();
    else if (name === 'LINE_LINEDEVSTATE') this.#ringing(param1, param2, message.param3);
    const call = this.calls.find((candidate) => candidate.hCall === device);
    if (call === undefined) return;
    if (name === 'LINE_GENERATE') call.digitsSent(param1 === LINEGENERATETERM.DONE);
    if (name === 'LINE_MONITORDIGITS') call.digitHeard(param1);
    if (name === 'LINE_GATHERDIGITS') call.digitsGathered(param1);
    if (name === 'LINE_CALLSTATE') this.#moveCall(call, param1, param2);
  }

  describeCall(hCall: number): void {
    const details = this.tapi.mirror.calls.get(hCall)?.details;
    const call = this.calls.find((candidate) => candidate.hCall === hCall);
    if (details === undefined || call === undefined) return;
    call.described(details);
    this.#changed();
  }

  /** The device was forgotten, or the worker is gone. */
  lost(): void {
    this.hLine = 0;
    for (const call of [...this.calls]) {
      call.lost();
      this.remove(call, false);
    }
    this.#state = { ...this.#state, service: { state: 'lost', reason: 'unplugged' } };
    this.#changed();
  }

  #incoming(hCall: number): void {
    const info = this.tapi.mirror.calls.get(hCall)?.details?.info;
    const outgoing = info?.origin === LINECALLORIGIN.OUTBOUND;
    const call = this.add(hCall, outgoing ? 'outgoing' : 'incoming', outgoing ? info.calledId : '');
    // Another client has placed it, or it was there before the line came back: there is no request of this page to wait for.
    if (outgoing) call.replied(null);
    this.describeCall(hCall);
    call.state = 'unknown';
  }

  #moveCall(call: CallObject, state: number, mode: number): void {
    const isNew = call.state === 'unknown' && call.direction === 'incoming';
    if (state !== LINECALLSTATE.OFFERING) this.#ringsNoMore();
    call.moved(state, mode);
    this.#changed();
    if (state === LINECALLSTATE.IDLE) this.remove(call, true);
    if (isNew && call.state === 'offering') this.#tellIncoming(call);
  }

  #tellIncoming(call: CallObject): void {
    this.dispatchEvent(new CallEvent('incoming', call));
    this.telephony.dispatchEvent(new CallEvent('incoming', call));
  }

  #ringsNoMore(): void {
    this.ringCount = 0;
    this.ringMode = 0;
  }

  #ringing(states: number, mode: number, count: number): void {
    if ((states & LINEDEVSTATE.RINGING) === 0) return;
    this.ringCount = count + 1;
    this.ringMode = mode;
    this.#changed();
  }

  /** LINE_CLOSE: the handle is dead; the line opens itself again once its device is back (line-close). */
  #closed(): void {
    this.hLine = 0;
    this.#ringsNoMore();
    for (const call of [...this.calls]) {
      call.lost();
      this.remove(call, true);
    }
    this.update(this.tapi.mirror.devices.get(this.deviceId) ?? this.#state);
  }

  /** A call of this line from now on. */
  add(hCall: number, direction: CallObject['direction'], number: string): CallObject {
    return this.#add(new CallObject(this.telephony.nextCallId(), hCall, this, direction, number));
  }

  /** A conference of this line, which a request has made: before its reply there is none (async-replies-versus-events-on-new-call-handles). */
  addConference(hCall: number): CallObject {
    const conference = this.#add(
      new CallObject(this.telephony.nextCallId(), hCall, this, 'outgoing', '', 'conference'),
    );
    conference.replied(null);
    return conference;
  }

  #add(call: CallObject): CallObject {
    this.calls.push(call);
    this.#changed();
    return call;
  }

  remove(call: CallObject, deallocate: boolean): void {
    const index = this.calls.indexOf(call);
    if (index < 0) return;
    this.calls.splice(index, 1);
    for (const member of call.members) member.conference = null;
    if (deallocate) void this.tapi.lineDeallocateCall(call.hCall);
    this.#changed();
  }

  #callMedia(): number {
    const { INTERACTIVEVOICE, DATAMODEM, G3FAX } = LINEMEDIAMODE;
    return { voice: INTERACTIVEVOICE, data: DATAMODEM, fax: G3FAX }[this.media];
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
