import { LINEERR, PHONEERR } from '../../tspi/generated/errors.js';
import type { HtLine } from '../../tspi/result.js';
import type { SampleProvider } from './sample-provider.js';
import { instead } from './spoil.js';

/** Two samples of which one does not keep to itself. */
export interface BrokenPair {
  /** What they do, in words. */
  readonly does: string;
  /** The one check that they fail. */
  readonly fails: string;
  readonly spoil: (first: SampleProvider, second: SampleProvider) => void;
}

/** Second devices, and what goes from one line to another. */
export const brokenPairs: readonly BrokenPair[] = [
  {
    does: 'cannot open their second line',
    fails: 'devices.lines',
    spoil: (_, second) => {
      instead(second, 'lineOpen', () => () => LINEERR.RESOURCEUNAVAIL);
    },
  },
  {
    does: 'cannot open their second phone',
    fails: 'devices.phones',
    spoil: (_, second) => {
      instead(second, 'phoneOpen', () => () => PHONEERR.RESOURCEUNAVAIL);
    },
  },
  {
    does: 'have one permanent id',
    fails: 'devices.lines',
    spoil: (_, second) => {
      instead(second, 'lineGetDevCaps', (right) => (id, version, ext, caps) => {
        const result = right(id, version, ext, caps);
        if (caps.value !== null) caps.value = { ...caps.value, permanentLineId: 1 };
        return result;
      });
    },
  },
  {
    does: 'tell calls of the second line with the first line’s handle',
    fails: 'event.handle',
    spoil: (first, second) => {
      let htFirst = 0 as HtLine;
      instead(first, 'lineOpen', (right) => (id, htLine, hdLine) => right(id, (htFirst = htLine), hdLine));
      instead(second, 'lineOpen', (right) => (id, _, hdLine) => right(id, htFirst, hdLine));
    },
  },
  {
    does: 'know nothing of one line once the other is closed',
    fails: 'devices.lineClose',
    spoil: (first, second) => {
      let closed = false;
      instead(first, 'lineOpen', (right) => (...args) => {
        closed = false;
        return right(...args);
      });
      instead(first, 'lineClose', (right) => (hdLine) => {
        closed = true;
        return right(hdLine);
      });
      instead(
        second,
        'lineGetLineDevStatus',
        (right) => (hdLine, status) => (closed ? LINEERR.INVALLINEHANDLE : right(hdLine, status)),
      );
    },
  },
  {
    does: 'know nothing of one phone once the other is closed',
    fails: 'devices.phoneClose',
    spoil: (first, second) => {
      let closed = false;
      instead(first, 'phoneOpen', (right) => (...args) => {
        closed = false;
        return right(...args);
      });
      instead(first, 'phoneClose', (right) => (hdPhone) => {
        closed = true;
        return right(hdPhone);
      });
      instead(
        second,
        'phoneGetStatus',
        (right) => (hdPhone, status) => (closed ? PHONEERR.INVALPHONEHANDLE : right(hdPhone, status)),
      );
    },
  },
  {
    does: 'never send a user-user block',
    fails: 'value.lineSendUserUserInfo',
    spoil: (first) => {
      instead(first, 'lineSendUserUserInfo', (right) => (id, hdCall) => right(id, hdCall, new Uint8Array(0)));
    },
  },
  {
    does: 'keep a user-user block for ever',
    fails: 'value.lineReleaseUserUserInfo',
    spoil: (_, second) => {
      instead(
        second,
        'lineReleaseUserUserInfo',
        () => (id, hdCall) => second.lineSetCallData(id, hdCall, new Uint8Array(0)),
      );
    },
  },
];
