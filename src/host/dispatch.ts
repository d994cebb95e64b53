import { LINETRANSFERMODE, PHONEPRIVILEGE } from '../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { tspiFunction } from '../tspi/function-table.js';
import { methodParameters, routedNames, type ParameterKind, type RoutedName } from '../tspi/method-parameters.js';
import { SUCCESS, type Out, type RequestId, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import { claimsState } from './address-claims.js';
import { CHECKS } from './checks.js';
import { createCalls, discardCalls } from './created-calls.js';
import { DIGIT_WORK } from './digit-work.js';
import { errorsOf } from '../tspi/error-family.js';
import { entryStates, mayEnter } from './entry-states.js';
import { ProviderParameters, takesArgument, type Route } from './provider-parameters.js';
import type { Session } from './session.js';
import type { Targets } from './targets.js';

const ROUTES = new Map<RoutedName, Route>(
  routedNames.map((name) => {
    const fn = tspiFunction(name);
    const kinds: readonly ParameterKind[] = methodParameters[name];
    return [name, { name, fn, kinds, taken: kinds.filter(takesArgument), states: entryStates(fn) }];
  }),
);

/** TAPI's own errors for a bad handle of a call, where a function has one for its n-th. */
const CALL_ERRORS: Partial<Record<RoutedName, readonly Result[]>> = {
  lineAddToConference: [LINEERR.INVALCONFCALLHANDLE, LINEERR.INVALCONSULTCALLHANDLE],
  linePrepareAddToConference: [LINEERR.INVALCONFCALLHANDLE],
  lineCompleteTransfer: [LINEERR.INVALCALLHANDLE, LINEERR.INVALCONSULTCALLHANDLE],
};

/**
 * Calls a function of a provider for a client, as the table of {@link methodParameters} says: checks the client's rights, its handles, the states of
 * the calls and the ranges of what it gave; puts the provider's handles in their places; creates calls and the request.
 * @param args - The application's arguments, each of the kind that the table asks for.
 * @param value - Becomes what a synchronous function gives: its out-value, or an array where it has several.
 * @returns 0, the page's id, or TAPI's error.
 */
export function dispatch(
  session: Session,
  name: RoutedName,
  pageId: number,
  args: readonly unknown[],
  value: Out<unknown>,
): Result {
  const route = ROUTES.get(name);
  if (route === undefined) throw new RangeError(`${name} is not in the table`);
  const given = normalized(route, args);
  const targets: Targets = { session, device: undefined, openLine: undefined, openPhone: undefined, calls: [] };
  const refused =
    session.refusal(name) ??
    resolve(route, given, targets) ??
    checkStates(route, targets) ??
    CHECKS[name]?.(given, targets);
  if (refused !== undefined) return refused;
  const held = session.handles.calls.get(given[0] as number);
  const digitWork = DIGIT_WORK[name];
  if (digitWork !== undefined && held !== undefined) return digitWork(session, held, given);
  return invoke(route, pageId, given, targets, value);
}

/** The arguments with DWORDs unsigned: an integer of the wire is signed. */
function normalized({ taken }: Route, args: readonly unknown[]): readonly unknown[] {
  return args.map((arg, at) => (taken[at] === 'int' ? (arg as number) >>> 0 : arg));
}

/** Finds what the handles stand for; TAPI's error for one that stands for nothing, or for what this client may not act on. */
function resolve({ name, taken }: Route, given: readonly unknown[], targets: Targets): Result | undefined {
  const { session } = targets;
  const { handles } = session;
  for (const [at, kind] of taken.entries()) {
    const arg = given[at];
    switch (kind) {
      case 'line': {
        const openLine = handles.lines.get(arg as number)?.openLine;
        if (openLine?.alive !== true) return LINEERR.INVALLINEHANDLE;
        targets.openLine = openLine;
        targets.device = openLine.device;
        break;
      }
      case 'phone': {
        const held = handles.phones.get(arg as number);
        if (held?.openPhone.alive !== true) return PHONEERR.INVALPHONEHANDLE;
        if (name.startsWith('phoneSet') && held.holder.privilege !== PHONEPRIVILEGE.OWNER) return PHONEERR.NOTOWNER;
        targets.openPhone = held.openPhone;
        targets.device = held.openPhone.device;
        break;
      }
      case 'lineDevice':
        targets.device = session.device(arg as number);
        if (targets.device === undefined) return LINEERR.BADDEVICEID;
        break;
      case 'phoneDevice':
        targets.device = session.phone(arg as number);
        if (targets.device === undefined) return PHONEERR.BADDEVICEID;
        break;
      case 'call':
      case 'watchedCall':
      case 'call?':
      case 'watchedCall?': {
        if (kind.endsWith('?') && arg === 0) break;
        const owns = kind === 'call' || kind === 'call?';
        const call = owns ? handles.owned(arg as number) : handles.watched(arg as number);
        if (typeof call === 'number')
          return call === LINEERR.NOTOWNER ? call : (CALL_ERRORS[name]?.[targets.calls.length] ?? call);
        if (targets.calls.some(({ line }) => line !== call.line) || targets.calls.includes(call))
          return CALL_ERRORS[name]?.[targets.calls.length] ?? LINEERR.INVALCALLHANDLE;
        targets.calls.push(call);
        targets.device = call.line.device;
        break;
      }
    }
  }
  const [call] = targets.calls;
  if (call !== undefined && targets.openLine !== undefined && call.line !== targets.openLine)
    return LINEERR.INVALCALLHANDLE;
  return undefined;
}

function checkStates({ name, states }: Route, { calls }: Targets): Result | undefined {
  const fits = calls.every(
    (call, n) => mayEnter(states[n] ?? 0xffffffff, call.state) || (n === 0 && claimsState(name, call)),
  );
  return fits ? undefined : LINEERR.INVALCALLSTATE;
}

/** The handles under which the calls go that the function creates this time. */
function newHandles({ name, taken }: Route, given: readonly unknown[]): number[] {
  if (name === 'lineCompleteTransfer' && given[3] !== LINETRANSFERMODE.CONFERENCE) return [];
  return taken.flatMap((kind, at) => (kind === 'newCall' || kind === 'newCall?' ? [given[at] as number] : []));
}

function invoke(
  route: Route,
  pageId: number,
  given: readonly unknown[],
  targets: Targets,
  value: Out<unknown>,
): Result {
  const { name, fn } = route;
  const { session, device, calls } = targets;
  const openLine = targets.openLine ?? calls[0]?.line;
  const scope = targets.openPhone ?? openLine;
  if (device === undefined) throw new TypeError(`${name} is about no device`);
  const hCalls = newHandles(route, given);
  if (!hCalls.every((hCall) => session.handles.take(hCall))) return LINEERR.INVALCALLHANDLE;
  const created = openLine === undefined ? [] : createCalls(session, openLine, hCalls);
  if (created === undefined) return LINEERR.CALLUNAVAIL;
  const parameters = new ProviderParameters(route, given, targets, created);
  const run = (provider: ServiceProvider, id: RequestId): Result | undefined => parameters.apply(provider, id);
  if (fn.mode === 'sync' || scope === undefined) {
    const result = device.provider.sync(name, (provider) => run(provider, 0 as RequestId));
    if (result !== SUCCESS) return result;
    const given = parameters.given();
    if (given === undefined) {
      session.host.switchboard.counters.badValues++;
      return errorsOf(name).OPERATIONFAILED;
    }
    value.value = given.value;
    return SUCCESS;
  }
  const block = name === 'lineDevSpecificFeature' ? (given[2] as Uint8Array) : null;
  const result = session.asynchronous(pageId, fn, scope, calls[0] ?? null, block, run, parameters.filled(), created);
  if (result < 0) discardCalls(session, created, hCalls);
  return result;
}
