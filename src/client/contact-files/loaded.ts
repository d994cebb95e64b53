import { TelephonyError } from '../telephony.js';

/** Waits for a module that reads or writes files. Rejects with TelephonyError `notLoaded`, with what the browser says as its cause. */
export async function loaded<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new TelephonyError('notLoaded', `What reads and writes files could not be loaded: ${why}`, 0, 'known', {
      cause,
    });
  }
}
