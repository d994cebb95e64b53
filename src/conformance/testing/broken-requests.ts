import { LINEERR } from '../../tspi/generated/errors.js';
import { type RequestId, type Result } from '../../tspi/result.js';
import type { BrokenProvider } from './broken-provider.js';
import type { SampleProvider } from './sample-provider.js';
import { between, instead } from './spoil.js';

/** Does something to the completions of lineDevSpecific. */
function completing(
  provider: SampleProvider,
  tell: (host: Parameters<Parameters<typeof between>[1]>[0], id: RequestId, result: Result) => void,
): void {
  const ids = new Set<number>();
  instead(provider, 'lineDevSpecific', (right) => (id, ...rest) => {
    ids.add(id);
    return right(id, ...rest);
  });
  between(provider, (host) => ({
    asyncCompletion: (id, result) => {
      if (ids.has(id)) tell(host, id, result);
      else host.asyncCompletion(id, result);
    },
  }));
}

/** Returns and completions. */
export const brokenRequests: readonly BrokenProvider[] = [
  {
    does: 'throws',
    fails: 'return.throws',
    spoil: (p) => {
      instead(p, 'lineDevSpecific', () => () => {
        throw new Error('broken');
      });
    },
  },
  ...[0, 4711, NaN].map((answer): BrokenProvider => ({
    does: `answers an asynchronous function with ${answer}`,
    fails: 'return.async',
    spoil: (p) => {
      instead(p, 'lineDevSpecific', () => () => answer as Result);
    },
  })),
  {
    does: 'answers a synchronous function with a positive number',
    fails: 'return.sync',
    spoil: (p) => {
      instead(
        p,
        'lineSetAppSpecific',
        (right) => (hdCall, value) => (right(hdCall, value) === 0 ? (5 as Result) : LINEERR.INVALCALLHANDLE),
      );
    },
  },
  {
    does: 'hangs: a request never completes',
    fails: 'completion.ever',
    spoil: (p) => {
      instead(p, 'lineDevSpecific', (right) => (...args) => {
        p.workMs = 1e9;
        const result = right(...args);
        p.workMs = 20;
        return result;
      });
    },
  },
  {
    does: 'completes twice',
    fails: 'completion.once',
    spoil: (p) => {
      completing(p, (host, id, result) => {
        host.asyncCompletion(id, result);
        host.asyncCompletion(id, result);
      });
    },
  },
  {
    does: 'completes with a positive number',
    fails: 'completion.result',
    spoil: (p) => {
      completing(p, (host, id) => {
        host.asyncCompletion(id, 1 as Result);
      });
    },
  },
  {
    does: 'completes another’s id',
    fails: 'completion.own',
    spoil: (p) => {
      completing(p, (host, id, result) => {
        host.asyncCompletion((id + 100_000) as RequestId, result);
        host.asyncCompletion(id, result);
      });
    },
  },
  {
    does: 'refuses a request and completes it',
    fails: 'completion.refused',
    spoil: (p) => {
      instead(p, 'lineDevSpecific', (right) => (...args) => {
        right(...args);
        return LINEERR.RESOURCEUNAVAIL;
      });
    },
  },
  {
    does: 'leaves an out-parameter unset',
    fails: 'outs.return',
    spoil: (p) => {
      instead(p, 'lineGetNumAddressIDs', (right) => (hdLine) => right(hdLine, { value: 0 }));
    },
  },
  {
    does: 'leaves unset what is to be filled before the end',
    fails: 'outs.end',
    spoil: (p) => {
      instead(p, 'lineCompleteCall', (right) => (id, hdCall) => right(id, hdCall, { value: 0 }));
    },
  },
];
