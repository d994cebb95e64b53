import { TelephonyError } from '../../client/telephony.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import type { Advice, Strings } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';

type Word = keyof Strings['lineServices']['errors'];

const WORDS: ReadonlyMap<number, Word> = new Map<number, Word>([
  [LINEERR.RESOURCEUNAVAIL, 'noNetwork'],
  [LINEERR.OPERATIONUNAVAIL, 'notOffered'],
  [LINEERR.OPERATIONFAILED, 'networkRefused'],
  [LINEERR.INUSE, 'busyWithCall'],
]);

/** Why a service was refused, in words that are about the network; a doubt whether it happened all the same comes first. */
export function serviceAdvice(error: unknown, strings: Strings): Advice {
  const word = error instanceof TelephonyError ? WORDS.get(error.result) : undefined;
  if (!(error instanceof TelephonyError) || word === undefined) return adviceOf(error, strings);
  const { what, next } = strings.lineServices.errors[word];
  if (error.outcome === 'known') return { what, next };
  // Nobody knows that nothing was changed.
  return { what: strings.unexpected.what, next: `${strings.uncertain} ${strings.lineServices.askNetwork}.` };
}
