import { LINECALLSELECT } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import type { HdCall, HdLine, Result } from '../../tspi/result.js';
import type { ExchangeCall } from './exchange-call.js';
import type { ExchangeContext } from './exchange-context.js';
import type { ExchangeLine } from './exchange-line.js';

/** What a LINECALLSELECT names: a line with all its calls, or one of them. */
export interface Selection {
  readonly line: ExchangeLine;
  readonly calls: readonly ExchangeCall[];
}

/** Reads the arguments of the functions that take a line, an address or a call, by `select`. */
export function selected(
  context: ExchangeContext,
  hdLine: HdLine,
  addressId: number,
  hdCall: HdCall | 0,
  select: number,
): Selection | Result {
  if (select === LINECALLSELECT.CALL) {
    const call = hdCall === 0 ? undefined : context.calls.get(hdCall);
    return call === undefined ? LINEERR.INVALCALLHANDLE : { line: call.line, calls: [call] };
  }
  const line = context.line(hdLine);
  if (line === undefined) return LINEERR.INVALLINEHANDLE;
  if (select === LINECALLSELECT.ADDRESS && addressId !== 0) return LINEERR.INVALADDRESSID;
  if (select !== LINECALLSELECT.LINE && select !== LINECALLSELECT.ADDRESS) return LINEERR.INVALCALLSELECT;
  return { line, calls: line.calls };
}
