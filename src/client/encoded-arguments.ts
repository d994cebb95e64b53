import { argumentOf } from '../protocol/messages.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { methodParameters, type ParameterKind, type RoutedName } from '../tspi/method-parameters.js';
import type { Out, Result } from '../tspi/result.js';
import { isHolder, type TapiArgument } from './request-arguments.js';

/** What the page knows of handles and devices. */
export type Known = Readonly<
  Record<'line' | 'call' | 'phone' | 'lineDevice' | 'phoneDevice', (handle: number) => boolean>
>;

/** The kinds of the parameters that an application gives something for. */
function givenKinds(name: RoutedName): readonly ParameterKind[] {
  const kinds: readonly ParameterKind[] = methodParameters[name];
  return kinds.filter((kind) => argumentOf(kind) !== undefined);
}

/**
 * What an application gives a function by name: values, and for a call that is to be created the holder of its handle, null where none is created this time, or
 * for gathered digits their holder. What can be told of that without the worker: a handle that this page does not have, a holder that is none.
 */
export function checkArguments(name: RoutedName, args: readonly TapiArgument[], known: Known): Result | undefined {
  for (const [at, kind] of givenKinds(name).entries()) {
    const refused = unknownHandle(kind, args[at] ?? null, known);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/**
 * The arguments as those of a request.
 * @param created - Makes the handle of a call that is to be created.
 */
export function encodedArguments(
  name: RoutedName,
  args: readonly TapiArgument[],
  created: (holder: Out<number>) => number = () => 0,
): TapiArgument[] {
  return givenKinds(name).map((kind, at) => {
    const arg = args[at] ?? null;
    switch (kind) {
      case 'newCall':
      case 'newCall?':
        return arg === null ? 0 : created(arg as Out<number>);
      case 'gathered?':
        return arg === null ? 0 : 1;
      case 'call?':
      case 'watchedCall?':
        return arg ?? 0;
      default:
        return arg;
    }
  });
}

function unknownHandle(kind: ParameterKind, arg: TapiArgument, known: Known): Result | undefined {
  const handle = typeof arg === 'number' ? arg : NaN;
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
      return arg === null || handle === 0 || known.call(handle) ? undefined : LINEERR.INVALCALLHANDLE;
    case 'lineDevice':
      return known.lineDevice(handle) ? undefined : LINEERR.BADDEVICEID;
    case 'phoneDevice':
      return known.phoneDevice(handle) ? undefined : PHONEERR.BADDEVICEID;
    case 'newCall':
      return isHolder(arg as Out<unknown> | null) ? undefined : LINEERR.INVALPOINTER;
    case 'newCall?':
    case 'gathered?':
      return arg === null || isHolder(arg as Out<unknown>) ? undefined : LINEERR.INVALPOINTER;
    default:
      return undefined;
  }
}
