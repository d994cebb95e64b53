import type { SimulatorChoice } from '../client/index.js';

/**
 * What `?simulator=` asks for: the voice modem where it is left out, empty or `1`, none for `0`, else the modems that it names, with commas between.
 * Names are passed on as they stand: whether there is such a modem, the telephony says.
 */
export function simulatorAsked(asked: string | null): SimulatorChoice {
  if (asked === null || asked === '' || asked === '1') return true;
  if (asked === '0') return false;
  const names = asked.split(',').map((name) => name.trim());
  return (names.length === 1 ? names[0] : names) as SimulatorChoice;
}
