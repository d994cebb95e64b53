import { simulatedModemNames, type SimulatedModemName } from '../simulator/modem-names.js';

export { simulatedModemNames, type SimulatedModemName };

/** What a page may ask of the simulator: true for the voice modem, a modem's name, or several, each a line of its own. */
export type SimulatorChoice = boolean | SimulatedModemName | readonly SimulatedModemName[];

/** Most simulated modems at a time: the numbers that are left to subscribers are not many. */
const MAX_SIMULATED_MODEMS = 8;

/** What a page chooses when it starts the worker. Comes over a message: checked by `compose`. */
export interface WorkerOptions {
  /** Plugs simulated modems in, on a simulated network. */
  readonly simulator?: SimulatorChoice;
  /** Connects a simulated office exchange, whose extensions are lines. Its trunks lead to the simulated network. */
  readonly exchange?: boolean;
  /** The service providers to start of those that the worker brings (`serveHost`), by their names; none where left out. */
  readonly providers?: readonly string[];
  /** Takes the JavaScript core where WebAssembly would do. */
  readonly jsCore?: boolean;
  /** Slots of the request table: a power of two from 256 to 65,536, 4096 where left out. Seven eighths of them can be out at once. */
  readonly slots?: number | undefined;
  /** A dial policy (src/policy). Everything may be dialled without. */
  readonly dialPolicy?: unknown;
  /**
   * The kiosk file (docs/kiosk.md) whose policy holds beside `dialPolicy`: its absolute address, of this origin; '' for none. The host fetches and applies
   * it itself; as long as it cannot be read, only emergency numbers may be dialled.
   */
  readonly policyUrl?: string | undefined;
  /**
   * Whether closing the port hangs up, also when the page or its worker ends without a word: &D2; true where left out. With false (&D0) a call
   * may outlive the page, as for a line that is handed to the handset; a call that is still there is announced when the line is back. Closing a line
   * or a call hangs up in both cases. A page cannot stop the system from dropping DTR when a port closes (HUPCL).
   */
  readonly hangUpOnClose?: boolean | undefined;
  /** Whether calls are kept in the call log; false where left out: then nothing of any call is kept. */
  readonly callLog?: boolean | undefined;
  /** The Web Lock to hold as long as the worker lives; '' for none. */
  readonly lifeLock?: string;
}

/** What cannot be of a choice of simulated modems, in words; null where nothing is wrong. */
export function simulatorProblem(chosen: unknown): string | null {
  if (typeof chosen === 'boolean') return null;
  const names: readonly unknown[] = Array.isArray(chosen) ? chosen : [chosen];
  const unknown = names.find((name) => !simulatedModemNames.some((known) => known === name));
  const possible = `simulator is true, false, or one or a list of: ${simulatedModemNames.join(', ')}.`;
  if (names.includes(undefined) || (unknown !== undefined && typeof unknown !== 'string')) return possible;
  if (unknown !== undefined) return `There is no simulated modem ${JSON.stringify(unknown)}: ${possible}`;
  return names.length > MAX_SIMULATED_MODEMS
    ? `There are at most ${MAX_SIMULATED_MODEMS} simulated modems at a time.`
    : null;
}
