import type { UsbIds } from '../../transports/device-source.js';
import type { Transport } from '../../transports/transport.js';
import type { HeardOnPort } from '../../tspi/port-finding.js';
import type { AudioPath } from '../../tspi/structures.js';

/** A port on which a modem is expected: what the worker hands to the modem provider. */
export interface ModemPort {
  /** Tells this device from others in every session, as well as the platform can. */
  readonly key: string;
  readonly kind: 'serial' | 'usb' | 'simulator';
  /** A name for people, used until the modem has told its own. */
  readonly label: string;
  /** The permanentLineId of its line, unless its modem is known by another. */
  readonly permanentLineId: number;
  /**
   * What the platform tells this very device from others of its make by, a USB serial number for one. May be an IMEI: only a digest of it is kept. Where it is
   * told the modem is not asked.
   */
  readonly platformIdentity?: string;
  readonly transport: Transport;
  /** The make of the device, where it is known. */
  readonly usbIds?: UsbIds | undefined;
  /** What keeps other tabs of this site from the port while it is open; left out where nothing does. */
  readonly claim?: PortClaim;
  /** Where the voice goes, where the platform knows better than the modem. */
  readonly audioPath?: AudioPath;
  /** Whom it is told what has become of the port. */
  readonly owner?: ModemPortOwner;
}

/** Whoever gave a port to the provider. */
export interface ModemPortOwner {
  /** The line's own modem is on the port, as far as anything tells. */
  confirmed(): void;
  /** The line is out of service: whether its modem is on the port is not known any more. */
  lost(): void;
  /** Whether a line that has lost its modem is this one's, so that the port is to be given to it. */
  isElsewhere(digest: string): boolean;
  /**
   * Another modem is on the port, which the provider has let go of: its line is lost. The port is to be given to the line of that modem.
   * @param digest - What tells the modem from others.
   */
  strayed(digest: string): void;
}

/** The claim of a line to its ports among the tabs of this site. Held as long as one share is out. */
export interface PortClaim {
  /**
   * Takes a share. Rejects with ModemPortError `heldByTab` where another tab has the line.
   * @returns Gives the share back; more than once is as good as once.
   */
  take(): Promise<() => void>;
  /** Whether another tab has the line, as far as its lock tells: a share can be out all the same where a person has chosen the port. */
  readonly isElsewhere: boolean;
  /** The port is open: nobody else can have it. */
  opened(): void;
}

/**
 * Why a port could not be taken into service.
 * - `portBusy`: another program has it open, or a tab that nothing keeps away (of another site, or without Web Locks)
 * - `heldByTab`: another tab of this site has the line
 * - `heldBySystem`: a USB device whose interface the system's own driver holds, or another program, or which this user may not open
 * - `noAnswer`: nothing answered AT, at any of the usual rates
 * - `garbage`: something answered, but nothing readable: probably a wrong baud rate
 * - `notAModem`: something is there that is no modem: `heard` says what
 * - `initFailed`: it speaks AT but refuses what a call needs
 * - `unplugged`: the device went away meanwhile
 * - `portFailed`: the browser could not open the port for another reason
 */
export type ModemPortErrorCode =
  | 'portBusy'
  | 'heldByTab'
  | 'heldBySystem'
  | 'noAnswer'
  | 'garbage'
  | 'notAModem'
  | 'initFailed'
  | 'unplugged'
  | 'portFailed';

/** The one error type of taking a port into service. */
export class ModemPortError extends Error {
  override readonly name = 'ModemPortError';
  /** Whether a modem had answered on the port before it went wrong: then there is one, and trying again disturbs nothing else. */
  readonly answered: boolean;
  /** What the port said in which no modem was found; null where it was not looked for, or did not open. */
  readonly heard: HeardOnPort | null;

  constructor(
    readonly code: ModemPortErrorCode,
    message: string,
    options: ErrorOptions & { readonly answered?: boolean; readonly heard?: HeardOnPort | null } = {},
  ) {
    super(message, options);
    this.answered = options.answered ?? false;
    this.heard = options.heard ?? null;
  }
}
