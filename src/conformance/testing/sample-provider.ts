import {
  LINEGATHERTERM,
  LINEGENERATETERM,
  LINECALLSTATE,
  LINEDIGITMODE,
  PHONEHOOKSWITCHMODE,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../../tspi/generated/errors.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import {
  SUCCESS,
  type HdCall,
  type HdPhone,
  type HtPhone,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import type { PhoneButtonInfo, PhoneCaps, PhoneStatus } from '../../tspi/structures.js';
import type { SampleCall, SampleJob } from './sample-call.js';
import { SAMPLE_VERSION } from './sample-lines.js';
import { SampleSettings } from './sample-settings.js';

const S = LINECALLSTATE;
const DIGIT_MS = 100;
const PAUSE_MS = 2000;

/** A provider that keeps every rule, with nothing behind it: what the kit is tested with. */
export class SampleProvider extends SampleSettings implements ServiceProvider {
  #phoneId = -1;
  #hdPhone: HdPhone | 0 = 0;
  readonly #set = new Map<string, number>();
  #display = '';
  #button: PhoneButtonInfo = { buttonMode: 2, buttonFunction: 0, buttonText: '', buttonState: 1 };
  #data = new Uint8Array(4);

  /** Whether a device id of a phone, or a handle of one, is this provider's. */
  hasPhone(deviceOrHandle: number): boolean {
    return deviceOrHandle === this.#phoneId || (this.#hdPhone !== 0 && deviceOrHandle === this.#hdPhone);
  }

  override providerInit(version: number, id: number, lineBase: number, host: ProviderHost, phoneBase = 0): Result {
    this.#phoneId = phoneBase;
    return super.providerInit(version, id, lineBase, host);
  }
  override providerShutdown(): Result {
    this.#hdPhone = 0;
    this.#phoneId = -1;
    return super.providerShutdown();
  }

  // --- digits ----------------------------------------------------------------------------------------------------------

  lineGenerateDigits(hdCall: HdCall, endToEndId: number, mode: number, digits: string | null): Result {
    if (digits !== null && mode !== LINEDIGITMODE.DTMF) return LINEERR.INVALDIGITMODE;
    const keys = (digits ?? '').replace(/[^0-9A-D*#,]/g, '');
    const pauses = keys.replace(/[^,]/g, '').length;
    const ms = pauses * PAUSE_MS + (keys.length - pauses) * DIGIT_MS;
    return this.#generate(hdCall, digits === null ? null : endToEndId, ms);
  }
  lineGenerateTone(hdCall: HdCall, endToEndId: number, toneMode: number): Result {
    return this.#generate(hdCall, toneMode === 0 ? null : endToEndId, PAUSE_MS);
  }
  lineGatherDigits(
    hdCall: HdCall,
    endToEndId: number,
    _modes: number,
    digits: Out<string> | null,
    wanted: number,
    terminators: string | null,
    firstMs: number,
    gapMs: number,
  ): Result {
    const call = this.calls.get(hdCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    if (call.state === S.IDLE) return LINEERR.INVALCALLSTATE;
    if (digits === null) return this.#endGather(call, LINEGATHERTERM.CANCEL);
    if (wanted === 0) return LINEERR.INVALPARAM;
    if (/[^0-9A-D*#]/.test(terminators ?? '')) return LINEERR.INVALDIGITS;
    if ([firstMs, gapMs].some((ms) => ms !== 0 && (ms < 100 || ms > 20_000))) return LINEERR.INVALTIMEOUT;
    this.#endGather(call, LINEGATHERTERM.CANCEL);
    digits.value = '';
    const job = { endToEndId, digits, wanted, terminators: terminators ?? '', gapMs };
    call.gathering = { ...job, timer: this.#limit(call, firstMs, LINEGATHERTERM.FIRSTTIMEOUT) };
    return SUCCESS;
  }
  lineMonitorDigits(hdCall: HdCall, modes: number): Result {
    const call = this.calls.get(hdCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    if (modes !== 0 && (call.state & (S.IDLE | S.DISCONNECTED)) !== 0) return LINEERR.INVALCALLSTATE;
    call.monitored = modes !== 0;
    return SUCCESS;
  }

  /** The other end of every connected call sends digits. */
  farEndSends(digits: string): void {
    for (const call of this.calls.values())
      if (call.state === S.CONNECTED) for (const digit of digits) this.#heard(call, digit);
  }

  #generate(hdCall: HdCall, endToEndId: number | null, ms: number): Result {
    const call = this.calls.get(hdCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    if (endToEndId !== null && call.state !== S.CONNECTED) return LINEERR.INVALCALLSTATE;
    this.#endGenerate(call, LINEGENERATETERM.CANCEL);
    if (endToEndId === null) return SUCCESS;
    const timer = this.scheduler.after(ms, () => {
      this.#endGenerate(call, LINEGENERATETERM.DONE);
    });
    call.generating = { endToEndId, timer, digits: null, wanted: 0, terminators: '', gapMs: 0 };
    return SUCCESS;
  }
  #endGenerate(call: SampleCall, reason: number): void {
    const job = call.generating;
    if (job === null) return;
    job.timer?.cancel();
    call.generating = null;
    this.tell(call, TAPI_MESSAGE.LINE_GENERATE, reason, job.endToEndId);
  }
  #endGather(call: SampleCall, reason: number): Result {
    const job = call.gathering;
    if (job === null) return SUCCESS;
    job.timer?.cancel();
    call.gathering = null;
    this.tell(call, TAPI_MESSAGE.LINE_GATHERDIGITS, reason, job.endToEndId);
    return SUCCESS;
  }
  #limit(call: SampleCall, ms: number, reason: number): SampleJob['timer'] {
    if (ms === 0) return null;
    return this.scheduler.after(ms, () => {
      this.#endGather(call, reason);
    });
  }
  #heard(call: SampleCall, digit: string): void {
    if (call.monitored) this.tell(call, TAPI_MESSAGE.LINE_MONITORDIGITS, digit.charCodeAt(0), LINEDIGITMODE.DTMF);
    const job = call.gathering;
    if (job?.digits == null) return;
    job.digits.value += digit;
    job.timer?.cancel();
    if (job.terminators.includes(digit)) this.#endGather(call, LINEGATHERTERM.TERMDIGIT);
    else if (job.digits.value.length >= job.wanted) this.#endGather(call, LINEGATHERTERM.BUFFERFULL);
    else call.gathering = { ...job, timer: this.#limit(call, job.gapMs, LINEGATHERTERM.INTERTIMEOUT) };
  }

  // --- the phone -------------------------------------------------------------------------------------------------------

  phoneNegotiateTSPIVersion(deviceId: number, low: number, high: number, version: Out<number>): Result {
    if (deviceId !== this.#phoneId) return PHONEERR.BADDEVICEID;
    if (low > SAMPLE_VERSION || high < SAMPLE_VERSION) return PHONEERR.INCOMPATIBLEAPIVERSION;
    version.value = SAMPLE_VERSION;
    return SUCCESS;
  }
  phoneGetDevCaps(deviceId: number, _v: number, _e: number, caps: Out<PhoneCaps | null>): Result {
    if (deviceId !== this.#phoneId) return PHONEERR.BADDEVICEID;
    caps.value = { ...phoneCaps, permanentPhoneId: this.place.permanentId };
    return SUCCESS;
  }
  phoneOpen(deviceId: number, _htPhone: HtPhone, hdPhone: Out<HdPhone | 0>): Result {
    if (deviceId !== this.#phoneId) return PHONEERR.BADDEVICEID;
    if (this.#hdPhone !== 0) return PHONEERR.ALLOCATED;
    hdPhone.value = this.#hdPhone = this.handle() as HdPhone;
    return SUCCESS;
  }
  phoneClose(hdPhone: HdPhone): Result {
    if (!this.#isPhone(hdPhone)) return PHONEERR.INVALPHONEHANDLE;
    this.drain(({ phone }) => phone === true);
    this.#hdPhone = 0;
    return SUCCESS;
  }
  phoneGetStatus(hdPhone: HdPhone, status: Out<PhoneStatus | null>): Result {
    return this.#on(hdPhone, () => {
      status.value = { ...phoneStatus, display: this.#display };
    });
  }
  phoneSetStatusMessages(hdPhone: HdPhone): Result {
    return this.#on(hdPhone, () => undefined);
  }
  phoneGetHookSwitch(hdPhone: HdPhone, devs: Out<number>): Result {
    return this.#get(hdPhone, 'hook', devs);
  }
  phoneSetHookSwitch(id: RequestId, hdPhone: HdPhone, devs: number, mode: number): Result {
    return this.#later(id, hdPhone, () => this.#set.set('hook', mode === PHONEHOOKSWITCHMODE.ONHOOK ? 0 : devs));
  }
  phoneGetVolume(hdPhone: HdPhone, _dev: number, volume: Out<number>): Result {
    return this.#get(hdPhone, 'volume', volume);
  }
  phoneSetVolume(id: RequestId, hdPhone: HdPhone, _dev: number, volume: number): Result {
    return this.#later(id, hdPhone, () => this.#set.set('volume', volume));
  }
  phoneGetGain(hdPhone: HdPhone, _dev: number, gain: Out<number>): Result {
    return this.#get(hdPhone, 'gain', gain);
  }
  phoneSetGain(id: RequestId, hdPhone: HdPhone, _dev: number, gain: number): Result {
    return this.#later(id, hdPhone, () => this.#set.set('gain', gain));
  }
  phoneGetRing(hdPhone: HdPhone, mode: Out<number>, volume: Out<number>): Result {
    this.#get(hdPhone, 'ringVolume', volume);
    return this.#get(hdPhone, 'ring', mode);
  }
  phoneSetRing(id: RequestId, hdPhone: HdPhone, mode: number, volume: number): Result {
    return this.#later(id, hdPhone, () => this.#set.set('ring', mode).set('ringVolume', volume));
  }
  phoneGetLamp(hdPhone: HdPhone, lamp: number, mode: Out<number>): Result {
    return lamp === 0 ? this.#get(hdPhone, 'lamp', mode) : PHONEERR.INVALBUTTONLAMPID;
  }
  phoneSetLamp(id: RequestId, hdPhone: HdPhone, lamp: number, mode: number): Result {
    if (lamp !== 0) return PHONEERR.INVALBUTTONLAMPID;
    return this.#later(id, hdPhone, () => this.#set.set('lamp', mode));
  }
  phoneGetButtonInfo(hdPhone: HdPhone, _id: number, info: Out<PhoneButtonInfo | null>): Result {
    return this.#on(hdPhone, () => {
      info.value = this.#button;
    });
  }
  phoneSetButtonInfo(id: RequestId, hdPhone: HdPhone, _button: number, info: PhoneButtonInfo): Result {
    const copy = { ...info };
    return this.#later(id, hdPhone, () => (this.#button = copy));
  }
  phoneGetDisplay(hdPhone: HdPhone, display: Out<string>): Result {
    return this.#on(hdPhone, () => {
      display.value = this.#display;
    });
  }
  phoneSetDisplay(id: RequestId, hdPhone: HdPhone, _row: number, _column: number, text: string): Result {
    return this.#later(id, hdPhone, () => (this.#display = text.slice(0, 16)));
  }
  phoneGetData(hdPhone: HdPhone, _id: number, data: Out<Uint8Array>): Result {
    return this.#on(hdPhone, () => {
      data.value = this.#data.slice();
    });
  }
  phoneSetData(id: RequestId, hdPhone: HdPhone, _area: number, data: Uint8Array): Result {
    const copy = data.slice(0, 4);
    return this.#later(id, hdPhone, () => (this.#data = copy));
  }

  #isPhone(hdPhone: HdPhone): boolean {
    return this.#hdPhone !== 0 && hdPhone === this.#hdPhone;
  }
  #on(hdPhone: HdPhone, run: () => void): Result {
    if (!this.#isPhone(hdPhone)) return PHONEERR.INVALPHONEHANDLE;
    run();
    return SUCCESS;
  }
  #get(hdPhone: HdPhone, name: string, value: Out<number>): Result {
    return this.#on(hdPhone, () => {
      value.value = this.#set.get(name) ?? 0;
    });
  }
  #later(id: RequestId, hdPhone: HdPhone, run: () => unknown): Result {
    if (!this.#isPhone(hdPhone)) return PHONEERR.INVALPHONEHANDLE;
    return this.later(id, { calls: [], phone: true }, () => {
      run();
      return SUCCESS;
    });
  }
}

const phoneCaps: PhoneCaps = {
  providerInfo: 'sample',
  phoneInfo: '',
  permanentPhoneId: 1,
  phoneName: 'Sample',
  phoneStates: 0,
  hookSwitchDevs: 1,
  handsetHookSwitchModes: 9,
  speakerHookSwitchModes: 0,
  headsetHookSwitchModes: 0,
  settableHandsetHookSwitchModes: 9,
  settableSpeakerHookSwitchModes: 0,
  settableHeadsetHookSwitchModes: 0,
  monitoredHandsetHookSwitchModes: 9,
  monitoredSpeakerHookSwitchModes: 0,
  monitoredHeadsetHookSwitchModes: 0,
  volumeFlags: 1,
  gainFlags: 1,
  displayNumRows: 1,
  displayNumColumns: 16,
  numRingModes: 1,
  numButtonLamps: 1,
  buttonModes: [2],
  buttonFunctions: [0],
  lampModes: [6],
  setDataSizes: [4],
  getDataSizes: [4],
  deviceClasses: [],
  phoneFeatures: 0,
};

const phoneStatus: Omit<PhoneStatus, 'display'> = {
  statusFlags: 0,
  ringMode: 0,
  ringVolume: 0,
  handsetHookSwitchMode: 1,
  handsetVolume: 0,
  handsetGain: 0,
  speakerHookSwitchMode: 1,
  speakerVolume: 0,
  speakerGain: 0,
  headsetHookSwitchMode: 1,
  headsetVolume: 0,
  headsetGain: 0,
  lampModes: [],
  phoneFeatures: 0,
};
