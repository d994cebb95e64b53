import type { Scheduler } from '../../base/clock.js';

/** How long the browser may take to begin with a file that was made. */
const FETCH_WITHIN_MS = 60_000;

/** Has the browser save a text as a file. */
export function saveAsFile(scheduler: Scheduler, name: string, text: string, type = 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  scheduler.after(FETCH_WITHIN_MS, () => {
    URL.revokeObjectURL(link.href);
  });
}

/** A time as it stands in file names, which then sort by it: `2026-01-31-14-03-07`. */
export function fileTime(epochMs: number): string {
  // Swedish writes dates the way ISO 8601 does.
  const written = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium' }).format(epochMs);
  return written.replace(/\D+/g, '-');
}
