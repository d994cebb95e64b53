import type { Caller } from '../network/network-port.js';

const DAY_MS = 86_400_000;
const LEAP_CYCLE_DAYS = 1461;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The caller's identity as modems print it, line by line: date, time (UTC), number, name; `P` for withheld, `O` for not available.
 * @param wallTimeMs - Milliseconds since the Unix epoch.
 * @param blanks - Whether there are blanks around the equals sign.
 */
export function callerIdLines(caller: Caller, wallTimeMs: number, blanks = true): readonly string[] {
  const equals = blanks ? ' = ' : '=';
  const minutes = Math.floor((wallTimeMs % DAY_MS) / 60_000);
  const absence = caller.presentation === 'withheld' ? 'P' : 'O';
  return [
    `DATE${equals}${monthAndDay(wallTimeMs)}`,
    `TIME${equals}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`,
    `NMBR${equals}${caller.number === '' ? absence : caller.number}`,
    `NAME${equals}${caller.name === '' ? absence : caller.name.slice(0, 15)}`,
  ];
}

/** MMDD of a moment between 1970 and 2099, where every fourth year is a leap year. */
function monthAndDay(wallTimeMs: number): string {
  const days = Math.floor(wallTimeMs / DAY_MS);
  let dayOfCycle = days % LEAP_CYCLE_DAYS;
  for (let year = 0; ; year++) {
    for (const [month, usual] of MONTH_LENGTHS.entries()) {
      const length = year === 2 && month === 1 ? 29 : usual;
      if (dayOfCycle < length) return two(month + 1) + two(dayOfCycle + 1);
      dayOfCycle -= length;
    }
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
