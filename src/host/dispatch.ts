import { tspiFunction, type TspiFunction } from '../tspi/function-table.js';
import { LINETRANSFERMODE, PHONEPRIVILEGE } from '../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { methodParameters, routedNames, type ParameterKind, type RoutedName } from '../tspi/method-parameters.js';
import { out, SUCCESS, type HdCall, type Out, type RequestId, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { HostCall } from './call.js';
import { CHECKS } from './checks.js';
import { createCalls, discardCalls } from './created-calls.js';
import { DIGIT_WORK } from './digit-work.js';
import { entryStates, mayEnter } from './entry-states.js';
import type { OpenLine } from './line.js';
import type { OpenPhone } from './phone.js';
import type { ProviderPort } from './provider-port.js';
import type { Session } from './session.js';

/** What the table says of one function, prepared. */
interface Route {
  readonly name: RoutedName;
  readonly fn: TspiFunction;
  readonly kinds: readonly ParameterKind[];
  /** The LINECALLSTATE bits that its call parameters may be in, in their order. */
  readonly states: readonly number[];
}

const ROUTES = new Map<RoutedName, Route>(
  routedNames.map((name) => {
    const fn = tspiFunction(name);
    return [name, { name, fn, kinds: methodParameters[name], states: entryStates(fn) }];
  }),
);

/** What the handles of one request stand for. */
export interface Targets {
  readonly session: Session;
  /** The device of all of them. */
  device: { readonly provider: ProviderPort; readonly tspiVersion: number } | undefined;
  openLine: OpenLine | undefined;
  openPhone: OpenPhone | undefined;
  readonly calls: HostCall[];
}

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
function normalized({ kinds }: Route, args: readonly unknown[]): readonly unknown[] {
  const integers = kinds.filter(takesArgument);
  return args.map((arg, at) => (integers[at] === 'int' ? (arg as number) >>> 0 : arg));
}

const GIVEN_BY_HOST: ReadonlySet<ParameterKind> = new Set([
  'requestId',
  'tspiVersion',
  'newCallOut',
  'endToEndId',
  'toneListId',
  'outNumber',
  'outString',
  'outBytes',
  'outStructure',
]);

function takesArgument(kind: ParameterKind): boolean {
  return !GIVEN_BY_HOST.has(kind);
}

/** Finds what the handles stand for; TAPI's error for one that stands for nothing, or for what this client may not act on. */
function resolve({ name, kinds }: Route, given: readonly unknown[], targets: Targets): Result | undefined {
  const { session } = targets;
  const { handles } = session;
  let at = 0;
  for (const kind of kinds) {
    if (!takesArgument(kind)) continue;
    const arg = given[at++];
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

function checkStates({ states }: Route, { calls }: Targets): Result | undefined {
  return calls.every(({ state }, n) => mayEnter(states[n] ?? 0xffffffff, state)) ? undefined : LINEERR.INVALCALLSTATE;
}

/** The handles under which the calls go that the function creates this time. */
function newHandles({ name, kinds }: Route, given: readonly unknown[]): number[] {
  if (name === 'lineCompleteTransfer' && given[3] !== LINETRANSFERMODE.CONFERENCE) return [];
  return kinds
    .filter(takesArgument)
    .flatMap((kind, at) => (kind === 'newCall' || kind === 'newCall?' ? [given[at] as number] : []));
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
  const parameters = new Parameters(route, given, targets, created);
  const run = (provider: ServiceProvider, id: RequestId): Result | undefined => parameters.apply(provider, id);
  if (fn.mode === 'sync' || scope === undefined) {
    const result = device.provider.sync(name, (provider) => run(provider, 0 as RequestId));
    if (result === SUCCESS) value.value = parameters.given();
    return result;
  }
  const block = name === 'lineDevSpecificFeature' ? (given[2] as Uint8Array) : null;
  const result = session.asynchronous(pageId, fn, scope, calls[0] ?? null, block, run, parameters.filled(), created);
  if (result < 0) discardCalls(session, created, hCalls);
  return result;
}

/** The provider's parameters of one call of a function. */
class Parameters {
  readonly #actual: unknown[] = [];
  readonly #outs: Out<unknown>[] = [];
  readonly #newCalls: Out<HdCall | 0>[] = [];

  constructor(
    private readonly route: Route,
    given: readonly unknown[],
    targets: Targets,
    private readonly created: readonly HostCall[],
  ) {
    let at = 0;
    const calls = targets.calls.values();
    const newCalls = created.values();
    for (const kind of route.kinds) {
      const arg = takesArgument(kind) ? given[at++] : undefined;
      this.#actual.push(this.#parameter(kind, arg, targets, calls, newCalls));
    }
  }

  /** Calls the method; undefined where the provider lacks it. */
  apply(provider: ServiceProvider, id: RequestId): Result | undefined {
    const method = provider[this.route.name] as ((...args: unknown[]) => Result) | undefined;
    if (this.route.fn.mode === 'async') this.#actual[0] = id;
    const answer = method === undefined ? undefined : (Reflect.apply(method, provider, this.#actual) as Result);
    for (const [n, call] of this.created.entries()) call.hdCall = this.#newCalls[n]?.value ?? 0;
    return answer;
  }

  /** What a synchronous method gave. */
  given(): unknown {
    return this.#outs.length > 1 ? this.#outs.map(({ value }) => value) : this.#outs[0]?.value;
  }

  /** What an asynchronous method fills before it ends; of lineForward, whether it has begun a consultation call. */
  filled(): Out<unknown> | null {
    const [consultCall] = this.created;
    if (this.route.name !== 'lineForward' || consultCall === undefined) return this.#outs[0] ?? null;
    return {
      get value() {
        return consultCall.hdCall === 0 ? 0 : 1;
      },
    };
  }

  #parameter(
    kind: ParameterKind,
    arg: unknown,
    { device, openLine, openPhone }: Targets,
    calls: Iterator<HostCall>,
    newCalls: Iterator<HostCall>,
  ): unknown {
    const next = (iterator: Iterator<HostCall>): HostCall | undefined => {
      const { done, value } = iterator.next() as IteratorResult<HostCall, undefined>;
      return done === true ? undefined : value;
    };
    switch (kind) {
      case 'tspiVersion':
        return device?.tspiVersion;
      case 'line':
        return openLine?.hdLine;
      case 'phone':
        return openPhone?.hdPhone;
      case 'call':
      case 'watchedCall':
        return next(calls)?.hdCall;
      case 'call?':
      case 'watchedCall?':
        return arg === 0 ? 0 : next(calls)?.hdCall;
      case 'newCall':
      case 'newCall?':
        return next(newCalls)?.htCall ?? 0;
      case 'newCallOut':
        return this.#holder(this.#newCalls, 0 as HdCall | 0);
      case 'bool':
        return arg !== 0;
      case 'outNumber':
        return this.#holder(this.#outs, 0);
      case 'outString':
        return this.#holder(this.#outs, '');
      case 'outBytes':
        return this.#holder(this.#outs, new Uint8Array(0));
      case 'outStructure':
        return this.#holder(this.#outs, null);
      default:
        return arg;
    }
  }

  #holder<T>(holders: Out<T>[], initial: T): Out<T> {
    const holder = out(initial);
    holders.push(holder);
    return holder;
  }
}
