/** What a device tells of itself as a whole, unasked. */
export type DeviceNotice =
  /** It has started: calls and settings from before are gone. */
  | { readonly kind: 'started' }
  /** Its part for calls is ready, after a start or once its SIM card is. */
  | { readonly kind: 'callsReady' }
  /** A part of it, or its SIM card, is ready: it starts, or the card was unlocked. */
  | { readonly kind: 'partReady' }
  /** Its supply is about to leave what it can work with: it may go any moment. */
  | { readonly kind: 'warning'; readonly cause: PowerFault }
  /** It turns itself off; null: because it was told to. */
  | { readonly kind: 'poweringDown'; readonly cause: PowerFault | null };

/** What is wrong with a device's supply. */
export type PowerFault = 'underVoltage' | 'overVoltage';

/** Whole lines of makers: `RDY` SIMCom and Quectel, `^SYSSTART` Cinterion, `*EMRDY: 1` Ericsson. */
const STARTED = /^(?:RDY|\^SYSSTART(?: .*)?|\*EMRDY: ?1)$/;
/** `PB DONE` and `SMS DONE` SIM7600, the same behind `+QIND: ` Quectel, `^BOOT:` Huawei, `+CPIN:` and `+PBREADY` of several. */
const PART_READY = /^(?:(?:\+QIND: ?)?(?:PB|SMS) DONE|\^BOOT:.*|\+CPIN: ?(?:READY|SIM PIN)|\+PBREADY)$/;
/** `UNDER-VOLTAGE WARNNING`, as SIM800 writes it (SIM800 Series AT Command Manual), `^SBC: Undervoltage Warning` (Cinterion). */
const POWER = /^(?:\^SBC: ?)?(UNDER|OVER)[- ]?VOLTAGE (WARN|POWER DOWN|SHUTDOWN)/i;

/** Reads a line that a device says of itself; null for every other one. */
export function parseDeviceNotice(line: string): DeviceNotice | null {
  if (STARTED.test(line)) return { kind: 'started' };
  if (line === 'Call Ready') return { kind: 'callsReady' };
  if (PART_READY.test(line)) return { kind: 'partReady' };
  if (/^(?:NORMAL POWER|POWERED) DOWN$/.test(line)) return { kind: 'poweringDown', cause: null };
  const [, side, what] = POWER.exec(line) ?? [];
  if (side === undefined || what === undefined) return null;
  const cause = side.toUpperCase() === 'UNDER' ? 'underVoltage' : 'overVoltage';
  return { kind: what.toUpperCase() === 'WARN' ? 'warning' : 'poweringDown', cause };
}
