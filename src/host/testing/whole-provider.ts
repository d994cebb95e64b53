import { methodParameters, routedNames, type ParameterKind, type RoutedName } from '../../tspi/method-parameters.js';
import {
  accepted,
  SUCCESS,
  type HdLine,
  type HdPhone,
  type HtLine,
  type HtPhone,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type { PhoneCaps } from '../../tspi/structures.js';
import { ScriptedProvider } from './scripted-provider.js';

/** What it fills into out-parameters, by their kind. */
export const FILLED: Partial<Record<ParameterKind, unknown>> = {
  outNumber: 4711,
  outString: 'filled',
  outBytes: Uint8Array.of(4, 7, 11),
};

const STATUS = { numActiveCalls: 1, numOnHoldCalls: 0, addressFeatures: 2 };
const ID = { extensionId0: 4, extensionId1: 7, extensionId2: 1, extensionId3: 1 };

/** The structures that it fills in, by function. */
const FILLED_STRUCTURES: Partial<Record<RoutedName, unknown>> = {
  lineGetAddressStatus: STATUS,
  lineGetCallHubTracking: { availableTracking: 3, currentTracking: 1 },
  lineGetExtensionID: ID,
  lineGetID: { format: 2, text: 'filled' },
  lineGetLineDevStatus: { numActiveCalls: 1, lineFeatures: 2, signalLevel: 4711, devStatusFlags: 5 },
  phoneGetButtonInfo: { buttonMode: 2, buttonFunction: 1, buttonText: 'filled', buttonState: 1 },
  phoneGetExtensionID: ID,
  phoneGetID: { format: 2, text: 'filled' },
  phoneGetStatus: {
    statusFlags: 1,
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
    display: 'filled',
    lampModes: [2],
    phoneFeatures: 0,
  },
};

/** What it fills into an out-parameter of a function; undefined where a parameter is none. */
export function filledBy(name: RoutedName, kind: ParameterKind): unknown {
  return kind === 'outStructure' ? FILLED_STRUCTURES[name] : FILLED[kind];
}

/** One call of a method: its parameters as they came, without the request id. */
export interface Called {
  readonly name: string;
  readonly args: readonly unknown[];
}

/**
 * A provider that has every method of the contract, and one phone beside its line: fills every out-parameter, makes every call that it is asked for,
 * and completes every request at once unless `completes` is false.
 */
export class WholeProvider extends ScriptedProvider {
  readonly called: Called[] = [];
  phones = 1;
  /** What a method returns instead, by name. */
  readonly answers = new Map<string, Result>();
  completes = true;
  /** Whether it begins the calls that it is asked for. */
  makesCalls = true;
  lineHandle = 0 as HdLine;
  htPhone = 0 as HtPhone;
  hdPhone = 0 as HdPhone;
  #nextCall = 5000;

  constructor() {
    super();
    for (const name of routedNames)
      Object.defineProperty(this, name, { value: this.#method(name), configurable: true, writable: true });
  }

  /** The calls of one method, in order. */
  of(name: string): readonly (readonly unknown[])[] {
    return this.called.filter((one) => one.name === name).map(({ args }) => args);
  }

  override providerEnumDevices(id: number, numLines: Out<number>, numPhones: Out<number> = { value: 0 }): Result {
    numPhones.value = this.phones;
    return super.providerEnumDevices(id, numLines);
  }
  override lineOpen(deviceId: number, htLine: HtLine, hdLine: Out<HdLine | 0>): Result {
    const result = super.lineOpen(deviceId, htLine, hdLine);
    this.lineHandle = hdLine.value as HdLine;
    return result;
  }
  providerCreateLineDevice(...args: unknown[]): Result {
    return this.#noted('providerCreateLineDevice', args);
  }
  providerCreatePhoneDevice(...args: unknown[]): Result {
    return this.#noted('providerCreatePhoneDevice', args);
  }
  lineConditionalMediaDetection(...args: unknown[]): Result {
    return this.#noted('lineConditionalMediaDetection', args);
  }
  lineSelectExtVersion(...args: unknown[]): Result {
    return this.#noted('lineSelectExtVersion', args);
  }
  phoneSelectExtVersion(...args: unknown[]): Result {
    return this.#noted('phoneSelectExtVersion', args);
  }
  phoneSetStatusMessages(...args: unknown[]): Result {
    return this.#noted('phoneSetStatusMessages', args);
  }
  phoneNegotiateTSPIVersion(_deviceId: number, _low: number, high: number, version: Out<number>): Result {
    version.value = high;
    return SUCCESS;
  }
  phoneGetDevCaps(_deviceId: number, _version: number, _ext: number, caps: Out<PhoneCaps | null>): Result {
    caps.value = phoneCaps;
    return SUCCESS;
  }
  phoneOpen(_deviceId: number, htPhone: HtPhone, hdPhone: Out<HdPhone | 0>): Result {
    this.htPhone = htPhone;
    this.hdPhone = hdPhone.value = this.#nextCall++ as HdPhone;
    return this.#noted('phoneOpen', []);
  }
  phoneClose(hdPhone: HdPhone): Result {
    return this.#noted('phoneClose', [hdPhone]);
  }

  #method(name: RoutedName): (...args: unknown[]) => Result {
    const kinds: readonly ParameterKind[] = methodParameters[name];
    const isAsync = kinds[0] === 'requestId';
    return (...args) => {
      for (const [at, kind] of kinds.entries()) {
        const holder = args[at] as Out<unknown>;
        if (kind === 'newCallOut' && args[at - 1] !== 0 && this.makesCalls) holder.value = this.#nextCall++;
        else if (filledBy(name, kind) !== undefined) holder.value = filledBy(name, kind);
      }
      const answer = this.#noted(name, isAsync ? args.slice(1) : args);
      if (!isAsync || answer !== SUCCESS) return answer;
      const id = args[0] as RequestId;
      if (this.completes) this.host.asyncCompletion(id, SUCCESS);
      return accepted(id);
    };
  }

  #noted(name: string, args: readonly unknown[]): Result {
    this.called.push({ name, args });
    return this.answers.get(name) ?? SUCCESS;
  }
}

const phoneCaps: PhoneCaps = {
  providerInfo: 'scripted',
  phoneInfo: '',
  permanentPhoneId: 7,
  phoneName: 'Scripted',
  phoneStates: 0xffffff,
  hookSwitchDevs: 7,
  handsetHookSwitchModes: 15,
  speakerHookSwitchModes: 15,
  headsetHookSwitchModes: 15,
  settableHandsetHookSwitchModes: 15,
  settableSpeakerHookSwitchModes: 15,
  settableHeadsetHookSwitchModes: 15,
  monitoredHandsetHookSwitchModes: 15,
  monitoredSpeakerHookSwitchModes: 15,
  monitoredHeadsetHookSwitchModes: 15,
  volumeFlags: 7,
  gainFlags: 7,
  displayNumRows: 2,
  displayNumColumns: 20,
  numRingModes: 3,
  numButtonLamps: 2,
  buttonModes: [1, 1],
  buttonFunctions: [1, 1],
  lampModes: [1, 1],
  setDataSizes: [64],
  getDataSizes: [64],
  deviceClasses: [],
  phoneFeatures: 0,
};
