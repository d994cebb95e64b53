import type { CreateScanner } from '../../at/channel.js';
import type { Scheduler } from '../../base/clock.js';
import type { Log } from '../../base/log.js';
import type { Random } from '../../base/random.js';
import { parseDialString } from '../../numbers/dial-string.js';
import {
  INITIALIZE_NEGOTIATION,
  LINEADDRESSMODE,
  LINEADDRFEATURE,
  LINEBEARERMODE,
  LINECALLINFOSTATE,
  LINECALLPARAMFLAGS,
  LINECALLSTATE,
  LINEDEVSTATUSFLAGS,
  LINEDIGITMODE,
  LINEFEATURE,
  LINEROAMMODE,
  STRINGFORMAT,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import {
  accepted,
  SUCCESS,
  type HdCall,
  type HdLine,
  type HtCall,
  type HtLine,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import { isConsoleRequest } from '../../tspi/console-commands.js';
import { isSimRequest } from '../../tspi/sim-request.js';
import type {
  LineAddressCaps,
  LineAddressStatus,
  LineCallInfo,
  LineCallParams,
  LineCallStatus,
  LineDevCaps,
  LineDevStatus,
  LineForward,
  VarString,
} from '../../tspi/structures.js';
import type { Transport } from '../../transports/transport.js';
import { addressCaps, devCaps } from './capabilities.js';
import { readVoiceNumber, type VoiceNumber } from './cellular/voice-number.js';
import { decodeConfig, encodeConfig, isConfigClass } from './line-config.js';
import { ModemLine } from './modem-line.js';
import type { LinkLoad } from './modem-link.js';
import { MediaProvider } from './media-provider.js';
import type { FoundCall } from './supplementary-provider.js';
import { ModemPortError, type ModemPort } from './modem-port.js';
import type { Progress } from './probe.js';
import type { ModemProfile } from './profiles.js';
import type { ModemRecognition } from './recognition.js';
import { isVoiceFunction, voiceFunction } from './voice-functions.js';

/** The one interface version: TAPI 2.2. */
const TSPI_VERSION = 0x0002_0002;
/** lineDevSpecific's sub-function in the first byte: gives the block back unchanged, later. For measuring a request's way. */
const ECHO = 0;

/** What the provider is made from. */
export interface ModemProviderDeps {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly log: Log;
  /** Calls back after each sleep of the machine, with about how long it was, until the returned function is called. */
  readonly onWake?: (listener: (sleptMs: number) => void) => () => void;
  /** Whether closing a port, by whatever end of the page, ends its call: &D2; true where left out. Else &D0: a call may outlive its port. */
  readonly hangUpOnClose?: boolean;
  /** Knows modems again; without it a line is its port's. */
  readonly recognition?: ModemRecognition;
  /** Kinds of modems to be asked before the built-in ones. */
  readonly profiles?: readonly ModemProfile[];
  /** Takes the voice that a modem receives while digits are listened for, by the line's permanent id; without it, it is thrown away. */
  readonly onVoice?: (permanentLineId: number, bytes: Uint8Array) => void;
  /** Makes what reads a modem's bytes, once for each port and each time it returns. */
  readonly createScanner: CreateScanner;
}

/**
 * The service provider for modems that speak AT (ITU-T V.250, V.253, T.31; 3GPP TS 27.007). One line per port; an analog line has one call,
 * a cellular one several.
 */
export class ModemProvider extends MediaProvider implements ServiceProvider {
  readonly providerName = 'modem';
  readonly #deps: ModemProviderDeps;
  readonly #scheduler: Scheduler;
  #stopWatching: () => void = () => undefined;
  #host: ProviderHost | null = null;
  #nextHandle = 1;
  #nextTempId = 1;
  readonly #lines = new Set<ModemLine>();
  #released: Promise<void> = Promise.resolve();
  /** Lines that wait for the host's answer to LINE_CREATE. */
  readonly #created = new Map<number, (deviceId: number) => void>();

  constructor(deps: ModemProviderDeps) {
    super();
    this.#deps = deps;
    this.#scheduler = deps.scheduler;
  }

  /**
   * Takes a port into service: opens it, finds the modem, asks what it is, sets it up and creates its line device.
   * @param onProgress - Told of each step, in words for a log.
   * @returns The line's device id. Rejects with ModemPortError, with the port closed.
   */
  async addPort(port: ModemPort, onProgress: Progress = () => undefined): Promise<number> {
    const host = this.#host;
    if (host === null) throw new ModemPortError('portFailed', 'The provider is not running.');
    if (this.#lineOf(port.key) !== undefined) throw new ModemPortError('portBusy', 'The port is a line already.');
    const line = new ModemLine(port, {
      hangUpOnClose: true,
      profiles: [],
      recognition: null,
      onVoice: null,
      ...this.#deps,
      host,
      newHandle: () => this.#nextHandle++ as HdCall,
    });
    this.#lines.add(line);
    try {
      await line.commission(onProgress);
      if (this.#host !== host) throw new ModemPortError('portFailed', 'The provider was shut down.');
      return await this.#create(host, line);
    } catch (error) {
      this.#lines.delete(line);
      this.#deps.recognition?.left(port.key);
      await line.retire();
      throw error;
    }
  }

  /** Sets up the modem of a port that has a line, unless that has been done; settles when that has gone well or not. */
  async bringUp(key: string): Promise<void> {
    await this.#lineOf(key)
      ?.ready()
      .catch(() => undefined);
  }

  /**
   * Names a line; every client is told, and the name is kept for the next visit.
   * @param label - Checked (base/line-label.ts); '' gives the line the name of its modem again.
   * @returns BADDEVICEID where there is no such line.
   */
  setLabel(deviceId: number, label: string): Result {
    const line = this.#device(deviceId);
    if (line === undefined) return LINEERR.BADDEVICEID;
    line.record = { ...line.record, label };
    line.name = this.#freeName(line);
    this.#deps.recognition?.labelled(line.port.key, label);
    line.described();
    return SUCCESS;
  }

  /**
   * Gives a sign on a modem by which a person finds it: `identifySign` of its LINEDEVCAPS. Settles when it has been given.
   * @returns BADDEVICEID where there is no such line, INUSE while a call has it or when one takes it meanwhile, RESOURCEUNAVAIL when it is out of service.
   */
  async identify(deviceId: number): Promise<Result> {
    const line = this.#device(deviceId);
    if (line === undefined) return LINEERR.BADDEVICEID;
    try {
      if (await line.identify()) return SUCCESS;
      return ['lost', 'failed'].includes(line.service.state) ? LINEERR.RESOURCEUNAVAIL : LINEERR.INUSE;
    } catch {
      return LINEERR.RESOURCEUNAVAIL;
    }
  }

  /**
   * A device that was unplugged is there again, on a new transport. Its line keeps its device id; when calls are wanted on it, it is set
   * up at once, otherwise with the next call. Ignored for a port that has no line.
   */
  portReturned(key: string, transport: Transport): void {
    this.#lineOf(key)?.returned(transport);
  }

  /** A device was unplugged: its line is lost, if its transport has not said so. Ignored for a port that has no line. */
  portGone(key: string): void {
    this.#lineOf(key)?.gone();
  }

  /** Another tab of this site has let go of the line of a port. Settles when an attempt that this leads to has ended. */
  async portFreed(key: string): Promise<void> {
    await this.#lineOf(key)?.freed();
  }

  /**
   * A further port of a line's modem, or one that is back: it is listened to while the line is in service, and never dialled on. Ignored for
   * a port that has no line.
   * @param key - The key of the line's port.
   */
  addSecondPort(key: string, second: string, transport: Transport): void {
    this.#lineOf(key)?.seconds.add(second, transport);
  }

  /** A further port was unplugged or is taken away; settles when it is closed. The line stays. */
  async removeSecondPort(key: string, second: string): Promise<void> {
    await this.#lineOf(key)?.seconds.remove(second);
  }

  /**
   * A line is to be forgotten: it closes, is removed, and its port is closed once its call is off the line; settles then.
   * @returns The key of its port; undefined when there is no such line.
   */
  async forgetLine(deviceId: number): Promise<string | undefined> {
    const line = this.#device(deviceId);
    if (line === undefined) return undefined;
    this.#lines.delete(line);
    this.#deps.recognition?.forgotten(line.port.key);
    const retired = line.retire();
    this.#host?.lineRemove(deviceId);
    await retired;
    return line.port.key;
  }

  /** What stands in the way to each modem, those that are being taken into service (device id -1) included. */
  get ports(): readonly (LinkLoad &
    Pick<ModemLine, 'receiveErrors'> & { readonly deviceId: number; readonly noiseBytes: number })[] {
    return [...this.#lines].flatMap(({ deviceId, link, seconds, receiveErrors }) => [
      { deviceId: deviceId ?? -1, ...link.load, receiveErrors, noiseBytes: link.noiseBytes },
      ...seconds.loads.map((load) => ({ deviceId: deviceId ?? -1, ...load, noiseBytes: 0 })),
    ]);
  }

  providerInit(
    tspiVersion: number,
    _permanentProviderId: number,
    _lineDeviceIdBase: number,
    host: ProviderHost,
  ): Result {
    if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
    this.#host = host;
    this.#stopWatching =
      this.#deps.onWake?.((sleptMs) => {
        for (const line of this.#lines) void line.resync(sleptMs);
      }) ?? this.#stopWatching;
    return SUCCESS;
  }

  /** Settles when everything that providerShutdown began has ended: calls hung up, ports closed. */
  get released(): Promise<void> {
    return this.#released;
  }

  providerShutdown(): Result {
    const lines = [...this.#lines];
    this.#stopWatching();
    for (const line of lines) line.close();
    this.#released = Promise.all(lines.map((line) => line.released)).then(() => undefined);
    this.#lines.clear();
    this.#created.clear();
    this.#host = null;
    return SUCCESS;
  }

  providerEnumDevices(_permanentProviderId: number, numLines: Out<number>): Result {
    numLines.value = this.#lines.size;
    return SUCCESS;
  }

  providerCreateLineDevice(tempId: number, deviceId: number): Result {
    const created = this.#created.get(tempId);
    if (created === undefined) return LINEERR.BADDEVICEID;
    this.#created.delete(tempId);
    created(deviceId);
    return SUCCESS;
  }

  lineNegotiateTSPIVersion(deviceId: number, lowVersion: number, highVersion: number, version: Out<number>): Result {
    if (deviceId !== INITIALIZE_NEGOTIATION && this.#device(deviceId) === undefined) return LINEERR.BADDEVICEID;
    if (lowVersion > TSPI_VERSION || highVersion < TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
    version.value = TSPI_VERSION;
    return SUCCESS;
  }

  lineGetDevCaps(deviceId: number, tspiVersion: number, _extVersion: number, caps: Out<LineDevCaps | null>): Result {
    const line = this.#device(deviceId);
    if (line === undefined) return LINEERR.BADDEVICEID;
    if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
    caps.value = devCaps(line.port, line.record, line.name, line.profile, line.identity);
    return SUCCESS;
  }

  lineGetAddressCaps(
    deviceId: number,
    addressId: number,
    tspiVersion: number,
    _extVersion: number,
    caps: Out<LineAddressCaps | null>,
  ): Result {
    const line = this.#device(deviceId);
    if (line === undefined) return LINEERR.BADDEVICEID;
    if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
    if (addressId !== 0) return LINEERR.INVALADDRESSID;
    caps.value = addressCaps(deviceId, line.profile, line.abilities);
    return SUCCESS;
  }

  lineGetDevConfig(deviceId: number, config: Out<Uint8Array>, deviceClass: string): Result {
    const line = this.#device(deviceId);
    if (line === undefined) return LINEERR.BADDEVICEID;
    if (!isConfigClass(deviceClass)) return LINEERR.INVALDEVICECLASS;
    config.value = encodeConfig({ noAnswerSeconds: line.noAnswerSeconds });
    return SUCCESS;
  }

  lineSetDevConfig(deviceId: number, config: Uint8Array, deviceClass: string): Result {
    const line = this.#device(deviceId);
    if (line === undefined) return LINEERR.BADDEVICEID;
    if (!isConfigClass(deviceClass)) return LINEERR.INVALDEVICECLASS;
    const read = decodeConfig(config);
    if (read === null) return LINEERR.INVALPARAM;
    line.noAnswerSeconds = read.noAnswerSeconds;
    return SUCCESS;
  }

  lineOpen(deviceId: number, htLine: HtLine, hdLine: Out<HdLine | 0>, tspiVersion: number): Result {
    const line = this.#device(deviceId);
    if (line === undefined) return LINEERR.BADDEVICEID;
    if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
    if (line.hdLine !== null) return LINEERR.ALLOCATED;
    const handle = this.#nextHandle++ as HdLine;
    line.open(handle, htLine);
    hdLine.value = handle;
    return SUCCESS;
  }

  lineClose(hdLine: HdLine): Result {
    const line = this.#line(hdLine);
    if (line === undefined) return LINEERR.INVALLINEHANDLE;
    line.close();
    return SUCCESS;
  }

  lineGetLineDevStatus(hdLine: HdLine, status: Out<LineDevStatus | null>): Result {
    const line = this.#line(hdLine);
    if (line === undefined) return LINEERR.INVALLINEHANDLE;
    const there = inService(line);
    const { active, onHold, onHoldPending } = line.control.counts;
    const { network } = line;
    status.value = {
      numActiveCalls: active,
      ...(line.profile.cellular === null ? {} : { numOnHoldCalls: onHold, numOnHoldPendCalls: onHoldPending }),
      lineFeatures:
        LINEFEATURE.DEVSPECIFIC |
        (there && line.control.canPlace ? LINEFEATURE.MAKECALL : 0) |
        (there && line.services !== null ? LINEFEATURE.FORWARD : 0),
      signalLevel: network === null ? 0xffff : network.signalLevel,
      ...(network === null ? {} : { roamMode: network.roaming ? LINEROAMMODE.ROAMA : LINEROAMMODE.HOME }),
      devStatusFlags:
        (there ? LINEDEVSTATUSFLAGS.CONNECTED : 0) |
        (there && network?.inService !== false ? LINEDEVSTATUSFLAGS.INSERVICE : 0),
    };
    return SUCCESS;
  }

  lineSetStatusMessages(hdLine: HdLine): Result {
    // What is wanted is a minimum (line-linedevstate); the few messages there are always come.
    return this.#line(hdLine) === undefined ? LINEERR.INVALLINEHANDLE : SUCCESS;
  }

  lineSetDefaultMediaDetection(hdLine: HdLine, mediaModes: number): Result {
    const line = this.#line(hdLine);
    if (line === undefined) return LINEERR.INVALLINEHANDLE;
    line.want(mediaModes);
    return SUCCESS;
  }

  lineGetAddressStatus(hdLine: HdLine, addressId: number, status: Out<LineAddressStatus | null>): Result {
    const line = this.#line(hdLine);
    if (line === undefined) return LINEERR.INVALLINEHANDLE;
    if (addressId !== 0) return LINEERR.INVALADDRESSID;
    const { active, onHold, onHoldPending } = line.control.counts;
    status.value = {
      numActiveCalls: active,
      numOnHoldCalls: onHold,
      ...(line.profile.cellular === null ? {} : { numOnHoldPendCalls: onHoldPending }),
      ...line.services?.forwards,
      addressFeatures: !inService(line)
        ? 0
        : (line.control.canPlace ? LINEADDRFEATURE.MAKECALL : 0) |
          (line.services === null ? 0 : LINEADDRFEATURE.FORWARD),
    };
    return SUCCESS;
  }

  lineGetAddressID(hdLine: HdLine, _addressId: Out<number>, addressMode: number): Result {
    if (this.#line(hdLine) === undefined) return LINEERR.INVALLINEHANDLE;
    // A modem does not know its own number.
    return addressMode === LINEADDRESSMODE.DIALABLEADDR ? LINEERR.INVALADDRESS : LINEERR.INVALADDRESSMODE;
  }

  lineGetNumAddressIDs(hdLine: HdLine, numAddressIds: Out<number>): Result {
    if (this.#line(hdLine) === undefined) return LINEERR.INVALLINEHANDLE;
    numAddressIds.value = 1;
    return SUCCESS;
  }

  lineGetID(
    hdLine: HdLine,
    addressId: number,
    _hdCall: HdCall | 0,
    _select: number,
    deviceId: Out<VarString | null>,
    deviceClass: string,
  ): Result {
    const line = this.#line(hdLine);
    if (line === undefined) return LINEERR.INVALLINEHANDLE;
    if (addressId !== 0) return LINEERR.INVALADDRESSID;
    const name = deviceClass.toLowerCase();
    if (name === 'tapi/line') deviceId.value = { format: STRINGFORMAT.UNICODE, text: String(line.deviceId ?? '') };
    else if (name === 'comm') deviceId.value = { format: STRINGFORMAT.UNICODE, text: line.port.label };
    else return LINEERR.INVALDEVICECLASS;
    return SUCCESS;
  }

  lineMakeCall(
    requestId: RequestId,
    hdLine: HdLine,
    htCall: HtCall,
    hdCall: Out<HdCall | 0>,
    destAddress: string | null,
    _countryCode: number,
    callParams: LineCallParams | null,
  ): Result {
    const line = this.#line(hdLine);
    if (line === undefined) return LINEERR.INVALLINEHANDLE;
    const problem = paramsProblem(callParams, line.profile);
    if (problem !== null) return problem;
    const scan = parseDialString(destAddress ?? '', dialSupport(line.profile));
    if (!scan.ok) return LINEERR[scan.problem.error];
    const { digits, method } = scan.dialString;
    const dialled = dialledBy(digits, line.profile, callParams);
    if (dialled === null) return LINEERR.INVALADDRESS;
    if (!inService(line)) return LINEERR.RESOURCEUNAVAIL;
    if (!line.control.canPlace) return LINEERR.CALLUNAVAIL;

    line.services?.giveWay();
    line.console.giveWay();
    const call = line.control.newCall(requestId, htCall, dialled.number);
    call.callerIdModifier = dialled.callerIdModifier;
    call.postDial = dialled.postDial;
    line.requests.begin(requestId, call.hdCall);
    hdCall.value = call.hdCall;
    line.ready().then(
      () => line.control.dial(call, method),
      () => {
        line.control.neverPlaced(call);
      },
    );
    return accepted(requestId);
  }

  lineAnswer(requestId: RequestId, hdCall: HdCall): Result {
    const found = this.findCall(hdCall);
    if (found === undefined) return LINEERR.INVALCALLHANDLE;
    const { line, call } = found;
    const problem = line.control.mayAnswer(call);
    if (problem !== SUCCESS) return problem;
    line.console.giveWay();
    line.requests.begin(requestId, hdCall);
    void line.control.answer(call, requestId);
    return accepted(requestId);
  }

  lineDrop(requestId: RequestId, hdCall: HdCall): Result {
    const found = this.findCall(hdCall);
    if (found === undefined) return LINEERR.INVALCALLHANDLE;
    const { line, call } = found;
    if (call.state === LINECALLSTATE.IDLE) return LINEERR.INVALCALLSTATE;
    line.requests.begin(requestId, hdCall);
    line.control.drop(call, requestId);
    return accepted(requestId);
  }

  lineCloseCall(hdCall: HdCall): Result {
    // A handle that has died by itself is closed already (nf-tspi-tspi_linemakecall).
    const found = this.findCall(hdCall);
    found?.line.control.close(found.call);
    return SUCCESS;
  }

  lineGetCallInfo(hdCall: HdCall, info: Out<LineCallInfo | null>): Result {
    const found = this.findCall(hdCall);
    if (found === undefined) return LINEERR.INVALCALLHANDLE;
    const devSpecific = found.line.control.voice?.block;
    const told = found.call.info(found.line.deviceId ?? 0, found.line.profile);
    info.value = devSpecific === undefined ? told : { ...told, devSpecific };
    return SUCCESS;
  }

  lineGetCallStatus(hdCall: HdCall, status: Out<LineCallStatus | null>): Result {
    const found = this.findCall(hdCall);
    if (found === undefined) return LINEERR.INVALCALLHANDLE;
    const { call, line } = found;
    status.value = {
      callState: call.state,
      callStateMode: call.mode,
      callFeatures: line.control.features(call),
      ...(line.profile.cellular === null ? {} : { callFeatures2: line.control.features2(call) }),
    };
    return SUCCESS;
  }

  lineSetAppSpecific(hdCall: HdCall, appSpecific: number): Result {
    const found = this.findCall(hdCall);
    if (found === undefined) return LINEERR.INVALCALLHANDLE;
    found.call.appSpecific = appSpecific;
    found.line.control.changed(found.call, LINECALLINFOSTATE.APPSPECIFIC);
    return SUCCESS;
  }

  lineGenerateDigits(hdCall: HdCall, endToEndId: number, digitMode: number, digits: string | null): Result {
    const found = this.findCall(hdCall);
    if (found === undefined) return LINEERR.INVALCALLHANDLE;
    const { call, line } = found;
    if (line.profile.digitCommand === null) return LINEERR.OPERATIONUNAVAIL;
    if (digits !== null && digitMode !== LINEDIGITMODE.DTMF) return LINEERR.INVALDIGITMODE;
    if (call.state !== LINECALLSTATE.CONNECTED || call.release !== null) return LINEERR.INVALCALLSTATE;
    line.control.generate(call, endToEndId, digits);
    return SUCCESS;
  }

  /** The network keeps what is forwarded: no call is made for it. Both kinds of address mean the one that a line has. */
  lineForward(
    requestId: RequestId,
    hdLine: HdLine,
    allAddresses: boolean,
    addressId: number,
    forwardList: readonly LineForward[] | null,
    numRingsNoAnswer: number,
    _htConsultCall: HtCall,
    hdConsultCall: Out<HdCall | 0>,
    callParams: LineCallParams | null,
  ): Result {
    const line = this.#line(hdLine);
    if (line === undefined) return LINEERR.INVALLINEHANDLE;
    if (line.services === null) return LINEERR.OPERATIONUNAVAIL;
    if (!allAddresses && addressId !== 0) return LINEERR.INVALADDRESSID;
    if (paramsProblem(callParams, line.profile) !== null) return LINEERR.INVALPARAM;
    if (!inService(line)) return LINEERR.RESOURCEUNAVAIL;
    hdConsultCall.value = 0;
    return line.services.forward(requestId, forwardList ?? [], numRingsNoAnswer, callParams);
  }

  lineDevSpecific(
    requestId: RequestId,
    hdLine: HdLine,
    addressId: number,
    hdCall: HdCall | 0,
    params: Uint8Array,
  ): Result {
    const line = this.#line(hdLine);
    if (line === undefined) return LINEERR.INVALLINEHANDLE;
    if (addressId !== 0) return LINEERR.INVALADDRESSID;
    if (hdCall !== 0 && !line.control.calls.has(hdCall)) return LINEERR.INVALCALLHANDLE;
    if (isSimRequest(params)) return line.simLock?.enter(requestId, params) ?? LINEERR.OPERATIONUNAVAIL;
    if (isConsoleRequest(params)) return line.console.take(requestId, params);
    if (isVoiceFunction(params)) {
      const call = hdCall === 0 ? undefined : line.control.calls.get(hdCall);
      return voiceFunction(line.control.voice, requestId, call, params);
    }
    if (params[0] !== ECHO) return line.services?.devSpecific(requestId, params) ?? LINEERR.OPERATIONUNAVAIL;
    line.requests.begin(requestId, hdCall);
    this.#scheduler.soon(() => {
      line.requests.complete(requestId, SUCCESS);
    });
    return accepted(requestId);
  }

  #create(host: ProviderHost, line: ModemLine): Promise<number> {
    const tempId = this.#nextTempId++;
    line.name = this.#freeName(line);
    return new Promise((resolve) => {
      this.#created.set(tempId, (deviceId) => {
        line.tie(deviceId);
        resolve(deviceId);
      });
      host.lineCreate(tempId);
    });
  }

  /** People choose a line by its name: the user's, else its modem's. A second one of the same name is `… 2`. */
  #freeName(line: ModemLine): string {
    const wanted = line.record.label || line.identity.model || line.port.label;
    const taken = new Set([...this.#lines].filter((other) => other !== line).map(({ name }) => name));
    let name = wanted;
    for (let ordinal = 2; taken.has(name); ordinal++) name = `${wanted} ${ordinal}`;
    return name;
  }

  #lineOf(key: string): ModemLine | undefined {
    return [...this.#lines].find((line) => line.port.key === key);
  }

  #device(deviceId: number): ModemLine | undefined {
    return [...this.#lines].find((line) => line.deviceId === deviceId);
  }

  #line(hdLine: HdLine): ModemLine | undefined {
    return [...this.#lines].find((line) => line.hdLine === hdLine);
  }

  protected get hasSeveral(): boolean {
    return [...this.#lines].some((line) => line.control.supplementary !== null);
  }

  protected findCall(hdCall: HdCall): FoundCall | undefined {
    for (const line of this.#lines) {
      const call = line.control.calls.get(hdCall);
      if (call !== undefined) return { line, call };
    }
    return undefined;
  }
}

function inService(line: ModemLine): boolean {
  return line.service.state !== 'lost';
}

/** What a line dials for a number that was scanned; null where it cannot carry it. An analog line dials codes of its switch as they are. */
function dialledBy(digits: string, profile: ModemProfile, params: LineCallParams | null): VoiceNumber | null {
  const withheld = ((params?.callParamFlags ?? 0) & LINECALLPARAMFLAGS.BLOCKID) !== 0;
  if (profile.cellular !== null) return readVoiceNumber(digits, withheld);
  return digits.includes('+') && !profile.internationalPlus
    ? null
    : { number: digits, callerIdModifier: '', postDial: '' };
}

function dialSupport(profile: ModemProfile): Parameters<typeof parseDialString>[1] {
  return { waitForDialTone: profile.waitForDialTone, quiet: profile.quiet, billing: false, partialDial: false };
}

function paramsProblem(params: LineCallParams | null, profile: ModemProfile): Result | null {
  const { bearerMode = LINEBEARERMODE.VOICE, mediaMode = profile.mediaMode, addressId = 0 } = params ?? {};
  if (addressId !== 0) return LINEERR.INVALADDRESSID;
  if (bearerMode !== LINEBEARERMODE.VOICE) return LINEERR.BEARERMODEUNAVAIL;
  return (mediaMode & ~profile.mediaMode) === 0 ? null : LINEERR.INVALMEDIAMODE;
}
