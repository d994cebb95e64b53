import { LINECALLSTATE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import {
  SUCCESS,
  type HdCall,
  type HdLine,
  type HtCall,
  type HtPhone,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type { BrokenProvider } from './broken-provider.js';
import { between, instead } from './spoil.js';

const { CONNECTED } = LINECALLSTATE;

/** Handles and functions. */
export const brokenFunctions: readonly BrokenProvider[] = [
  {
    does: 'gives a line the handle 0',
    fails: 'handle.line',
    spoil: (p) => {
      instead(p, 'lineOpen', (right) => (id, htLine) => right(id, htLine, { value: 0 }));
    },
  },
  {
    does: 'gives a phone the handle 0',
    fails: 'handle.phone',
    spoil: (p) => {
      instead(p, 'phoneOpen', (right) => (id: number, htPhone: HtPhone) => right(id, htPhone, { value: 0 }));
    },
  },
  {
    does: 'announces a call under the handle 0',
    fails: 'handle.call',
    spoil: (p) => {
      between(p, (host) => ({ lineNewCall: (htLine) => host.lineNewCall(htLine, 0 as HdCall) }));
    },
  },
  {
    does: 'takes a handle that is nobody’s',
    fails: 'handles.lineSetAppSpecific',
    spoil: (p) => {
      instead(p, 'lineSetAppSpecific', (right) => (hdCall, value) => {
        right(hdCall, value);
        return SUCCESS;
      });
    },
  },
  {
    does: 'does not offer what its table calls implemented',
    fails: 'availability.lineGetCallIDs',
    spoil: (p) => {
      instead(p, 'lineGetCallIDs', () => () => LINEERR.OPERATIONUNAVAIL);
    },
  },
  {
    does: 'offers what its table calls unavailable',
    fails: 'availability.lineGetIcon',
    spoil: (p) => {
      Object.assign(p, {
        lineGetIcon: (_id: number, _class: string, icon: Out<string>): Result => {
          icon.value = 'data:,';
          return SUCCESS;
        },
      });
    },
  },
  {
    does: 'negotiates a version that is too new',
    fails: 'version.lineNone',
    spoil: (p) => {
      instead(
        p,
        'lineNegotiateTSPIVersion',
        (right) => (id, low, high, version) => (low > 0x0100_0000 ? SUCCESS : right(id, low, high, version)),
      );
    },
  },
  {
    does: 'cannot be started a second time',
    fails: 'session.pairs',
    spoil: (p) => {
      let ended = false;
      instead(p, 'providerShutdown', (right) => () => {
        ended = true;
        return right();
      });
      instead(
        p,
        'providerInit',
        (right) =>
          (...args) =>
            ended ? LINEERR.OPERATIONFAILED : right(...args),
      );
    },
  },
  {
    does: 'dials what has to be asked for',
    fails: 'address.prompt',
    spoil: (p) => {
      instead(
        p,
        'lineMakeCall',
        (right) => (id: RequestId, hdLine: HdLine, htCall: HtCall, hdCall: Out<HdCall | 0>, address: string | null) =>
          right(id, hdLine, htCall, hdCall, address === '5?5' ? '55' : address),
      );
    },
  },
  {
    does: 'takes a function in a state in which it may not be called',
    fails: 'states.lineHold',
    spoil: (p) => {
      instead(p, 'lineHold', (right) => (id, hdCall) => {
        const result = right(id, hdCall);
        return result === LINEERR.INVALCALLSTATE ? p.lineReleaseUserUserInfo(id, hdCall) : result;
      });
    },
  },
  {
    does: 'says that it has done what it has not',
    fails: 'effect.lineHold',
    spoil: (p) => {
      instead(p, 'lineHold', (right) => (id, hdCall) => {
        const state = { value: null as { callState: number } | null };
        p.lineGetCallStatus(hdCall, state as never);
        return state.value?.callState === CONNECTED ? p.lineSecureCall(id, hdCall) : right(id, hdCall);
      });
    },
  },
  {
    does: 'keeps an input by reference',
    fails: 'inputs.lineSetCallData',
    spoil: (p) => {
      instead(
        p,
        'lineSetCallData',
        (right) => (id, hdCall, data) => right(id, hdCall, Object.assign(data, { slice: () => data })),
      );
    },
  },
  {
    does: 'answers a full block with a number that is no error',
    fails: 'return.error',
    spoil: (p) => {
      instead(
        p,
        'lineSetCallData',
        (right) => (id, hdCall, data) => (data.length < 65_536 ? right(id, hdCall, data) : (-0x7fff_0000 as Result)),
      );
    },
  },
  {
    does: 'forgets what was set',
    fails: 'value.phoneSetLamp',
    spoil: (p) => {
      instead(p, 'phoneSetLamp', (right) => (id, hdPhone, lamp) => right(id, hdPhone, lamp, 0));
    },
  },
  {
    does: 'announces calls that nobody wants',
    fails: 'newCall.unwanted',
    spoil: (p) => {
      instead(
        p,
        'lineSetDefaultMediaDetection',
        (right) => (hdLine, modes) => right(hdLine, modes === 0 ? 0xff : modes),
      );
    },
  },
];
