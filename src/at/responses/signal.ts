import { fieldsOf, numberIn } from './fields.js';

/** How strong the signal is; null where it is not known. */
export interface SignalQuality {
  /** In dBm: what +CSQ gives as 0 or as 31 is the lower or upper end. */
  readonly dbm: number | null;
  /** Channel bit error rate, 0 (best) to 7. */
  readonly errorRate: number | null;
}

/**
 * Reads `+CSQ: <rssi>,<ber>` (3GPP TS 27.007, 8.5). 100 to 191 are TD-SCDMA's (Huawei and Quectel, in their AT manuals). The second
 * field may be missing.
 */
export function parseSignalQuality(line: string): SignalQuality | null {
  const [rssi, errorRate] = (fieldsOf(line, '+CSQ:') ?? []).map(numberIn);
  if (rssi === undefined || rssi === null || rssi < 0 || rssi > 199) return null;
  return { dbm: rssiDbm(rssi), errorRate: within(errorRate, 7) };
}

function rssiDbm(rssi: number): number | null {
  if (rssi <= 31) return -113 + 2 * rssi;
  return rssi >= 100 && rssi <= 191 ? -116 + (rssi - 100) : null;
}

/** Signal levels by technology, each null where the modem has none: only those of the cell it is on are known. */
export interface ExtendedSignal {
  /** GSM, in dBm. */
  readonly rxlevDbm: number | null;
  readonly errorRate: number | null;
  /** UMTS: level in dBm, and Ec/N0 in dB. */
  readonly rscpDbm: number | null;
  readonly ecnoDb: number | null;
  /** LTE: quality in dB, level in dBm. */
  readonly rsrqDb: number | null;
  readonly rsrpDbm: number | null;
}

/** Reads `+CESQ: <rxlev>,<ber>,<rscp>,<ecno>,<rsrq>,<rsrp>` (3GPP TS 27.007, 8.69), each the lower end of its step; NR's may follow. */
export function parseExtendedSignal(line: string): ExtendedSignal | null {
  const fields = (fieldsOf(line, '+CESQ:') ?? []).map(numberIn);
  const [rxlev, errorRate, rscp, ecno, rsrq, rsrp] = fields;
  if (fields.length < 6 || fields.slice(0, 6).includes(null)) return null;
  return {
    rxlevDbm: step(rxlev, 63, -111, 1),
    errorRate: within(errorRate, 7),
    rscpDbm: step(rscp, 96, -121, 1),
    ecnoDb: step(ecno, 49, -24.5, 0.5),
    rsrqDb: step(rsrq, 34, -20, 0.5),
    rsrpDbm: step(rsrp, 97, -141, 1),
  };
}

function step(value: number | null | undefined, max: number, base: number, size: number): number | null {
  const known = within(value, max);
  return known === null ? null : base + known * size;
}

/** 99 and 255 stand for unknown. */
function within(value: number | null | undefined, max: number): number | null {
  return value !== null && value !== undefined && value >= 0 && value <= max ? value : null;
}
