import { tspiFunctions, type TspiFunctionName } from './generated/functions.js';

/** What the documentation says about one TSPI function. Drives dispatch, the conformance kit and the reference. */
export interface TspiFunction {
  /** The name without `TSPI_`. */
  readonly name: TspiFunctionName;
  readonly group: 'line' | 'phone' | 'provider';
  /** `async` exactly where the first parameter is the request id. */
  readonly mode: 'sync' | 'async';
  /** Their names, in their order. */
  readonly params: readonly string[];
  /** Call states in which it may be called, in the documentation's words; by parameter where it takes several calls. */
  readonly entryStates: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** Whether it starts a call handle that is valid only after the successful reply. */
  readonly createsCall: boolean;
}

const byName = new Map<string, TspiFunction>(tspiFunctions.map((f) => [f.name, f]));

/** The facts of one function. Throws for a name that TSPI does not have. */
export function tspiFunction(name: string): TspiFunction {
  const found = byName.get(name);
  if (found === undefined) throw new RangeError(`TSPI has no function ${name}`);
  return found;
}
