import type { Scheduler } from '../../base/clock.js';
import {
  INITIALIZE_NEGOTIATION,
  LINEADDRESSMODE,
  LINEBEARERMODE,
  LINEDEVCAPFLAGS,
  LINEDEVSTATE,
  LINEDEVSTATUSFLAGS,
  LINEMEDIAMODE,
  LINETERMMODE,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../../tspi/generated/errors.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import {
  accepted,
  SUCCESS,
  type HdCall,
  type HdLine,
  type HtLine,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type {
  ExtensionID,
  LineAddressCaps,
  LineAddressStatus,
  LineDevCaps,
  LineDevStatus,
  LineForward,
  VarString,
} from '../../tspi/structures.js';
import type { SampleCall } from './sample-call.js';

export const SAMPLE_VERSION = 0x0002_0002;
/** LINETERMMODE bits: what can go to the one terminal. */
export const SAMPLE_TERMINAL_MODES: number = LINETERMMODE.RINGER | LINETERMMODE.LAMPS;
const EXT_VERSION = 3;
const DIAL_PARAMS = { dialPause: 0, dialSpeed: 0, digitDuration: 0, waitForDialtone: 0 };

/** What a request is about, so that closing it completes the request. */
export interface SampleScope {
  readonly calls: readonly SampleCall[];
  readonly phone?: boolean;
}

/** What tells one of two samples from the other. */
export interface SamplePlace {
  readonly permanentId: number;
  readonly address: string;
  readonly firstHandle: number;
}

const FIRST_PLACE: SamplePlace = { permanentId: 1, address: '10', firstHandle: 100 };

/** The session, the line and the requests of the sample provider. */
export abstract class SampleLines {
  readonly providerName = 'sample';
  /** How long a request takes, ms. */
  workMs = 20;
  protected host!: ProviderHost;
  protected htLine: HtLine | 0 = 0;
  protected hdLine: HdLine | 0 = 0;
  protected detection = 0;
  protected readonly calls = new Map<HdCall, SampleCall>();
  protected forwards: LineForward[] = [];
  /** LINEDEVSTATUSFLAGS bits: CONNECTED and INSERVICE. */
  protected statusFlags = 5;
  protected terminalModes = SAMPLE_TERMINAL_MODES;
  protected tracking = 0;
  /** The requests of lineCompleteCall that wait. */
  protected readonly completions = new Set<number>();
  readonly #requests = new Map<RequestId, SampleScope>();
  #config = new Uint8Array(4);
  #deviceId = -1;
  #nextHandle: number;
  #extVersion = 0;

  constructor(
    protected readonly scheduler: Scheduler,
    readonly place: SamplePlace = FIRST_PLACE,
  ) {
    this.#nextHandle = place.firstHandle;
  }

  /** Whether a device id of a line, or a handle of a line or call, is this provider's. */
  hasLine(deviceOrHandle: number): boolean {
    const handle = deviceOrHandle as HdLine & HdCall;
    return deviceOrHandle === this.#deviceId || this.isLine(handle) || this.calls.has(handle);
  }

  protected get deviceId(): number {
    return this.#deviceId;
  }

  /** Tells LINE_LINEDEVSTATE. */
  protected tellLine(lineState: number): void {
    if (this.htLine !== 0) this.host.lineEvent(this.htLine, 0, TAPI_MESSAGE.LINE_LINEDEVSTATE, lineState, 0, 0);
  }

  protected handle(): number {
    return this.#nextHandle++;
  }

  /** Accepts a request, and does it after a while unless it is drained before. */
  protected later(id: RequestId, scope: SampleScope, run: () => Result, then: () => void = () => undefined): Result {
    this.#requests.set(id, scope);
    this.scheduler.after(this.workMs, () => {
      if (!this.#requests.has(id)) return;
      const result = run();
      this.complete(id, result);
      if (result === 0) then();
    });
    return accepted(id);
  }

  protected complete(id: RequestId, result: Result): void {
    if (this.#requests.delete(id)) this.host.asyncCompletion(id, result);
  }

  /** Ends what is out and concerned. */
  protected drain(concerned: (scope: SampleScope) => boolean): void {
    for (const [id, scope] of [...this.#requests])
      if (concerned(scope))
        this.complete(id, scope.phone === true ? PHONEERR.OPERATIONFAILED : LINEERR.OPERATIONFAILED);
  }

  /** Ends calls for good, without a word. */
  protected abstract forget(call: SampleCall): void;

  providerInit(_version: number, _id: number, lineBase: number, host: ProviderHost): Result {
    this.host = host;
    this.#deviceId = lineBase;
    return SUCCESS;
  }
  providerShutdown(): Result {
    this.#closeAll();
    this.drain(() => true);
    this.#deviceId = -1;
    return SUCCESS;
  }
  providerEnumDevices(_id: number, numLines: Out<number>, numPhones: Out<number>): Result {
    numLines.value = 1;
    numPhones.value = 1;
    return SUCCESS;
  }

  lineNegotiateTSPIVersion(deviceId: number, low: number, high: number, version: Out<number>): Result {
    if (deviceId !== this.#deviceId && deviceId !== INITIALIZE_NEGOTIATION) return LINEERR.BADDEVICEID;
    if (low > SAMPLE_VERSION || high < SAMPLE_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
    version.value = SAMPLE_VERSION;
    return SUCCESS;
  }
  lineNegotiateExtVersion(deviceId: number, _v: number, low: number, high: number, version: Out<number>): Result {
    if (deviceId !== this.#deviceId) return LINEERR.BADDEVICEID;
    if (low > EXT_VERSION || high < EXT_VERSION) return LINEERR.INCOMPATIBLEEXTVERSION;
    version.value = EXT_VERSION;
    return SUCCESS;
  }
  lineSelectExtVersion(hdLine: HdLine, version: number): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (version !== 0 && version !== EXT_VERSION) return LINEERR.INCOMPATIBLEEXTVERSION;
    this.#extVersion = version;
    return SUCCESS;
  }
  lineGetExtensionID(deviceId: number, _v: number, id: Out<ExtensionID | null>): Result {
    if (deviceId !== this.#deviceId) return LINEERR.BADDEVICEID;
    id.value = { extensionId0: 1, extensionId1: 2, extensionId2: 3, extensionId3: this.#extVersion };
    return SUCCESS;
  }
  lineGetDevCaps(deviceId: number, _v: number, _e: number, caps: Out<LineDevCaps | null>): Result {
    if (deviceId !== this.#deviceId) return LINEERR.BADDEVICEID;
    caps.value = { ...devCaps, permanentLineId: this.place.permanentId };
    return SUCCESS;
  }
  lineGetAddressCaps(
    deviceId: number,
    address: number,
    _v: number,
    _e: number,
    caps: Out<LineAddressCaps | null>,
  ): Result {
    if (deviceId !== this.#deviceId) return LINEERR.BADDEVICEID;
    if (address !== 0) return LINEERR.INVALADDRESSID;
    caps.value = { ...addressCaps, lineDeviceId: deviceId, address: this.place.address };
    return SUCCESS;
  }
  lineGetDevConfig(deviceId: number, config: Out<Uint8Array>, deviceClass: string): Result {
    if (deviceId !== this.#deviceId) return LINEERR.BADDEVICEID;
    if (deviceClass !== 'tapi/line') return LINEERR.INVALDEVICECLASS;
    config.value = this.#config.slice();
    return SUCCESS;
  }
  lineSetDevConfig(deviceId: number, config: Uint8Array, deviceClass: string): Result {
    if (deviceId !== this.#deviceId) return LINEERR.BADDEVICEID;
    if (deviceClass !== 'tapi/line') return LINEERR.INVALDEVICECLASS;
    this.#config = config.slice();
    return SUCCESS;
  }
  lineGetIcon(): Result {
    return LINEERR.OPERATIONUNAVAIL;
  }

  lineOpen(deviceId: number, htLine: HtLine, hdLine: Out<HdLine | 0>): Result {
    if (deviceId !== this.#deviceId) return LINEERR.BADDEVICEID;
    if (this.hdLine !== 0) return LINEERR.ALLOCATED;
    this.htLine = htLine;
    hdLine.value = this.hdLine = this.handle() as HdLine;
    return SUCCESS;
  }
  lineClose(hdLine: HdLine): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    this.#closeAll();
    return SUCCESS;
  }
  lineGetLineDevStatus(hdLine: HdLine, status: Out<LineDevStatus | null>): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    status.value = {
      numActiveCalls: this.calls.size,
      lineFeatures: 0,
      signalLevel: 0xffff,
      devStatusFlags: this.statusFlags,
      numCallCompletions: this.completions.size,
      terminalModes: [this.terminalModes],
    };
    return SUCCESS;
  }
  lineSetStatusMessages(hdLine: HdLine): Result {
    return this.isLine(hdLine) ? SUCCESS : LINEERR.INVALLINEHANDLE;
  }
  lineSetDefaultMediaDetection(hdLine: HdLine, mediaModes: number): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    this.detection = mediaModes;
    return SUCCESS;
  }
  lineGetAddressStatus(hdLine: HdLine, addressId: number, status: Out<LineAddressStatus | null>): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (addressId !== 0) return LINEERR.INVALADDRESSID;
    status.value = { numActiveCalls: this.calls.size, numOnHoldCalls: 0, addressFeatures: 0, forwards: this.forwards };
    return SUCCESS;
  }
  lineGetAddressID(hdLine: HdLine, addressId: Out<number>, mode: number, address: string): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (mode !== LINEADDRESSMODE.DIALABLEADDR) return LINEERR.INVALADDRESSMODE;
    if (address !== this.place.address) return LINEERR.INVALADDRESS;
    addressId.value = 0;
    return SUCCESS;
  }
  lineGetNumAddressIDs(hdLine: HdLine, num: Out<number>): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    num.value = 1;
    return SUCCESS;
  }
  lineGetID(
    hdLine: HdLine,
    _address: number,
    _call: HdCall | 0,
    _select: number,
    id: Out<VarString | null>,
    deviceClass: string,
  ): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (deviceClass !== 'tapi/line') return LINEERR.INVALDEVICECLASS;
    id.value = { format: 4, text: String(this.#deviceId) };
    return SUCCESS;
  }
  lineDevSpecific(id: RequestId, hdLine: HdLine, _address: number, hdCall: HdCall | 0): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    const call = hdCall === 0 ? undefined : this.calls.get(hdCall);
    if (hdCall !== 0 && call === undefined) return LINEERR.INVALCALLHANDLE;
    return this.later(id, { calls: call === undefined ? [] : [call] }, () => SUCCESS);
  }

  protected isLine(hdLine: HdLine): boolean {
    return this.hdLine !== 0 && hdLine === this.hdLine;
  }

  #closeAll(): void {
    this.drain(({ phone }) => phone !== true);
    for (const call of [...this.calls.values()]) this.forget(call);
    this.hdLine = this.htLine = 0;
    this.detection = 0;
  }
}

const devCaps: LineDevCaps = {
  providerInfo: 'sample',
  switchInfo: '',
  permanentLineId: 1,
  lineName: 'Sample',
  numAddresses: 1,
  bearerModes: LINEBEARERMODE.VOICE | LINEBEARERMODE.DATA,
  maxRate: 0,
  mediaModes: LINEMEDIAMODE.INTERACTIVEVOICE | LINEMEDIAMODE.DATAMODEM,
  generateToneModes: 8,
  generateDigitModes: 2,
  monitorDigitModes: 2,
  devCapFlags: LINEDEVCAPFLAGS.CLOSEDROP,
  maxNumActiveCalls: 9,
  answerMode: 1,
  ringModes: 1,
  lineStates: LINEDEVSTATE.LOCK,
  settableDevStatus: LINEDEVSTATUSFLAGS.LOCKED,
  terminals: [{ termDev: 1, termModes: SAMPLE_TERMINAL_MODES, termSharing: 1, text: 'Desk' }],
  availableTracking: 2,
  minDialParams: DIAL_PARAMS,
  maxDialParams: DIAL_PARAMS,
  defaultDialParams: DIAL_PARAMS,
  lineFeatures: 0,
  gatherDigitsMinTimeout: 100,
  gatherDigitsMaxTimeout: 20_000,
  audioPath: 'none',
  identity: { manufacturer: '', model: '', revision: '' },
};

const addressCaps: LineAddressCaps = {
  lineDeviceId: 0,
  address: '10',
  callInfoStates: 0,
  callerIdFlags: 0,
  callStates: 0xffff,
  disconnectModes: 0,
  maxNumActiveCalls: 9,
  maxNumOnHoldCalls: 9,
  addrCapFlags: 0,
  callFeatures: 0,
  addressFeatures: 0,
  transferModes: 3,
  parkModes: 2,
  forwardModes: 1,
  removeFromConfState: 1,
  callCompletionModes: 2,
  callTreatments: [1, 4].map((callTreatmentId) => ({
    callTreatmentId,
    callTreatmentName: `Treatment ${callTreatmentId}`,
  })),
};
