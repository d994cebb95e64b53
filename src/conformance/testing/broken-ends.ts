import { LINEGATHERTERM, LINEGENERATETERM, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { type Out } from '../../tspi/result.js';
import type { BrokenProvider } from './broken-provider.js';
import type { SampleCall } from './sample-call.js';
import { between, instead, undrained } from './spoil.js';

const { LINE_GATHERDIGITS, LINE_GENERATE } = TAPI_MESSAGE;

/** Closing, and the ends of digits. */
export const brokenEnds: readonly BrokenProvider[] = [
  ...(
    [
      ['lineCloseCall', 'drain.call'],
      ['lineClose', 'drain.line'],
      ['phoneClose', 'drain.phone'],
      ['providerShutdown', 'drain.provider'],
    ] as const
  ).map(([name, fails]): BrokenProvider => ({
    does: `leaves requests out when ${name} returns`,
    fails,
    spoil: (p) => {
      undrained(p, name);
    },
  })),
  {
    does: 'answers the close of an open call with an error',
    fails: 'return.close',
    spoil: (p) => {
      instead(p, 'lineCloseCall', (right) => (hdCall) => {
        right(hdCall);
        return LINEERR.OPERATIONFAILED;
      });
    },
  },
  {
    does: 'ends twice what was generated',
    fails: 'end.id',
    spoil: (p) => {
      between(p, (host) => ({
        lineEvent: (htLine, htCall, message, p1, p2, p3) => {
          host.lineEvent(htLine, htCall, message, p1, p2, p3);
          if (message === LINE_GENERATE) host.lineEvent(htLine, htCall, message, p1, p2, p3);
        },
      }));
    },
  },
  {
    does: 'ends as done what was replaced',
    fails: 'end.replaced',
    spoil: (p) => {
      let begins = false;
      instead(p, 'lineGenerateDigits', (right) => (hdCall, id, mode, digits) => {
        begins = digits !== null;
        const result = right(hdCall, id, mode, digits);
        begins = false;
        return result;
      });
      between(p, (host) => ({
        lineEvent: (htLine, htCall, message, p1, p2, p3) => {
          const reason = message === LINE_GENERATE && begins ? LINEGENERATETERM.DONE : p1;
          host.lineEvent(htLine, htCall, message, reason, p2, p3);
        },
      }));
    },
  },
  {
    does: 'forgets digits when their call ends',
    fails: 'end.call',
    spoil: (p) => {
      Object.assign(p, {
        endJobs: (call: SampleCall) => {
          call.generating?.timer?.cancel();
          call.gathering?.timer?.cancel();
          call.generating = call.gathering = null;
        },
      });
    },
  },
  {
    does: 'does not store the digit that ends the gathering',
    fails: 'gather.termination',
    spoil: (p) => {
      let gathered: Out<string> | null = null;
      instead(
        p,
        'lineGatherDigits',
        (right) =>
          (hdCall, id, modes, digits, ...rest) =>
            right(hdCall, id, modes, (gathered = digits), ...rest),
      );
      between(p, (host) => ({
        lineEvent: (htLine, htCall, message, p1, p2, p3) => {
          if (message === LINE_GATHERDIGITS && p1 === LINEGATHERTERM.TERMDIGIT && gathered !== null)
            gathered.value = gathered.value.slice(0, -1);
          host.lineEvent(htLine, htCall, message, p1, p2, p3);
        },
      }));
    },
  },
];
