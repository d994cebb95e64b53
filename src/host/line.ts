import type { HdLine, HtLine } from '../tspi/result.js';
import type { LineAddressCaps, LineDevCaps, LineService } from '../tspi/structures.js';
import type { HostCall } from './call.js';
import type { ProviderPort } from './provider-port.js';
import type { Session } from './session.js';

/** A line device: there from LINE_CREATE until it is forgotten, plugged in or not. */
export interface LineDevice {
  readonly deviceId: number;
  readonly provider: ProviderPort;
  /** The interface version that was negotiated, 0xMMMMmmmm. */
  readonly tspiVersion: number;
  caps: LineDevCaps;
  addressCaps: LineAddressCaps;
  /** Of the addresses after the first; left out where there are none. */
  furtherAddressCaps?: readonly LineAddressCaps[];
  service: LineService;
  /** The one TSPI handle that serves all clients; null while nobody has the line open. */
  open: OpenLine | null;
}

/** What a request belongs to: an open line or phone. */
export interface Scope {
  /** Its list in the core's table. */
  readonly index: number;
  readonly device: { readonly provider: ProviderPort };
}

/** One client's hold on an open line. */
export interface LineHolder {
  readonly session: Session;
  /** The client's handle. */
  readonly hLine: number;
  /** LINECALLPRIVILEGE bits it opened with. */
  readonly privileges: number;
  /** LINEMEDIAMODE bits for which it wants to own calls. */
  readonly mediaModes: number;
  /** LINEDEVSTATE bits it wants to hear of. */
  lineStates: number;
  /** LINEADDRESSSTATE bits it wants to hear of. */
  addressStates: number;
}

/** A line while at least one client has it open. Only the last close closes it (termination-of-asynchronous-operations). */
export class OpenLine {
  hdLine: HdLine | 0 = 0;
  /** The version of its extension that is selected; 0 = none. */
  extVersion = 0;
  /** False from the last close or LINE_CLOSE on: nothing of this line passes any more. */
  alive = true;
  /** In the order of opening: the first that fits owns an incoming call. */
  readonly holders = new Set<LineHolder>();
  readonly calls = new Set<HostCall>();

  constructor(
    readonly htLine: HtLine,
    /** Its list in the core's table: 0 to 4095. */
    readonly index: number,
    readonly device: LineDevice,
  ) {}

  /** The union of media modes that its clients want to own calls of. */
  get wantedMedia(): number {
    let union = 0;
    for (const holder of this.holders) union |= holder.mediaModes;
    return union;
  }

  /** The union of line states that its clients want to hear of. */
  get wantedLineStates(): number {
    let union = 0;
    for (const holder of this.holders) union |= holder.lineStates;
    return union;
  }

  /** The union of address states that its clients want to hear of. */
  get wantedAddressStates(): number {
    let union = 0;
    for (const holder of this.holders) union |= holder.addressStates;
    return union;
  }
}
