import {
  LINEADDRESSSTATE,
  LINECALLINFOSTATE,
  LINECALLSELECT,
  LINEDEVSTATE,
  PHONEBUTTONFUNCTION,
  STRINGFORMAT,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS } from '../../tspi/result.js';
import type { VarString } from '../../tspi/structures.js';
import { ALL_TERMINAL_MODES, MAX_FORWARD_RINGS, TERMINALS } from './capabilities.js';
import type { ExchangeContext, Functions } from './exchange-context.js';
import type { ExchangeLine } from './exchange-line.js';
import { HOLD_BUTTON } from './phone-layout.js';
import { selected } from './selection.js';

/** lineDevSpecific's sub-function in the first byte: gives the block back unchanged, later. For measuring a request's way. */
const ECHO = 0;

/** A telephone, drawn as a picture that needs no file. */
export const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 5q7-5 14 0v3h-4V6H5v2H1zM4 14l2-5h4l2 5z'/%3E%3C/svg%3E";

/** What feature buttons do (lineDevSpecificFeature). */
const FEATURES: ReadonlyMap<number, (line: ExchangeLine) => void> = new Map<number, (line: ExchangeLine) => void>([
  [
    PHONEBUTTONFUNCTION.HOLD,
    (line) => {
      line.phone.press(HOLD_BUTTON);
    },
  ],
  [
    PHONEBUTTONFUNCTION.DONOTDISTURB,
    (line) => {
      line.phone.toggleDoNotDisturb();
    },
  ],
  [
    PHONEBUTTONFUNCTION.MSGWAITON,
    (line) => {
      line.setMessageWaiting(true);
    },
  ],
  [
    PHONEBUTTONFUNCTION.MSGWAITOFF,
    (line) => {
      line.setMessageWaiting(false);
    },
  ],
]);

/** What lineGetDevConfig gives and lineSetDevConfig takes, as UTF-8 JSON. */
interface LineConfig {
  readonly ringsNoAnswer: number;
  readonly doNotDisturb: boolean;
}

/** Devices that are tied to a line, its settings, its terminals and the provider's own functions. */
export function deviceFunctions(
  context: ExchangeContext,
): Functions<
  | 'lineGetID'
  | 'lineGetIcon'
  | 'lineGetDevConfig'
  | 'lineSetDevConfig'
  | 'lineSetTerminal'
  | 'lineDevSpecific'
  | 'lineDevSpecificFeature'
> {
  return {
    lineGetID(hdLine, addressId, hdCall, select, deviceId, deviceClass) {
      const chosen = selected(context, hdLine, addressId, hdCall, select);
      if (typeof chosen === 'number') return chosen;
      const id = idOf(chosen.line, deviceClass);
      if (id === null) return LINEERR.INVALDEVICECLASS;
      deviceId.value = id;
      return SUCCESS;
    },
    lineGetIcon(deviceId, deviceClass, icon) {
      if (context.lineOfDevice(deviceId) === undefined) return LINEERR.BADDEVICEID;
      if (!['', 'tapi/line'].includes(deviceClass.toLowerCase())) return LINEERR.INVALDEVICECLASS;
      icon.value = ICON;
      return SUCCESS;
    },
    lineGetDevConfig(deviceId, config, deviceClass) {
      const line = context.lineOfDevice(deviceId);
      if (line === undefined) return LINEERR.BADDEVICEID;
      if (deviceClass.toLowerCase() !== 'tapi/line') return LINEERR.INVALDEVICECLASS;
      const { ringsNoAnswer, doNotDisturb } = line.extension;
      config.value = new TextEncoder().encode(JSON.stringify({ ringsNoAnswer, doNotDisturb } satisfies LineConfig));
      return SUCCESS;
    },
    lineSetDevConfig(deviceId, config, deviceClass) {
      const line = context.lineOfDevice(deviceId);
      if (line === undefined) return LINEERR.BADDEVICEID;
      if (deviceClass.toLowerCase() !== 'tapi/line') return LINEERR.INVALDEVICECLASS;
      const read = readConfig(config);
      if (read === null) return LINEERR.INVALPARAM;
      line.extension.ringsNoAnswer = read.ringsNoAnswer;
      if (line.extension.doNotDisturb !== read.doNotDisturb) line.phone.toggleDoNotDisturb();
      line.tellLineState(LINEDEVSTATE.CONFIGCHANGE);
      return SUCCESS;
    },
    lineSetTerminal(requestId, hdLine, addressId, hdCall, select, terminalModes, terminalId, enable) {
      const chosen = selected(context, hdLine, addressId, hdCall, select);
      if (typeof chosen === 'number') return chosen;
      const terminal = TERMINALS[terminalId];
      if (terminal === undefined) return LINEERR.INVALTERMINALID;
      if (terminalModes === 0 || (terminalModes & ~ALL_TERMINAL_MODES) !== 0) return LINEERR.INVALTERMINALMODE;
      const { line, calls } = chosen;
      return context.operate(requestId, select === LINECALLSELECT.CALL ? calls : [line], () => () => {
        const set = (modes: number[]): void => {
          const before = modes[terminalId] ?? 0;
          modes[terminalId] = (enable ? before | terminalModes : before & ~terminalModes) & terminal.termModes;
        };
        for (const call of calls) {
          set(call.data.terminalModes);
          line.tellInfo(call, LINECALLINFOSTATE.TERMINAL);
        }
        if (select === LINECALLSELECT.CALL) return;
        set(line.terminalModes);
        if (select === LINECALLSELECT.LINE) line.tellLineState(LINEDEVSTATE.TERMINALS);
        else line.tellAddressState(LINEADDRESSSTATE.TERMINALS);
      });
    },

    lineDevSpecific(requestId, hdLine, addressId, hdCall, params) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (addressId !== 0) return LINEERR.INVALADDRESSID;
      const call = hdCall === 0 ? null : context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (params[0] !== ECHO) return LINEERR.OPERATIONUNAVAIL;
      return context.operate(requestId, call === null ? [line] : [line, call], () => () => undefined);
    },
    lineDevSpecificFeature(requestId, hdLine, feature) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (line.extVersion === 0) return LINEERR.OPERATIONUNAVAIL;
      const act = FEATURES.get(feature);
      if (act === undefined) return LINEERR.INVALFEATURE;
      return context.operate(requestId, [line], () => () => {
        act(line);
        line.tellLine(TAPI_MESSAGE.LINE_DEVSPECIFICFEATURE, feature, 0, 0);
      });
    },
  };
}

/** A device of some class (tapi-line, tapi-phone, tapi-terminal): ids as text, one after the other. */
function idOf(line: ExchangeLine, deviceClass: string): VarString | null {
  const text = (ids: readonly (number | null)[]): VarString => ({
    format: STRINGFORMAT.UNICODE,
    text: ids.map((id) => String(id ?? '')).join(' '),
  });
  switch (deviceClass.toLowerCase()) {
    case 'tapi/line':
      return text([line.deviceId]);
    case 'tapi/phone':
      return text([line.phone.deviceId]);
    case 'tapi/terminal':
      return text([line.phone.deviceId, -1]);
    default:
      return null;
  }
}

function readConfig(config: Uint8Array): LineConfig | null {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(config));
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null || !('ringsNoAnswer' in read) || !('doNotDisturb' in read)) return null;
  const { ringsNoAnswer, doNotDisturb } = read;
  if (typeof ringsNoAnswer !== 'number' || typeof doNotDisturb !== 'boolean') return null;
  const inRange = Number.isInteger(ringsNoAnswer) && ringsNoAnswer >= 1 && ringsNoAnswer <= MAX_FORWARD_RINGS;
  return inRange ? { ringsNoAnswer, doNotDisturb } : null;
}
