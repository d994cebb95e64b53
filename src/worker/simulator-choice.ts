import { ConfigurationError } from './configuration-error.js';
import { simulatorProblem, type SimulatedModemName } from './worker-options.js';

/** The modem of `simulator: true`. */
export const DEFAULT_MODEM: SimulatedModemName = 'emulated-voice';

/**
 * The modems that a page has asked for, in its order; none where it wants no simulator.
 * @throws ConfigurationError for what names none.
 */
export function chosenModems(simulator: unknown = false): readonly SimulatedModemName[] {
  const problem = simulatorProblem(simulator);
  if (problem !== null) throw new ConfigurationError(problem);
  if (typeof simulator === 'boolean') return simulator ? [DEFAULT_MODEM] : [];
  return (Array.isArray(simulator) ? simulator : [simulator]) as readonly SimulatedModemName[];
}
