import { fieldsOf, numberIn } from './fields.js';
import { callIdFrom, progress, secondsFrom, type CallProgress } from './progress.js';
import { knownCause } from './release-cause.js';

/**
 * Huawei, and modules with its firmware (E1750 and others, as asterisk-chan-dongle and the makers' AT guides have them): `^ORIG:<id>,<type>`
 * dialling, `^CONF:<id>` the remote end rings, `^CONN:<id>,<type>` answered, `^CEND:<id>,<seconds>,<end>[,<cause>]`. <cause> is one of
 * 3GPP TS 24.008; <end> is the firmware's own.
 */
export function parseHuaweiProgress(line: string): CallProgress | null {
  const [, event] = /^\^(ORIG|CONF|CONN|CEND):/i.exec(line) ?? [];
  if (event === undefined) return null;
  const fields = fieldsOf(line, `^${event}:`) ?? [];
  const callId = callIdFrom(numberIn(fields[0]));
  if (callId === null) return null;
  const second = numberIn(fields[1]);
  switch (event.toUpperCase()) {
    case 'ORIG':
      return progress('dialing', { callId, direction: 'outgoing', voice: voiceOf(second) });
    case 'CONF':
      return progress('alerting', { callId, direction: 'outgoing' });
    case 'CONN':
      return progress('active', { callId, voice: voiceOf(second) });
    default:
      return progress('released', { callId, seconds: secondsFrom(second), cause: knownCause(numberIn(fields[3])) });
  }
}

/** <type>: 0 voice, 9 emergency call; all others carry data. */
function voiceOf(type: number | null): boolean | null {
  return type === null ? null : type === 0 || type === 9;
}
