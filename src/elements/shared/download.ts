import type { Scheduler } from '../../base/clock.js';

/** The browser has begun to fetch it by then. */
const FETCH_WITHIN_MS = 60_000;

/** Gives a text to the person as a file to keep. */
export function download(name: string, type: string, text: string, scheduler: Scheduler): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  scheduler.after(FETCH_WITHIN_MS, () => {
    URL.revokeObjectURL(link.href);
  });
}
