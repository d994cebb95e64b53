import type { TspiMethodName } from '../../tspi/availability.js';
import type { HdCall, HdLine, HdPhone, HtLine, Out, RequestId, Result } from '../../tspi/result.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import type { Bench } from '../bench.js';
import { beginsJob } from '../digit-jobs.js';
import type { Scope, TrackedCall, TrackedOut, TrackedRequest } from '../tracked.js';
import type { Capabilities } from './capabilities.js';

/** What a function is called with. */
export interface Slots {
  /** A line's device id. */
  readonly device: number;
  readonly phoneDevice: number;
  readonly line: HdLine;
  readonly htLine: HtLine;
  readonly call: HdCall;
  /** The second call of a function that takes two. */
  readonly other: HdCall;
  readonly phone: HdPhone;
  /** An address, or a completion id, that an earlier step led to. */
  readonly address: string | null;
  readonly completionId: number;
}

/** The parameters of {@link Slots} that are handles or ids. */
export type HandleSlot = 'device' | 'phoneDevice' | 'line' | 'call' | 'other' | 'phone';

/** What a function needs before it can be expected to do something. */
export type Stage =
  | 'session'
  | 'line'
  | 'dialTone'
  | 'offering'
  | 'connected'
  | 'held'
  | 'heldAndActive'
  | 'unanswered'
  | 'completing'
  | 'consultation'
  | 'conferencePending'
  | 'conference'
  | 'parked'
  | 'ringingElsewhere'
  | 'phone';

/** Makes what one call of a function needs beside its slots. */
export class Arguments {
  readonly outs: TrackedOut[] = [];
  readonly creates: TrackedRequest['creates'] = [];

  constructor(
    readonly bench: Bench,
    readonly slots: Slots,
    readonly caps: Capabilities,
  ) {}

  /** An out-parameter whose value is none until the provider has set it. */
  out<T>(name: string, when: TrackedOut['when'] = 'return'): Out<T> {
    const unset = { unset: name };
    const holder: Out<unknown> = { value: unset };
    this.outs.push({ name, when, isSet: () => holder.value !== unset && holder.value !== null });
    return holder as Out<T>;
  }

  /** Both handles of a new call. `optional`: the provider need not make one. */
  newCall(optional = false): ReturnType<Bench['newCall']> {
    const made = this.bench.newCall(this.slots.htLine, optional);
    this.creates.push(made);
    return made;
  }

  /** The call that the first call slot names, where it is open. */
  get call(): TrackedCall | undefined {
    return this.bench.witness.callOf(this.slots.call);
  }
}

/** What came of one call of a function. */
export interface Invoked {
  /** undefined: the provider lacks the function. */
  readonly result: Result | undefined;
  /** Of an asynchronous one that returned. */
  readonly request: TrackedRequest | undefined;
  readonly calls: readonly TrackedCall[];
}

/** How a function is called with arguments that are good. */
export interface Invocation {
  readonly name: TspiMethodName;
  readonly stage: Stage;
  readonly handles: readonly HandleSlot[];
  /** Handles for which 0 means none. */
  readonly nullable: readonly HandleSlot[];
  invoke(bench: Bench, slots: Slots, caps: Capabilities): Invoked;
}

/** A synchronous function. */
export function sync(
  name: TspiMethodName,
  stage: Stage,
  handles: readonly HandleSlot[],
  run: (p: ServiceProvider, s: Slots, a: Arguments) => Result | undefined,
): Invocation {
  return {
    name,
    stage,
    handles,
    nullable: [],
    invoke: (bench, slots, caps) => {
      const args = new Arguments(bench, slots, caps);
      const result = bench.sync(name, (p) => run(p, slots, args), args.outs);
      return { result, request: undefined, calls: [] };
    },
  };
}

/** A synchronous function that begins what a message ends. */
export function beginning(
  name: TspiMethodName,
  message: number,
  run: (p: ServiceProvider, s: Slots, a: Arguments, endToEndId: number) => Result | undefined,
): Invocation {
  return {
    name,
    stage: 'connected',
    handles: ['call'],
    nullable: [],
    invoke: (bench, slots, caps) => {
      const args = new Arguments(bench, slots, caps);
      const id = bench.count();
      const undo = args.call === undefined ? (): void => undefined : beginsJob(args.call, message, id);
      const result = bench.sync(name, (p) => run(p, slots, args, id), args.outs);
      if (result !== 0) undo();
      return { result, request: undefined, calls: [] };
    },
  };
}

/** An asynchronous function. */
export function asynchronous(
  name: TspiMethodName,
  stage: Stage,
  handles: readonly HandleSlot[],
  run: (p: ServiceProvider, id: RequestId, s: Slots, a: Arguments) => Result | undefined,
  { nullable = [] }: { readonly nullable?: readonly HandleSlot[] } = {},
): Invocation {
  return {
    name,
    stage,
    handles,
    nullable,
    invoke: (bench, slots, caps) => {
      const args = new Arguments(bench, slots, caps);
      const { outs, creates } = args;
      const scope = scopeOf(handles, slots);
      const request = bench.async(name, { scope, outs, creates }, (p, id) => run(p, id, slots, args));
      const result = request?.phase === 'refused' ? request.result : (0 as Result);
      return {
        result: request === undefined ? undefined : (result ?? (0 as Result)),
        request,
        calls: creates.map(({ call }) => call),
      };
    },
  };
}

function scopeOf(handles: readonly HandleSlot[], slots: Slots): Scope {
  const calls = handles.filter((slot) => slot === 'call' || slot === 'other').map((slot) => slots[slot]);
  return {
    ...(handles.includes('line') ? { line: slots.line } : {}),
    ...(handles.includes('phone') ? { phone: slots.phone } : {}),
    calls,
  };
}
