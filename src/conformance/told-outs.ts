import { methodParameters, type RoutedName } from '../tspi/method-parameters.js';
import type { ToldType } from '../tspi/told-members.js';
import { toldStructures } from '../tspi/told-structures.js';

/** An out-parameter of a function. */
export interface ToldOut {
  readonly index: number;
  readonly type: ToldType;
  /** It is filled before the request ends, not before the function returns. */
  readonly later: boolean;
}

const KINDS: Readonly<Record<string, ToldType>> = { outNumber: 'int', outString: 'string', outBytes: 'bytes' };
/** Functions whose out-parameter may be filled as late as that (the-meaning-of-success). */
const FILLED_LATER = new Set(['lineCompleteCall', 'linePark']);

function routed(name: RoutedName): readonly ToldOut[] {
  return methodParameters[name].flatMap((kind, index): ToldOut[] => {
    const type = kind === 'outStructure' ? toldStructures[name as keyof typeof toldStructures] : KINDS[kind];
    return type === undefined ? [] : [{ index, type, later: FILLED_LATER.has(name) }];
  });
}

const at = (index: number, type: ToldType): ToldOut => ({ index, type, later: false });

/** The out-parameters of each function that tells something other than a handle. */
export const toldOuts: ReadonlyMap<string, readonly ToldOut[]> = new Map([
  ...(Object.keys(methodParameters) as RoutedName[]).map((name) => [name, routed(name)] as const),
  ['providerEnumDevices', [at(1, 'int'), at(2, 'int')]],
  ['lineNegotiateTSPIVersion', [at(3, 'int')]],
  ['phoneNegotiateTSPIVersion', [at(3, 'int')]],
  ['lineGetDevCaps', [at(3, toldStructures.lineGetDevCaps)]],
  ['lineGetAddressCaps', [at(4, toldStructures.lineGetAddressCaps)]],
  ['lineGetCallInfo', [at(1, toldStructures.lineGetCallInfo)]],
  ['lineGetCallStatus', [at(1, toldStructures.lineGetCallStatus)]],
  ['phoneGetDevCaps', [at(3, toldStructures.phoneGetDevCaps)]],
]);
