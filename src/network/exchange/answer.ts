import type { DialError } from '../../numbers/dial-string.js';

/** Why the exchange will not do something: TAPI's error, without its LINEERR_ prefix. */
export type Refusal =
  | DialError
  | 'CALLUNAVAIL'
  | 'COMPLETIONOVERRUN'
  | 'CONFERENCEFULL'
  | 'INUSE'
  | 'INVALCALLHANDLE'
  | 'INVALCALLSTATE'
  | 'INVALCOMPLETIONID'
  | 'INVALGROUPID'
  | 'OPERATIONFAILED'
  | 'OPERATIONUNAVAIL'
  | 'RESOURCEUNAVAIL';

/** Carries out what was asked for. Only right away: the next event may make it impossible. */
export type Deed = () => void;

/**
 * What the exchange answers when it is asked for something: why not, or the deed. To ask changes nothing, so asking also tells what
 * is possible now.
 */
export type Answer = Refusal | Deed;

export function isRefusal(answer: Answer): answer is Refusal {
  return typeof answer === 'string';
}
