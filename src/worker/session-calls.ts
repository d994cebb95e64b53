import type { Host } from '../host/host.js';
import type { Session } from '../host/session.js';
import { PERSONAL_REQUESTS, REQUESTS, type Diagnostics, type RequestName } from '../protocol/messages.js';
import { methodParameters, type RoutedName } from '../tspi/method-parameters.js';
import type { Out, Result } from '../tspi/result.js';
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
  'modemRecording',
  ...PERSONAL_REQUESTS,
  'simulatorPlay',
] as const;
type NotTheSessions = (typeof NOT_THE_SESSIONS)[number];

type WrittenOut = Exclude<RequestName, NotTheSessions | RoutedName>;

/** How each request of which the host does more than pass it on becomes a call of the session; names and order of arguments are those of REQUESTS. */
const sessionCalls: Record<WrittenOut, SessionCall> = {
  lineNegotiateAPIVersion: (session, _, a, value) =>
    session.lineNegotiateAPIVersion(a.int(0), a.int(1), a.int(2), value as Out<number>),
  lineOpen: (session, _, a, value) =>
    session.lineOpen(a.int(0), a.int(1), a.int(2), a.int(3), a.int(4), a.int(5), a.object(6), value as Out<number>),
  lineClose: (session, _, a) => session.lineClose(a.int(0)),
  lineSetStatusMessages: (session, _, a) => session.lineSetStatusMessages(a.int(0), a.int(1), a.int(2)),
  lineGetStatusMessages: (session, _, a, value) => session.lineGetStatusMessages(a.int(0), value),
  lineMakeCall: (session, id, a) =>
    session.lineMakeCall(id, a.int(0), a.int(1), a.optionalString(2), a.int(3), a.object(4)),
  lineDial: (session, id, a) => session.lineDial(id, a.int(0), a.string(1), a.int(2)),
  lineAnswer: (session, id, a) => session.lineAnswer(id, a.int(0), a.optionalBytes(1)),
  lineDrop: (session, id, a) => session.lineDrop(id, a.int(0), a.optionalBytes(1)),
  lineDeallocateCall: (session, _, a) => session.lineDeallocateCall(a.int(0)),
  lineSetCallPrivilege: (session, _, a) => session.lineSetCallPrivilege(a.int(0), a.int(1)),
  lineGetNewCalls: (session, _, a, value) => session.lineGetNewCalls(a.int(0), a.int(1), a.int(2), value),
  lineHandoff: (session, _, a) => session.lineHandoff(a.int(0), a.optionalString(1), a.int(2)),
  lineGenerateDigits: (session, _, a) => session.lineGenerateDigits(a.int(0), a.int(1), a.optionalString(2), a.int(3)),
  lineDevSpecific: (session, id, a) => session.lineDevSpecific(id, a.int(0), a.int(1), a.int(2), a.bytes(3)),
  phoneNegotiateAPIVersion: (session, _, a, value) =>
    session.phoneNegotiateAPIVersion(a.int(0), a.int(1), a.int(2), value as Out<number>),
  phoneOpen: (session, _, a) => session.phoneOpen(a.int(0), a.int(1), a.int(2), a.int(3), a.int(4)),
  phoneClose: (session, _, a) => session.phoneClose(a.int(0)),
  phoneSetStatusMessages: (session, _, a) => session.phoneSetStatusMessages(a.int(0), a.int(1), a.int(2), a.int(3)),
  phoneGetStatusMessages: (session, _, a, value) => session.phoneGetStatusMessages(a.int(0), value),
};

/** The same by index in REQUESTS, with those that are passed on; undefined for what is not the session's. */
export const SESSION_CALLS: readonly (SessionCall | undefined)[] = REQUESTS.map(({ name }) => {
  if (isPassedOn(name)) return (session, id, args, value) => session.call(name, id, args.all(), value);
  return isTheSessions(name) ? sessionCalls[name] : undefined;
});

function isPassedOn(name: RequestName): name is RoutedName {
  return Object.hasOwn(methodParameters, name);
}

function isTheSessions(name: Exclude<RequestName, RoutedName>): name is WrittenOut {
  return !(NOT_THE_SESSIONS as readonly string[]).includes(name);
}

/** Counters and trace of the host, and the ports. None holds a number, a name or a text of anybody. */
export function diagnostics(
  host: Host,
  ports: Diagnostics['ports'],
  modemStore: Diagnostics['modemStore'],
): Diagnostics {
  return { counters: { ...host.counters }, outstanding: host.core.outstanding, ports, modemStore, trace: host.trace };
}
