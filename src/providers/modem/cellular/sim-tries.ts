import { parseSimTries, type SimCode } from '../../../at/responses/sim-tries.js';
import { isOk } from '../bring-up.js';
import type { QuietAsk } from './quiet-asking.js';

/** What tells the tries that are left, the standard's first; each only asks (3GPP TS 27.007, 8.65; SIMCom, Huawei and u-blox AT manuals). */
const QUESTIONS: readonly (readonly [string, string])[] = [
  ['AT+CPINR', '+CPINR:'],
  ['AT+SPIC', '+SPIC:'],
  ['AT^CPIN?', '^CPIN:'],
  ['AT+UPINCNT', '+UPINCNT:'],
];

/** How many tries a SIM leaves for its PIN or its PUK; null where the modem does not tell. */
export async function simTriesLeft(ask: QuietAsk, code: SimCode): Promise<number | null> {
  for (const [question, head] of QUESTIONS) {
    const outcome = await ask(question, [head]);
    if (outcome?.kind !== 'final' || !isOk(outcome)) continue;
    const told = outcome.lines.map((line) => parseSimTries(line, code)).find((tries) => tries !== null);
    if (told !== undefined) return told;
  }
  return null;
}
