import type { Host } from '../host/host.js';
import type { Session } from '../host/session.js';
import type { Diagnostics, RequestName } from '../protocol/messages.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Result } from '../tspi/result.js';
import type { LineCallParams } from '../tspi/structures.js';
import type { Arguments } from './arguments.js';

interface Answer {
  readonly result: Result;
  /** The out-value of a synchronous function. */
  readonly value?: unknown;
}

type SessionCall = (session: Session, pageId: number, args: Arguments) => Answer;

const answer = (result: Result): Answer => ({ result });

/** How each request of the protocol becomes a call of the session; names and order of arguments are those of REQUESTS. */
export const sessionCalls: Record<Exclude<RequestName, 'modemConnect' | 'diagnostics'>, SessionCall> = {
  lineNegotiateAPIVersion: (session, _, a) => {
    const { result, version } = session.lineNegotiateAPIVersion(a.int(0), a.int(1), a.int(2));
    return { result, value: version };
  },
  lineOpen: (session, _, a) => answer(session.lineOpen(a.int(0), a.int(1), a.int(2), a.int(3), a.int(4))),
  lineClose: (session, _, a) => answer(session.lineClose(a.int(0))),
  lineSetStatusMessages: (session, _, a) => answer(session.lineSetStatusMessages(a.int(0), a.int(1), a.int(2))),
  lineGetID: (session, _, a) => {
    const { result, id } = session.lineGetID(a.int(0), a.int(1), a.int(2), a.int(3), a.string(4));
    return { result, value: id };
  },
  lineGetLineDevStatus: (session, _, a) => {
    const { result, status } = session.lineGetLineDevStatus(a.int(0));
    return { result, value: status };
  },
  lineGetAddressStatus: (session, _, a) => {
    const { result, status } = session.lineGetAddressStatus(a.int(0), a.int(1));
    return { result, value: status };
  },
  lineGetAddressID: (session, _, a) => {
    const { result, addressId } = session.lineGetAddressID(a.int(0), a.int(1), a.string(2));
    return { result, value: addressId };
  },
  lineGetIcon: (session, _, a) => {
    const { result, icon } = session.lineGetIcon(a.int(0), a.string(1));
    return { result, value: icon };
  },
  lineGetDevConfig: (session, _, a) => {
    const { result, config } = session.lineGetDevConfig(a.int(0), a.string(1));
    return { result, value: config };
  },
  lineSetDevConfig: (session, _, a) => answer(session.lineSetDevConfig(a.int(0), a.bytes(1), a.string(2))),
  lineMakeCall: (session, id, a) => {
    const params = callParams(a.object(4));
    if (params === undefined) return answer(LINEERR.INVALCALLPARAMS);
    return answer(session.lineMakeCall(id, a.int(0), a.int(1), a.optionalString(2), a.int(3), params));
  },
  lineDial: (session, id, a) => answer(session.lineDial(id, a.int(0), a.string(1), a.int(2))),
  lineAnswer: (session, id, a) => answer(session.lineAnswer(id, a.int(0))),
  lineDrop: (session, id, a) => answer(session.lineDrop(id, a.int(0))),
  lineDeallocateCall: (session, _, a) => answer(session.lineDeallocateCall(a.int(0))),
  lineGenerateDigits: (session, _, a) =>
    answer(session.lineGenerateDigits(a.int(0), a.int(1), a.optionalString(2), a.int(3))),
  lineSetAppSpecific: (session, _, a) => answer(session.lineSetAppSpecific(a.int(0), a.int(1))),
  lineDevSpecific: (session, id, a) => answer(session.lineDevSpecific(id, a.int(0), a.int(1), a.int(2), a.bytes(3))),
};

const CALL_PARAMS = ['bearerMode', 'mediaMode', 'callParamFlags', 'addressId'] as const;

/** The call parameters of a page, member by member; undefined where one is no whole number, null where none were given. */
function callParams(value: object | null): LineCallParams | null | undefined {
  if (value === null) return null;
  const given = value as Record<string, unknown>;
  const params: { -readonly [K in (typeof CALL_PARAMS)[number]]?: number } = {};
  for (const name of CALL_PARAMS) {
    const member = given[name];
    if (member === undefined) continue;
    if (typeof member !== 'number' || !Number.isInteger(member)) return undefined;
    params[name] = member;
  }
  return params;
}

/** Counters and trace of the host, and the ports. None holds a number, a name or a text of anybody. */
export function diagnostics(host: Host, ports: Diagnostics['ports']): Diagnostics {
  return { counters: { ...host.counters }, outstanding: host.core.outstanding, ports, trace: [...host.trace] };
}
