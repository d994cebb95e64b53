import type { Diagnostics, Telephony } from '../../client/telephony.js';

/** A report as a file to keep or to send. */
export interface ReportFile {
  readonly name: string;
  /** JSON. */
  readonly text: string;
}

/**
 * Writes a report down as the worker gave it.
 * @param takenAtMs - When it was given, in milliseconds since the Unix epoch.
 */
export function reportFile(report: Diagnostics, core: Telephony['core'], takenAtMs: number): ReportFile {
  // Swedish writes dates the way ISO 8601 does, so the names sort by time.
  const takenAt = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium' }).format(takenAtMs);
  return {
    name: `ringback-report-${takenAt.replace(/\D+/g, '-')}.json`,
    text: JSON.stringify({ takenAtMs, core, ...report }, null, 2),
  };
}
