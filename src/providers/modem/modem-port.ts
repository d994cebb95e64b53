import type { Transport } from '../../transports/transport.js';
import type { AudioPath } from '../../tspi/structures.js';

/** A port on which a modem is expected: what the worker hands to the modem provider. */
export interface ModemPort {
  /** Tells this device from others in every session, as well as the platform can. */
  readonly key: string;
  readonly kind: 'serial' | 'simulator';
  /** A name for people, used until the modem has told its own. */
  readonly label: string;
  /** The permanentLineId of its line. */
  readonly permanentLineId: number;
  readonly transport: Transport;
  /** Where the voice goes, where the platform knows better than the modem. */
  readonly audioPath?: AudioPath;
}

/**
 * Why a port could not be taken into service.
 * - `portBusy`: another tab or program has it open
 * - `noAnswer`: nothing answered AT, at any of the usual rates
 * - `garbage`: something answered, but nothing readable: probably a wrong baud rate
 * - `initFailed`: it speaks AT but refuses what a call needs
 * - `unplugged`: the device went away meanwhile
 * - `portFailed`: the browser could not open the port for another reason
 */
export type ModemPortErrorCode = 'portBusy' | 'noAnswer' | 'garbage' | 'initFailed' | 'unplugged' | 'portFailed';

/** The one error type of taking a port into service. */
export class ModemPortError extends Error {
  override readonly name = 'ModemPortError';
  /** Whether a modem had answered on the port before it went wrong: then there is one, and trying again disturbs nothing else. */
  readonly answered: boolean;

  constructor(
    readonly code: ModemPortErrorCode,
    message: string,
    options: ErrorOptions & { readonly answered?: boolean } = {},
  ) {
    super(message, options);
    this.answered = options.answered ?? false;
  }
}
