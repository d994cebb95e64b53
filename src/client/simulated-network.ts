import type { PlayAction } from '../protocol/play-action.js';
import type { Result } from '../tspi/result.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { TelephonyError, type Line, type TelephonyErrorCode } from './telephony.js';

/** The simulated network, played by hand. */
export interface SimulatedNetwork {
  /**
   * Lets something happen to a simulated line, on the network or to its modem. Settles once it has begun; what comes of it, the line and its calls tell. Rejects with
   * TelephonyError: `unsupported` for a line of a real device, or of a modem that cannot have it; `notPermitted` on a page that may only watch; `unplugged` where the
   * modem is not plugged in; `refused` with INVALCALLSTATE where there is no call for it, and with INVALPARAM for what is no action.
   */
  play(line: Line, action: PlayAction): Promise<void>;
}

/** What is needed of the client. */
interface Client {
  readonly mayOwnCalls: boolean;
  readonly lines: readonly (Line & { readonly deviceId: number })[];
  readonly tapi: { simulatorPlay(deviceId: number, action: PlayAction): number };
  run(id: number, functionName: string): Promise<void>;
}

const CODES: ReadonlyMap<Result, TelephonyErrorCode> = new Map([
  [LINEERR.RESOURCEUNAVAIL, 'unplugged'],
  [LINEERR.OPERATIONUNAVAIL, 'unsupported'],
  [LINEERR.BADDEVICEID, 'unsupported'],
]);

/** The network behind a client's simulated lines. */
export function simulatedNetwork(client: Client): SimulatedNetwork {
  return {
    async play(line, action) {
      if (!client.mayOwnCalls)
        throw new TelephonyError('notPermitted', 'This page was given the right to watch only.', 0);
      const deviceId = client.lines.find((one) => one === line)?.deviceId ?? -1;
      if (line.kind !== 'simulator' || deviceId < 0)
        throw new TelephonyError('unsupported', `${line.name} is not simulated: nothing can be played on it.`, 0);
      try {
        await client.run(client.tapi.simulatorPlay(deviceId, action), 'simulatorPlay');
      } catch (error) {
        const code = error instanceof TelephonyError ? CODES.get(error.result as Result) : undefined;
        if (!(error instanceof TelephonyError) || code === undefined) throw error;
        throw new TelephonyError(code, error.message, error.result, error.outcome, { cause: error });
      }
    },
  };
}
