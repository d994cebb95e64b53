import { fieldsOf, numberIn } from './fields.js';

/** A code that a SIM counts the tries of. */
export type SimCode = 'pin' | 'puk';

/** The most that is believed: a card has three tries for a PIN, ten for a PUK (ETSI TS 102 221). */
const MOST_TRIES = 99;

/** Where makers' lines have the tries, by the place of the field. */
const PLACES: readonly (readonly [string, Readonly<Record<SimCode, number>>])[] = [
  // +SPIC: <pin1>,<puk1>,<pin2>,<puk2> (SIMCom SIM7500/SIM7600 AT Command Manual).
  ['+SPIC:', { pin: 0, puk: 1 }],
  // ^CPIN: <code>,[<times>],<puk>,<pin>,<puk2>,<pin2> (Huawei ME909 AT Command Interface).
  ['^CPIN:', { pin: 3, puk: 2 }],
  // +UPINCNT: <pin>,<pin2>,<puk>,<puk2> (u-blox AT Commands Manual).
  ['+UPINCNT:', { pin: 0, puk: 2 }],
];

/**
 * Reads how many tries a SIM leaves for a code: `+CPINR: <code>,<retries>[,<default>]` (3GPP TS 27.007, 8.65), one line for each code, and
 * makers' lines. Null for a line of another code, and for one that does not tell.
 */
export function parseSimTries(line: string, code: SimCode): number | null {
  const standard = fieldsOf(line, '+CPINR:');
  if (standard !== null)
    return standard[0]?.text.toUpperCase() === `SIM ${code.toUpperCase()}` ? believable(numberIn(standard[1])) : null;
  for (const [head, places] of PLACES) {
    const fields = fieldsOf(line, head);
    if (fields !== null) return believable(numberIn(fields[places[code]]));
  }
  return null;
}

function believable(tries: number | null): number | null {
  return tries !== null && tries >= 0 && tries <= MOST_TRIES ? tries : null;
}
