import { informationOf } from './fields.js';
import { partyNumber } from './party-number.js';
import { progress, secondsFrom, type CallProgress } from './progress.js';

/**
 * SIMCom (SIM7600, A7600): `VOICE CALL: BEGIN`, `VOICE CALL: END[: <seconds>]` in six digits or as minutes and seconds, and
 * `MISSED_CALL: <time> <number>` for a call that stopped ringing. None names the call.
 */
export function parseSimcomProgress(line: string): CallProgress | null {
  const voice = informationOf(line, 'VOICE CALL:');
  if (voice !== null) return voiceCall(voice);
  const missed = informationOf(line, 'MISSED_CALL:');
  if (missed === null) return null;
  // The time may be written with a blank before AM or PM.
  const text = missed.split(' ').at(-1) ?? '';
  const { number } = partyNumber({ quoted: false, text: /[AP]M$|:/i.test(text) ? '' : text }, undefined);
  return progress('released', { direction: 'incoming', voice: true, number });
}

function voiceCall(event: string): CallProgress | null {
  if (event.toUpperCase() === 'BEGIN') return progress('active', { voice: true });
  const [found, minutes, digits] = /^END(?:\s*:\s*(?:(\d{1,4}):)?(\d{1,6}))?$/i.exec(event) ?? [];
  if (found === undefined) return null;
  const seconds = digits === undefined ? null : Number(minutes ?? 0) * 60 + Number(digits);
  return progress('released', { voice: true, seconds: secondsFrom(seconds) });
}
