import type { Host } from '../host/host.js';
import type { Session } from '../host/session.js';
import { REQUESTS, type Diagnostics, type RequestName } from '../protocol/messages.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Out, Result } from '../tspi/result.js';
import type { LineCallParams } from '../tspi/structures.js';
import type { Arguments } from './arguments.js';

/** Calls a function of the session. A synchronous one may leave an out-value. */
type SessionCall = (session: Session, pageId: number, args: Arguments, value: Out<unknown>) => Result;

/** Ringback's own. */
const NOT_THE_SESSIONS = [
  'modemConnect',
  'modemForget',
  'modemAddPort',
  'modemsRelease',
  'lineSetLabel',
  'modemIdentify',
  'diagnostics',
] as const;
type NotTheSessions = (typeof NOT_THE_SESSIONS)[number];

/** How each request of the protocol becomes a call of the session; names and order of arguments are those of REQUESTS. */
const sessionCalls: Record<Exclude<RequestName, NotTheSessions>, SessionCall> = {
  lineNegotiateAPIVersion: (session, _, a, value) => {
    const { result, version } = session.lineNegotiateAPIVersion(a.int(0), a.int(1), a.int(2));
    value.value = version;
    return result;
  },
  lineOpen: (session, _, a) => session.lineOpen(a.int(0), a.int(1), a.int(2), a.int(3), a.int(4)),
  lineClose: (session, _, a) => session.lineClose(a.int(0)),
  lineSetStatusMessages: (session, _, a) => session.lineSetStatusMessages(a.int(0), a.int(1), a.int(2)),
  lineGetID: (session, _, a, value) => {
    const { result, id } = session.lineGetID(a.int(0), a.int(1), a.int(2), a.int(3), a.string(4));
    value.value = id;
    return result;
  },
  lineGetLineDevStatus: (session, _, a, value) => {
    const { result, status } = session.lineGetLineDevStatus(a.int(0));
    value.value = status;
    return result;
  },
  lineGetAddressStatus: (session, _, a, value) => {
    const { result, status } = session.lineGetAddressStatus(a.int(0), a.int(1));
    value.value = status;
    return result;
  },
  lineGetAddressID: (session, _, a, value) => {
    const { result, addressId } = session.lineGetAddressID(a.int(0), a.int(1), a.string(2));
    value.value = addressId;
    return result;
  },
  lineGetIcon: (session, _, a, value) => {
    const { result, icon } = session.lineGetIcon(a.int(0), a.string(1));
    value.value = icon;
    return result;
  },
  lineGetDevConfig: (session, _, a, value) => {
    const { result, config } = session.lineGetDevConfig(a.int(0), a.string(1));
    value.value = config;
    return result;
  },
  lineSetDevConfig: (session, _, a) => session.lineSetDevConfig(a.int(0), a.bytes(1), a.string(2)),
  lineMakeCall: (session, id, a) => {
    const params = callParams(a.object(4));
    if (params === undefined) return LINEERR.INVALCALLPARAMS;
    return session.lineMakeCall(id, a.int(0), a.int(1), a.optionalString(2), a.int(3), params);
  },
  lineDial: (session, id, a) => session.lineDial(id, a.int(0), a.string(1), a.int(2)),
  lineAnswer: (session, id, a) => session.lineAnswer(id, a.int(0)),
  lineDrop: (session, id, a) => session.lineDrop(id, a.int(0)),
  lineDeallocateCall: (session, _, a) => session.lineDeallocateCall(a.int(0)),
  lineSetCallPrivilege: (session, _, a) => session.lineSetCallPrivilege(a.int(0), a.int(1)),
  lineGenerateDigits: (session, _, a) => session.lineGenerateDigits(a.int(0), a.int(1), a.optionalString(2), a.int(3)),
  lineSetAppSpecific: (session, _, a) => session.lineSetAppSpecific(a.int(0), a.int(1)),
  lineDevSpecific: (session, id, a) => session.lineDevSpecific(id, a.int(0), a.int(1), a.int(2), a.bytes(3)),
};

/** The same by index in REQUESTS; undefined for what is not the session's. */
export const SESSION_CALLS: readonly (SessionCall | undefined)[] = REQUESTS.map(({ name }) =>
  isTheSessions(name) ? sessionCalls[name] : undefined,
);

function isTheSessions(name: RequestName): name is Exclude<RequestName, NotTheSessions> {
  return !(NOT_THE_SESSIONS as readonly string[]).includes(name);
}

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
export function diagnostics(
  host: Host,
  ports: Diagnostics['ports'],
  modemStore: Diagnostics['modemStore'],
): Diagnostics {
  return { counters: { ...host.counters }, outstanding: host.core.outstanding, ports, modemStore, trace: host.trace };
}
