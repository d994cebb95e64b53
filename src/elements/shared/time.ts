import { numberFormat } from './number-format.js';

/** A duration for people, from a second on: `02:41`, `1:02:41`. */
export function clockDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? minutes : `${Math.floor(seconds / 3600)}:${minutes}`;
}

/** A measured duration with its unit: `0.4 ms`, `742 ms`, `1.21 s`. */
export function measuredDuration(ms: number, language: string): string {
  const show = (value: number, digits: number): string => numberFormat(language, digits).format(value);
  if (ms < 10) return `${show(ms, 1)} ms`;
  if (ms < 1000) return `${show(ms, 0)} ms`;
  return `${show(ms / 1000, ms < 10_000 ? 2 : 1)} s`;
}

/**
 * Writes times of day with milliseconds: `14:03:07.250`. Make one for many times, since making it costs as much as writing a hundred; and a
 * new one for the next many, since it stays in the time zone that it was made in.
 */
export function timesOfDay(language: string): (epochMs: number) => string {
  const format = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  });
  return (epochMs) => format.format(epochMs);
}
