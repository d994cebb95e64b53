import type { HdPhone, HtPhone } from '../tspi/result.js';
import type { PhoneCaps } from '../tspi/structures.js';
import type { ProviderPort } from './provider-port.js';
import type { Session } from './session.js';

/** A phone device: there from PHONE_CREATE until it is forgotten. */
export interface PhoneDevice {
  readonly deviceId: number;
  readonly provider: ProviderPort;
  /** The interface version that was negotiated, 0xMMMMmmmm. */
  readonly tspiVersion: number;
  caps: PhoneCaps;
  /** The one TSPI handle that serves all clients; null while nobody has the phone open. */
  open: OpenPhone | null;
}

/** One client's hold on an open phone. */
export interface PhoneHolder {
  readonly session: Session;
  /** The client's handle. */
  readonly hPhone: number;
  /** One PHONEPRIVILEGE. */
  readonly privilege: number;
  /** PHONESTATE, PHONEBUTTONMODE and PHONEBUTTONSTATE bits it wants to hear of. */
  phoneStates: number;
  buttonModes: number;
  buttonStates: number;
}

/** A phone while at least one client has it open. Only the last close closes it. */
export class OpenPhone {
  hdPhone: HdPhone | 0 = 0;
  /** The version of its extension that is selected; 0 = none. */
  extVersion = 0;
  /** False from the last close or PHONE_CLOSE on: nothing of this phone passes any more. */
  alive = true;
  readonly holders = new Set<PhoneHolder>();

  constructor(
    readonly htPhone: HtPhone,
    /** Its list in the core's table, as a line has one: 0 to 4095. */
    readonly index: number,
    readonly device: PhoneDevice,
  ) {}

  /** How many clients hold it with a privilege (one PHONEPRIVILEGE). */
  count(privilege: number): number {
    return [...this.holders].filter((holder) => holder.privilege === privilege).length;
  }

  /** The union of what its clients want to hear of. */
  union(bits: 'phoneStates' | 'buttonModes' | 'buttonStates'): number {
    let union = 0;
    for (const holder of this.holders) union |= holder[bits];
    return union >>> 0;
  }
}
