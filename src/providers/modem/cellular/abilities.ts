import { parseHoldOperations } from '../../../at/responses/supplementary.js';
import { LINECALLFEATURE, LINECALLFEATURE2, LINETRANSFERMODE } from '../../../tspi/generated/constants.js';
import type { LineAddressCaps } from '../../../tspi/structures.js';
import { ask, isOk, linesOf } from '../bring-up.js';
import type { ModemLink } from '../modem-link.js';

/** What a modem says that it can do with calls, by its test commands. */
export interface CellularAbilities {
  /** The operations of +CHLD, `1x` and `2x` for those on one call; null where the modem does not say: then all are tried. */
  readonly holdOperations: ReadonlySet<string> | null;
  /** Whether a call that is offered can be sent on (+CTFR). */
  readonly deflects: boolean;
}

/** Before anything is known. */
export const allAbilities: CellularAbilities = { holdOperations: null, deflects: false };

/** Asks a modem (3GPP TS 27.007, 7.13 and 7.14). Neither command acts on a call. Rejects as `ask` does. */
export async function learnAbilities(link: ModemLink): Promise<CellularAbilities> {
  const hold = await ask(link, { text: 'AT+CHLD=?', heads: ['+CHLD:'], bareText: true });
  const told = linesOf(hold)
    .map((line) => parseHoldOperations(line))
    .find((operations) => operations !== null);
  const deflection = await ask(link, { text: 'AT+CTFR=?', heads: ['+CTFR:'], bareText: true });
  return { holdOperations: told ?? null, deflects: isOk(deflection) };
}

/** What each operation of +CHLD is for. A modem without it does not claim what needs it. */
const needs: Readonly<Record<'2' | '2x' | '3' | '4', { readonly features: number; readonly features2: number }>> = {
  '2': {
    features:
      LINECALLFEATURE.HOLD |
      LINECALLFEATURE.UNHOLD |
      LINECALLFEATURE.SWAPHOLD |
      LINECALLFEATURE.SETUPTRANSFER |
      LINECALLFEATURE.COMPLETETRANSF |
      LINECALLFEATURE.SETUPCONF |
      LINECALLFEATURE.PREPAREADDCONF |
      LINECALLFEATURE.ADDTOCONF,
    features2: 0,
  },
  '2x': { features: LINECALLFEATURE.REMOVEFROMCONF, features2: 0 },
  '3': {
    features: LINECALLFEATURE.SETUPCONF | LINECALLFEATURE.PREPAREADDCONF | LINECALLFEATURE.ADDTOCONF,
    features2: LINECALLFEATURE2.TRANSFERCONF,
  },
  '4': { features: 0, features2: LINECALLFEATURE2.TRANSFERNORM },
};

/** The LINECALLFEATURE and LINECALLFEATURE2 bits that a modem cannot do, of those that calls of a network can have. */
export function lacking({ holdOperations, deflects }: CellularAbilities): {
  readonly features: number;
  readonly features2: number;
} {
  let features: number = deflects ? 0 : LINECALLFEATURE.REDIRECT;
  let features2 = 0;
  if (holdOperations !== null)
    for (const [operation, lost] of Object.entries(needs))
      if (!holdOperations.has(operation)) {
        features |= lost.features;
        features2 |= lost.features2;
      }
  // Without a transfer of either kind there is nothing that would complete one.
  const completes = LINECALLFEATURE2.TRANSFERNORM | LINECALLFEATURE2.TRANSFERCONF;
  if ((features2 & completes) === completes) features |= LINECALLFEATURE.SETUPTRANSFER | LINECALLFEATURE.COMPLETETRANSF;
  return { features: features >>> 0, features2: features2 >>> 0 };
}

/** LINEADDRESSCAPS of a line without what its modem cannot do. */
export function without(caps: LineAddressCaps, abilities: CellularAbilities): LineAddressCaps {
  const lost = lacking(abilities);
  const { transferModes = 0, callFeatures2 = 0 } = caps;
  const modes =
    ((lost.features2 & LINECALLFEATURE2.TRANSFERNORM) === 0 ? LINETRANSFERMODE.TRANSFER : 0) |
    ((lost.features2 & LINECALLFEATURE2.TRANSFERCONF) === 0 ? LINETRANSFERMODE.CONFERENCE : 0);
  return {
    ...caps,
    callFeatures: (caps.callFeatures & ~lost.features) >>> 0,
    callFeatures2: (callFeatures2 & ~lost.features2) >>> 0,
    transferModes: transferModes & modes,
  };
}
