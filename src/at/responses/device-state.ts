import { fieldsOf, informationOf, numberIn } from './fields.js';

/**
 * How much of a device is on: 0 minimum, 1 all, 4 flight mode (3GPP TS 27.007, 8.2).
 * @returns null for other lines, and for the test form, with which ZTE MF627 answers a read: `+CFUN: (0-1,4-7)`.
 */
export function parseFunctionality(line: string): number | null {
  const level = numberIn(fieldsOf(line, '+CFUN:')?.[0]);
  return level !== null && level >= 0 && level <= 255 ? level : null;
}

/** A device's clock, as it shows it: local time. */
export interface DeviceTime {
  /** Four digits; two of them are read as 2000 to 2099. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** How far local time is ahead of UTC, in minutes; null where it is not told. */
  readonly offsetMinutes: number | null;
}

/** `yy/MM/dd,hh:mm:ss±zz`, the zone in quarters of an hour; some write four digits of the year, or leave the zone out. */
const CLOCK = /^"?(\d{2}|\d{4})\/(\d{1,2})\/(\d{1,2}), ?(\d{1,2}):(\d{2}):(\d{2})(?:([+-])(\d{1,2}))?"?$/;
/** The zone furthest from UTC, in quarters of an hour: UTC+14, with an hour of summer time. */
const MAX_QUARTERS = 60;

/** Reads the answer to AT+CCLK? (3GPP TS 27.007, 8.15); null for a time that no clock shows. */
export function parseClock(line: string): DeviceTime | null {
  const [found, year = '', month, day, hour, minute, second, sign, quarters] =
    CLOCK.exec(informationOf(line, '+CCLK:') ?? '') ?? [];
  if (found === undefined) return null;
  const time = {
    year: Number(year) + (year.length === 2 ? 2000 : 0),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  if (time.month < 1 || time.month > 12 || time.day < 1 || time.day > 31) return null;
  // 60: a leap second.
  if (time.hour > 23 || time.minute > 59 || time.second > 60 || Number(quarters ?? 0) > MAX_QUARTERS) return null;
  return {
    ...time,
    offsetMinutes: quarters === undefined ? null : sign === '-' ? 0 - Number(quarters) * 15 : Number(quarters) * 15,
  };
}
