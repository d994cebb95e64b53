import type { TspiFunction } from '../tspi/function-table.js';
import type { ParameterKind, RoutedName } from '../tspi/method-parameters.js';
import { out, type HdCall, type Out, type RequestId, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { HostCall } from './call.js';
import type { Targets } from './targets.js';

/** What the table says of one function, prepared. */
export interface Route {
  readonly name: RoutedName;
  readonly fn: TspiFunction;
  readonly kinds: readonly ParameterKind[];
  /** Those of them for which an application gives something. */
  readonly taken: readonly ParameterKind[];
  /** The LINECALLSTATE bits that its call parameters may be in, in their order. */
  readonly states: readonly number[];
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

/** Whether an application gives something for a parameter. */
export function takesArgument(kind: ParameterKind): boolean {
  return !GIVEN_BY_HOST.has(kind);
}

/** The provider's parameters of one call of a function. */
export class ProviderParameters {
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
    const method: unknown = Reflect.get(provider, this.route.name);
    if (typeof method !== 'function') return undefined;
    if (this.route.fn.mode === 'async') this.#actual[0] = id;
    const answer = Reflect.apply(method, provider, this.#actual) as Result;
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
        return this.#holder<HdCall | 0>(this.#newCalls, 0);
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
