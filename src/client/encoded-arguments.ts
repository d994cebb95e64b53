import { argumentOf } from '../protocol/messages.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { methodParameters, type ParameterKind, type RoutedName } from '../tspi/method-parameters.js';
import type { Out, Result } from '../tspi/result.js';
import { isStructureKind } from '../tspi/structure-members.js';

/**
 * One argument of an application's call: a value, or for a call that is to be created the holder of its handle, null where none is created this time,
 * or for gathered digits their holder.
 */
export type TapiArgument = number | boolean | string | object | null;

/** What the page knows of handles and devices. */
export type Known = Readonly<
  Record<'line' | 'call' | 'phone' | 'lineDevice' | 'phoneDevice', (handle: number) => boolean>
>;

/** The kinds of the parameters that an application gives something for. */
function givenKinds(name: RoutedName): readonly ParameterKind[] {
  const kinds: readonly ParameterKind[] = methodParameters[name];
  return kinds.filter((kind) => argumentOf(kind) !== undefined);
}

/** What can be told without the worker: a handle that this page does not have, a structure that cannot travel. */
export function checkArguments(name: RoutedName, args: readonly TapiArgument[], known: Known): Result | undefined {
  for (const [at, kind] of givenKinds(name).entries()) {
    const arg = args[at] ?? null;
    const refused = isStructureKind(kind) ? uncloneable(name, kind, arg) : unknownHandle(kind, arg, known);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/**
 * The arguments as integers of a request: values that are none go beside it.
 * @param created - Makes the handle of a call that is to be created.
 */
export function encodedArguments(
  name: RoutedName,
  args: readonly TapiArgument[],
  connection: { payload(value: unknown): number },
  created: (holder: Out<number>) => number = () => 0,
): number[] {
  return givenKinds(name).map((kind, at) => {
    const arg = args[at] ?? null;
    if (kind === 'newCall' || kind === 'newCall?') return arg === null ? 0 : created(arg as Out<number>);
    if (kind === 'gathered?') return arg === null ? 0 : 1;
    return argumentOf(kind) === 'int' ? Number(arg) : connection.payload(arg);
  });
}

function unknownHandle(kind: ParameterKind, arg: TapiArgument, known: Known): Result | undefined {
  const handle = Number(arg);
  switch (kind) {
    case 'line':
      return known.line(handle) ? undefined : LINEERR.INVALLINEHANDLE;
    case 'phone':
      return known.phone(handle) ? undefined : PHONEERR.INVALPHONEHANDLE;
    case 'call':
    case 'watchedCall':
      return known.call(handle) ? undefined : LINEERR.INVALCALLHANDLE;
    case 'call?':
    case 'watchedCall?':
      return handle === 0 || known.call(handle) ? undefined : LINEERR.INVALCALLHANDLE;
    case 'lineDevice':
      return known.lineDevice(handle) ? undefined : LINEERR.BADDEVICEID;
    case 'phoneDevice':
      return known.phoneDevice(handle) ? undefined : PHONEERR.BADDEVICEID;
    default:
      return undefined;
  }
}

/** One structure that cannot be cloned would take the whole batch with it. */
function uncloneable(name: RoutedName, kind: ParameterKind, arg: TapiArgument): Result | undefined {
  if (isPlain(arg)) return undefined;
  if (name.startsWith('phone')) return PHONEERR.INVALPARAM;
  return kind === 'callParams?' ? LINEERR.INVALCALLPARAMS : LINEERR.INVALPARAM;
}

/** Whether a value holds data alone. */
export function isPlain(value: TapiArgument): boolean {
  try {
    if (value !== null) structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
