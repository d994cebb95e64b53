import { PHONEERR } from '../tspi/generated/errors.js';
import type { Result } from '../tspi/result.js';
import { TelephonyError, type TelephonyErrorCode } from './telephony.js';

interface Wording {
  readonly code: TelephonyErrorCode;
  /** What happened and what to do, of a phone by its name. */
  readonly message: (name: string) => string;
}

const isGone: Wording = {
  code: 'unplugged',
  message: (name) => `${name} is not in service. It is opened again by itself: wait until its service is ready.`,
};

/** Results of phone functions that a page can do something about. */
const WORDINGS = new Map<number, Wording>([
  [
    PHONEERR.INUSE,
    {
      code: 'heldByTab',
      message: (name) => `Another page owns ${name}. Call own() again once that page has released it (ownerchange).`,
    },
  ],
  [
    PHONEERR.INVALPRIVILEGE,
    {
      code: 'notPermitted',
      message: (name) =>
        `This page was given the right to watch ${name} only. Connect it with rights { privilege: 'owner' }.`,
    },
  ],
  [PHONEERR.NOTOWNER, { code: 'refused', message: (name) => `This page only watches ${name}. Call own() first.` }],
  [
    PHONEERR.OPERATIONUNAVAIL,
    { code: 'refused', message: (name) => `${name} cannot do that now. Look at its property can first.` },
  ],
  [PHONEERR.BADDEVICEID, isGone],
  [PHONEERR.INVALPHONEHANDLE, isGone],
  [PHONEERR.NODEVICE, isGone],
]);

/** An error that can be told of a phone without asking. */
export function phoneError(result: Result, name: string): TelephonyError {
  const { code, message } = WORDINGS.get(result) ?? { code: 'refused', message: () => `${name} refused that.` };
  return new TelephonyError(code, message(name), result);
}

/** What a phone's function was refused with, in words where there are some; other errors as they are. */
export function inWords(error: unknown, name: string): unknown {
  if (!(error instanceof TelephonyError)) return error;
  const wording = WORDINGS.get(error.result);
  if (wording === undefined) return error;
  return new TelephonyError(wording.code, wording.message(name), error.result, error.outcome, { cause: error });
}

/** Of a phone that does not come back. */
export function removedError(name: string): TelephonyError {
  return new TelephonyError(
    'unplugged',
    `${name} was removed. Those that are there are telephony.phones.`,
    PHONEERR.NODEVICE,
  );
}

/** A value that cannot be: nothing is sent. */
export function badValue(result: Result, message: string): TelephonyError {
  return new TelephonyError('refused', message, result);
}
