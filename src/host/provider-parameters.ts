import type { TspiFunction } from '../tspi/function-table.js';
import { LINEPARKMODE } from '../tspi/generated/constants.js';
import type { ParameterKind, RoutedName } from '../tspi/method-parameters.js';
import { out, type HdCall, type Out, type RequestId, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { ToldType } from '../tspi/told-members.js';
import { toldStructures } from '../tspi/told-structures.js';
import type { HostCall } from './call.js';
import { bindCalls } from './created-calls.js';
import { toldValue } from './provider-values.js';
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
  readonly #outs: { readonly type: ToldType; readonly holder: Out<unknown> }[] = [];
  /** What a holder has until the provider sets it. */
  readonly #unset: '' | undefined;
  readonly #newCalls: Out<HdCall | 0>[] = [];

  constructor(
    private readonly route: Route,
    given: readonly unknown[],
    private readonly targets: Targets,
    private readonly created: readonly HostCall[],
  ) {
    // Where a call is parked is given back only where the switch chooses the place (nf-tspi-tspi_linepark).
    this.#unset = route.name === 'linePark' && given[1] === LINEPARKMODE.DIRECTED ? '' : undefined;
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
    const handles = this.#newCalls.map(({ value }) => value);
    return bindCalls(this.targets.session, this.created, handles, answer, this.route.name === 'lineForward');
  }

  /**
   * What a synchronous method gave: its one out-value, or an array where it has several. Undefined where it has left one unset, or filled in what is not
   * of its kind.
   */
  given(): { readonly value: unknown } | undefined {
    const values = this.#outs.map(({ type, holder }) => toldValue(type, holder.value));
    if (values.includes(undefined)) return undefined;
    return { value: values.length > 1 ? values : values[0] };
  }

  /** What an asynchronous method fills before it ends, likewise; of lineForward, whether it has begun a consultation call. */
  filled(): Out<unknown> | null {
    const [consultCall] = this.created;
    const [filled] = this.#outs;
    if (this.route.name !== 'lineForward' || consultCall === undefined) {
      if (filled === undefined) return null;
      const { type, holder } = filled;
      return {
        get value() {
          return toldValue(type, holder.value);
        },
      };
    }
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
        return this.#newCall();
      case 'bool':
        return arg !== 0;
      case 'outNumber':
        return this.#out('int');
      case 'outString':
        return this.#out('string');
      case 'outBytes':
        return this.#out('bytes');
      case 'outStructure':
        return this.#out(toldStructures[this.route.name as keyof typeof toldStructures]);
      default:
        return arg;
    }
  }

  #newCall(): Out<HdCall | 0> {
    const holder = out<HdCall | 0>(0);
    this.#newCalls.push(holder);
    return holder;
  }

  #out(type: ToldType): Out<unknown> {
    const holder = out<unknown>(this.#unset);
    this.#outs.push({ type, holder });
    return holder;
  }
}
