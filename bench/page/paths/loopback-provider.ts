import type { ProviderHost } from '../../../src/tspi/provider-host.js';
import { LINEERR } from '../../../src/tspi/generated/errors.js';
import {
  accepted,
  SUCCESS,
  type HdLine,
  type HtLine,
  type Out,
  type RequestId,
  type Result,
} from '../../../src/tspi/result.js';
import type { ServiceProvider } from '../../../src/tspi/service-provider.js';
import type { LineAddressCaps, LineAddressStatus, LineDevCaps, LineDevStatus } from '../../../src/tspi/structures.js';

const LINE = 1 as HdLine;

/**
 * One line without a telephone: accepts every lineDevSpecific and completes it, with the block as it is then, once the turn in
 * which it was asked is over. Does as little as a provider can.
 */
export class LoopbackProvider implements ServiceProvider {
  readonly providerName = 'loop-back';
  #host: ProviderHost | undefined;
  #accepted: RequestId[] = [];

  /** @param use - What it does with each block before it gives it back. */
  constructor(private readonly use?: (block: Uint8Array) => void) {}

  providerInit(_version: number, _id: number, _base: number, host: ProviderHost): Result {
    this.#host = host;
    return SUCCESS;
  }
  providerShutdown(): Result {
    return SUCCESS;
  }
  providerEnumDevices(_id: number, numLines: Out<number>): Result {
    numLines.value = 1;
    return SUCCESS;
  }
  lineNegotiateTSPIVersion(_deviceId: number, _low: number, high: number, version: Out<number>): Result {
    version.value = high;
    return SUCCESS;
  }
  lineGetDevCaps(_device: number, _version: number, _ext: number, caps: Out<LineDevCaps | null>): Result {
    caps.value = devCaps;
    return SUCCESS;
  }
  lineGetAddressCaps(
    _device: number,
    _address: number,
    _version: number,
    _ext: number,
    caps: Out<LineAddressCaps | null>,
  ): Result {
    caps.value = addressCaps;
    return SUCCESS;
  }
  lineOpen(_device: number, _htLine: HtLine, hdLine: Out<HdLine | 0>): Result {
    hdLine.value = LINE;
    return SUCCESS;
  }
  lineClose(): Result {
    this.#complete();
    return SUCCESS;
  }
  lineDevSpecific(requestId: RequestId, _hdLine: HdLine, _address: number, _hdCall: number, block: Uint8Array): Result {
    this.use?.(block);
    if (this.#accepted.push(requestId) === 1) {
      queueMicrotask(() => {
        this.#complete();
      });
    }
    return accepted(requestId);
  }

  lineGetLineDevStatus(_hdLine: HdLine, status: Out<LineDevStatus | null>): Result {
    status.value = { numActiveCalls: 0, lineFeatures: 0, signalLevel: 0, devStatusFlags: 0 };
    return SUCCESS;
  }
  lineGetAddressStatus(_hdLine: HdLine, _addressId: number, status: Out<LineAddressStatus | null>): Result {
    status.value = { numActiveCalls: 0, numOnHoldCalls: 0, addressFeatures: 0 };
    return SUCCESS;
  }
  lineGetAddressID(_hdLine: HdLine, addressId: Out<number>): Result {
    addressId.value = 0;
    return SUCCESS;
  }
  lineGetNumAddressIDs(_hdLine: HdLine, numAddressIds: Out<number>): Result {
    numAddressIds.value = 1;
    return SUCCESS;
  }
  lineSetStatusMessages(): Result {
    return SUCCESS;
  }
  lineSetDefaultMediaDetection(): Result {
    return SUCCESS;
  }

  // There are no calls on this line.
  readonly lineGetID = unavailable;
  readonly lineMakeCall = unavailable;
  readonly lineDial = unavailable;
  readonly lineAnswer = unavailable;
  readonly lineDrop = unavailable;
  readonly lineCloseCall = unavailable;
  readonly lineGetCallInfo = unavailable;
  readonly lineGetCallStatus = unavailable;
  readonly lineSetAppSpecific = unavailable;

  #complete(): void {
    const ids = this.#accepted;
    this.#accepted = [];
    for (const id of ids) this.#host?.asyncCompletion(id, SUCCESS);
  }
}

function unavailable(): Result {
  return LINEERR.OPERATIONUNAVAIL;
}

const DIAL_PARAMS = { dialPause: 0, dialSpeed: 0, digitDuration: 0, waitForDialtone: 0 };

const devCaps: LineDevCaps = {
  providerInfo: 'loop-back',
  switchInfo: '',
  permanentLineId: 1,
  lineName: 'Loop-back',
  numAddresses: 1,
  bearerModes: 0,
  maxRate: 0,
  mediaModes: 0,
  generateToneModes: 0,
  generateDigitModes: 0,
  monitorDigitModes: 0,
  devCapFlags: 0,
  maxNumActiveCalls: 0,
  answerMode: 0,
  ringModes: 0,
  lineStates: 0,
  minDialParams: DIAL_PARAMS,
  maxDialParams: DIAL_PARAMS,
  defaultDialParams: DIAL_PARAMS,
  lineFeatures: 0,
  audioPath: 'none',
  simulated: true,
  identity: { manufacturer: '', model: '', revision: '' },
};

const addressCaps: LineAddressCaps = {
  lineDeviceId: 0,
  address: '',
  callInfoStates: 0,
  callerIdFlags: 0,
  callStates: 0,
  disconnectModes: 0,
  maxNumActiveCalls: 0,
  maxNumOnHoldCalls: 0,
  addrCapFlags: 0,
  callFeatures: 0,
  addressFeatures: 0,
};
