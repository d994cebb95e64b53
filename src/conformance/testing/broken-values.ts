import { LINECALLFEATURE, LINECALLSTATE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type Out, type Result } from '../../tspi/result.js';
import type { BrokenProvider } from './broken-provider.js';
import type { SampleProvider } from './sample-provider.js';
import { between, instead } from './spoil.js';

const { LINE_CALLSTATE } = TAPI_MESSAGE;
const { CONNECTED, OFFERING } = LINECALLSTATE;

type Getter =
  'lineGetDevCaps' | 'lineGetAddressCaps' | 'lineGetLineDevStatus' | 'lineGetCallInfo' | 'lineGetCallStatus';

/** Lets a getter tell something else in place of some members. */
function tells(provider: SampleProvider, name: Getter, change: (told: Record<string, unknown>) => object): void {
  const right = provider[name].bind(provider) as (...args: unknown[]) => Result;
  Object.assign(provider, {
    [name]: (...args: unknown[]) => {
      const result = right(...args);
      const holder = args.at(-1) as Out<unknown>;
      if (result === 0) holder.value = change(holder.value as Record<string, unknown>);
      return result;
    },
  });
}

/** Lets another state be told in place of one. */
function statesTold(
  provider: SampleProvider,
  change: (state: number, mode: number, media: number) => readonly [number, number],
): void {
  between(provider, (host) => ({
    lineEvent: (htLine, htCall, message, p1, p2, p3) => {
      const [mode, media] = message === LINE_CALLSTATE ? change(p1, p2, p3) : [p2, p3];
      host.lineEvent(htLine, htCall, message, p1, mode, media);
    },
  }));
}

/** What is told. */
const told: readonly BrokenProvider[] = [
  ...[NaN, -1, 1.5, 2 ** 40].map((value): BrokenProvider => ({
    does: `tells ${value} for a DWORD`,
    fails: 'told.number',
    spoil: (p) => {
      tells(p, 'lineGetLineDevStatus', (status) => ({ ...status, signalLevel: value }));
    },
  })),
  {
    does: 'tells a string where a number belongs',
    fails: 'told.type',
    spoil: (p) => {
      tells(p, 'lineGetDevCaps', (caps) => ({ ...caps, permanentLineId: 'one' }));
    },
  },
  {
    does: 'tells a function where a list belongs',
    fails: 'told.type',
    spoil: (p) => {
      tells(p, 'lineGetDevCaps', (caps) => ({ ...caps, deviceClasses: () => [] }));
    },
  },
  {
    does: 'leaves a member out',
    fails: 'told.missing',
    spoil: (p) => {
      tells(p, 'lineGetCallInfo', (info) => ({ ...info, callerId: undefined }));
    },
  },
  {
    does: 'throws when a member is read',
    fails: 'told.throws',
    spoil: (p) => {
      tells(p, 'lineGetAddressCaps', (caps) =>
        Object.defineProperty({ ...caps }, 'disconnectModes', {
          get: () => {
            throw new Error('broken');
          },
        }),
      );
    },
  },
  {
    does: 'has no address',
    fails: 'told.addresses',
    spoil: (p) => {
      tells(p, 'lineGetDevCaps', (caps) => ({ ...caps, numAddresses: 0 }));
    },
  },
  {
    does: 'tells of a call as if it were another device’s',
    fails: 'told.device',
    spoil: (p) => {
      tells(p, 'lineGetCallInfo', (info) => ({ ...info, lineDeviceId: 0 }));
    },
  },
  {
    does: 'tells a status that is not what it told before',
    fails: 'told.callStatus',
    spoil: (p) => {
      tells(p, 'lineGetCallStatus', (status) =>
        status['callState'] === OFFERING ? { ...status, callState: CONNECTED } : status,
      );
    },
  },
  {
    does: 'tells a reason that is none',
    fails: 'told.constant',
    spoil: (p) => {
      tells(p, 'lineGetCallInfo', (info) => ({ ...info, reason: 3 }));
    },
  },
  {
    does: 'tells a state with a mode of another state’s',
    fails: 'event.mode',
    spoil: (p) => {
      statesTold(p, (state, mode, media) => [state === LINECALLSTATE.DIALING ? 64 : mode, media]);
    },
  },
  {
    does: 'tells a media mode that is none',
    fails: 'event.media',
    spoil: (p) => {
      statesTold(p, (_, mode) => [mode, 1]);
    },
  },
  {
    does: 'answers a function of a line with an error of phones',
    fails: 'return.family',
    spoil: (p) => {
      instead(p, 'lineGetID', (right) => (...args) => {
        const result = right(...args);
        return result === LINEERR.INVALLINEHANDLE ? PHONEERR.INVALPHONEHANDLE : result;
      });
    },
  },
  {
    does: 'answers with an error that is none',
    fails: 'return.error',
    spoil: (p) => {
      instead(p, 'lineGetID', (right) => (...args) => {
        const result = right(...args);
        return result === 0 ? SUCCESS : (-0x7fff_0001 as Result);
      });
    },
  },
  {
    does: 'claims that nothing can be done with a call',
    fails: 'features.possible',
    spoil: (p) => {
      tells(p, 'lineGetCallStatus', (status) => ({ ...status, callFeatures: 0 }));
    },
  },
  {
    does: 'claims what it refuses with OPERATIONUNAVAIL',
    fails: 'features.refused',
    spoil: (p) => {
      tells(p, 'lineGetAddressCaps', (caps) => ({ ...caps, callFeatures: LINECALLFEATURE.SETMEDIACONTROL }));
    },
  },
];

/** What is done later, or when something happens outside. */
const background: readonly BrokenProvider[] = [
  {
    does: 'throws in a callback of the scheduler',
    fails: 'background.throws',
    spoil: (p, { scheduler }) => {
      instead(p, 'lineSetAppSpecific', (right) => (hdCall, value) => {
        scheduler.after(1, () => {
          throw new Error('broken');
        });
        return right(hdCall, value);
      });
    },
  },
  {
    does: 'throws when a call comes in',
    fails: 'background.throws',
    spoil: (p) => {
      instead(p, 'ring', (right) => (from) => {
        right(from);
        throw new Error('broken');
      });
    },
  },
  {
    does: 'forgets that a promise can be rejected',
    fails: 'background.rejects',
    spoil: (p) => {
      instead(p, 'lineSetAppSpecific', (right) => (hdCall, value) => {
        void Promise.reject(new Error('broken')).then(() => undefined);
        return right(hdCall, value);
      });
    },
  },
];

export const brokenValues: readonly BrokenProvider[] = [...told, ...background];
