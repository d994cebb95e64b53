import { TelephonyError } from '../../client/telephony.js';
import type { Advice, Strings } from '../locale/strings.js';
import { notLoaded } from './missing-module.js';

/** An error in words: what happened and what to do next, with a warning where the thing may have happened all the same. */
export function adviceOf(error: unknown, strings: Strings): Advice {
  if (!(error instanceof TelephonyError)) return strings.unexpected;
  if (error.code === 'notLoaded') return notLoaded(strings.errors.notLoaded, error.cause, strings);
  const advice = error.heard === null ? strings.errors[error.code] : strings.heard[error.heard];
  return error.outcome === 'unknown'
    ? { what: advice.what, next: `${strings.uncertain} ${advice.next}`.trim() }
    : advice;
}
