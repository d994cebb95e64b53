import { completionsOf } from '../../network/exchange/call-completion.js';
import { ACTIVE_STATES, HELD_STATES } from '../../network/exchange/leg-states.js';
import {
  LINEADDRESSMODE,
  LINEADDRFEATURE,
  LINECALLHUBTRACKING,
  LINEDEVSTATE,
  LINEDEVSTATUSFLAGS,
  LINEFEATURE,
  LINEROAMMODE,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type HdLine } from '../../tspi/result.js';
import { checkCallParams } from './call-params.js';
import {
  ADDRESS_STATES,
  addressCaps,
  devCaps,
  LINE_FEATURES,
  LINE_STATES,
  MEDIA_MODES,
  SETTABLE_STATUS,
  TRACKINGS,
} from './capabilities.js';
import { TSPI_VERSION, type ExchangeContext, type Functions } from './exchange-context.js';
import type { ExchangeLine } from './exchange-line.js';
import { tapiForwards } from './forwarding.js';

/** Bits that are wanted may be any that TAPI has, told or not. */
const ALL_LINE_STATES = Object.values(LINEDEVSTATE).reduce((all, bit) => all | bit, LINE_STATES);
const ALL_ADDRESS_STATES = ADDRESS_STATES | 0x1ff;

/** Opening and closing lines, what they can do and what they are in. */
export function lineFunctions(
  context: ExchangeContext,
): Functions<
  | 'lineGetDevCaps'
  | 'lineGetAddressCaps'
  | 'lineOpen'
  | 'lineClose'
  | 'lineGetLineDevStatus'
  | 'lineSetLineDevStatus'
  | 'lineSetStatusMessages'
  | 'lineSetDefaultMediaDetection'
  | 'lineConditionalMediaDetection'
  | 'lineGetAddressStatus'
  | 'lineGetAddressID'
  | 'lineGetNumAddressIDs'
  | 'lineGetCallHubTracking'
  | 'lineSetCallHubTracking'
> {
  return {
    lineGetDevCaps(deviceId, tspiVersion, _extVersion, caps) {
      const line = context.lineOfDevice(deviceId);
      if (line === undefined) return LINEERR.BADDEVICEID;
      if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
      caps.value = devCaps(line.extension);
      return SUCCESS;
    },
    lineGetAddressCaps(deviceId, addressId, tspiVersion, _extVersion, caps) {
      const line = context.lineOfDevice(deviceId);
      if (line === undefined) return LINEERR.BADDEVICEID;
      if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
      if (addressId !== 0) return LINEERR.INVALADDRESSID;
      caps.value = addressCaps(deviceId, line.extension);
      return SUCCESS;
    },

    lineOpen(deviceId, htLine, hdLine, tspiVersion) {
      const line = context.lineOfDevice(deviceId);
      if (line === undefined) return LINEERR.BADDEVICEID;
      if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
      if (line.htLine !== 0) return LINEERR.ALLOCATED;
      line.htLine = htLine;
      line.hdLine = context.nextHandle() as HdLine;
      hdLine.value = line.hdLine;
      context.host?.lineService(deviceId, { state: 'ready', reason: 'none' });
      return SUCCESS;
    },
    lineClose(hdLine) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      line.close();
      return SUCCESS;
    },

    lineGetLineDevStatus(hdLine, status) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      const free = mayMakeCall(line);
      status.value = {
        numActiveCalls: countIn(line, ACTIVE_STATES),
        numOnHoldCalls: countIn(line, ['onHold']),
        numOnHoldPendCalls: countIn(line, ['onHoldPendingTransfer', 'onHoldPendingConference']),
        numCallCompletions: completionsOf(context.exchange, line.extension).length,
        lineFeatures: free ? LINE_FEATURES : LINE_FEATURES & ~LINEFEATURE.MAKECALL,
        ringMode: line.phone.ringMode,
        signalLevel: 0xffff,
        batteryLevel: 0xffff,
        roamMode: LINEROAMMODE.UNAVAIL,
        devStatusFlags: LINEDEVSTATUSFLAGS.CONNECTED | LINEDEVSTATUSFLAGS.INSERVICE | line.statusFlags,
        terminalModes: [...line.terminalModes],
        availableMediaModes: free ? MEDIA_MODES : 0,
      };
      return SUCCESS;
    },
    lineSetLineDevStatus(requestId, hdLine, statusToChange, on) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (statusToChange === 0 || (statusToChange & ~SETTABLE_STATUS) !== 0) return LINEERR.INVALPARAM;
      return context.operate(requestId, [line], () => () => {
        if ((statusToChange & LINEDEVSTATUSFLAGS.MSGWAIT) !== 0) line.setMessageWaiting(on);
        const locked = on ? LINEDEVSTATUSFLAGS.LOCKED : 0;
        if ((statusToChange & LINEDEVSTATUSFLAGS.LOCKED) === 0) return;
        if ((line.statusFlags & LINEDEVSTATUSFLAGS.LOCKED) === locked) return;
        line.statusFlags ^= LINEDEVSTATUSFLAGS.LOCKED;
        line.tellLineState(LINEDEVSTATE.LOCK);
      });
    },
    lineSetStatusMessages(hdLine, lineStates, addressStates) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if ((lineStates & ~ALL_LINE_STATES) !== 0) return LINEERR.INVALLINESTATE;
      if ((addressStates & ~ALL_ADDRESS_STATES) !== 0) return LINEERR.INVALADDRESSSTATE;
      line.lineStates = lineStates;
      line.addressStates = addressStates;
      return SUCCESS;
    },
    lineSetDefaultMediaDetection(hdLine, mediaModes) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if ((mediaModes & ~MEDIA_MODES) !== 0) return LINEERR.INVALMEDIAMODE;
      line.detection = mediaModes;
      line.announceAll();
      return SUCCESS;
    },
    lineConditionalMediaDetection(hdLine, mediaModes, callParams) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (mediaModes === 0 || (mediaModes & ~MEDIA_MODES) !== 0) return LINEERR.INVALMEDIAMODE;
      if (checkCallParams(line.extension, callParams) !== SUCCESS) return LINEERR.OPERATIONUNAVAIL;
      line.detection = mediaModes;
      line.announceAll();
      return SUCCESS;
    },

    lineGetAddressStatus(hdLine, addressId, status) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (addressId !== 0) return LINEERR.INVALADDRESSID;
      const always =
        LINEADDRFEATURE.FORWARD |
        LINEADDRFEATURE.FORWARDFWD |
        LINEADDRFEATURE.SETMEDIACONTROL |
        LINEADDRFEATURE.SETTERMINAL;
      const free =
        LINEADDRFEATURE.PICKUP |
        LINEADDRFEATURE.PICKUPDIRECT |
        (line.extension.group === null ? 0 : LINEADDRFEATURE.PICKUPGROUP) |
        LINEADDRFEATURE.SETUPCONF |
        (context.exchange.slots.size > 0 ? LINEADDRFEATURE.UNPARK : 0);
      const completions = completionsOf(context.exchange, line.extension).length;
      status.value = {
        numInUse: line.extension.legs.size > 0 ? 1 : 0,
        numActiveCalls: countIn(line, ACTIVE_STATES),
        numOnHoldCalls: countIn(line, ['onHold']),
        numOnHoldPendCalls: countIn(line, HELD_STATES) - countIn(line, ['onHold']),
        addressFeatures:
          always |
          (line.extension.mayOriginate() ? free : 0) |
          (mayMakeCall(line) ? LINEADDRFEATURE.MAKECALL : 0) |
          (completions > 0 ? LINEADDRFEATURE.UNCOMPLETECALL : 0),
        numRingsNoAnswer: line.extension.ringsNoAnswer,
        forwards: tapiForwards(line.extension.forwards),
        terminalModes: [...line.terminalModes],
      };
      return SUCCESS;
    },
    lineGetAddressID(hdLine, addressId, addressMode, address) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (addressMode !== LINEADDRESSMODE.DIALABLEADDR) return LINEERR.INVALADDRESSMODE;
      if (address !== line.extension.number) return LINEERR.INVALADDRESS;
      addressId.value = 0;
      return SUCCESS;
    },
    lineGetNumAddressIDs(hdLine, numAddressIds) {
      if (context.line(hdLine) === undefined) return LINEERR.INVALLINEHANDLE;
      numAddressIds.value = 1;
      return SUCCESS;
    },

    lineGetCallHubTracking(hdLine, tracking) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      tracking.value = { availableTracking: LINECALLHUBTRACKING.ALLCALLS, currentTracking: line.tracking };
      return SUCCESS;
    },
    lineSetCallHubTracking(hdLine, { currentTracking }) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (!TRACKINGS.includes(currentTracking)) return LINEERR.OPERATIONUNAVAIL;
      line.tracking = currentTracking;
      return SUCCESS;
    },
  };
}

/** Whether the line's user may place a call now. */
export function mayMakeCall({ extension, statusFlags }: ExchangeLine): boolean {
  return (statusFlags & LINEDEVSTATUSFLAGS.LOCKED) === 0 && extension.mayOriginate();
}

function countIn(
  { extension }: ExchangeLine,
  states: Parameters<ExchangeLine['calls'][number]['leg']['isIn']>[0],
): number {
  return [...extension.legs].filter((leg) => leg.isIn(states)).length;
}
