import { LINECALLSTATE, LINEGATHERTERM, LINEGENERATETERM, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import {
  accepted,
  SUCCESS,
  type HdCall,
  type HdLine,
  type HdPhone,
  type HtCall,
  type HtLine,
  type HtPhone,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type { Surroundings } from '../subject.js';
import type { SampleCall } from './sample-call.js';
import type { SampleProvider } from './sample-provider.js';
import { between, instead, undrained } from './spoil.js';

const { CONNECTED, IDLE, OFFERING } = LINECALLSTATE;
const { LINE_CALLINFO, LINE_CALLSTATE, LINE_GATHERDIGITS, LINE_GENERATE, LINE_REPLY } = TAPI_MESSAGE;

/** A provider that breaks one rule. */
export interface BrokenProvider {
  /** What it does, in words. */
  readonly does: string;
  /** The one check that it fails. */
  readonly fails: string;
  readonly spoil: (provider: SampleProvider, surroundings: Surroundings) => void;
}

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

/** Events. */
export const brokenEvents: readonly BrokenProvider[] = [
  {
    does: 'tells of a call before its request has succeeded',
    fails: 'event.creation',
    spoil: (p) => {
      let htLine = 0 as HtLine;
      between(p, (host) => {
        instead(p, 'lineOpen', (right) => (id, ht, hd) => {
          htLine = ht;
          return right(id, ht, hd);
        });
        instead(
          p,
          'lineMakeCall',
          (right) =>
            (id: RequestId, hdLine: HdLine, htCall: HtCall, hdCall: Out<HdCall | 0>, address: string | null) => {
              const result = right(id, hdLine, htCall, hdCall, address);
              if (result === accepted(id)) host.lineEvent(htLine, htCall, LINE_CALLINFO, 1, 0, 0);
              return result;
            },
        );
        return {};
      });
    },
  },
  {
    does: 'tells something else before the first state of a new call',
    fails: 'event.firstState',
    spoil: (p) => {
      between(p, (host) => ({
        lineNewCall: (htLine, hdCall) => {
          const htCall = host.lineNewCall(htLine, hdCall);
          if (htCall !== 0) host.lineEvent(htLine, htCall, LINE_CALLINFO, 1, 0, 0);
          return htCall;
        },
      }));
    },
  },
  {
    does: 'tells of a call that the host did not take',
    fails: 'event.backlog',
    spoil: (p) => {
      between(p, (host) => ({
        lineNewCall: (htLine, hdCall) => {
          const htCall = host.lineNewCall(htLine, hdCall);
          if (htCall === 0) host.lineEvent(htLine, 0, LINE_CALLSTATE, OFFERING, 1, 4);
          return htCall;
        },
      }));
    },
  },
  {
    does: 'tells something after IDLE',
    fails: 'event.afterIdle',
    spoil: (p) => {
      afterState(p, IDLE, (tell) => {
        tell(LINE_CALLINFO, 1);
      });
    },
  },
  {
    does: 'repeats a state',
    fails: 'event.repeat',
    spoil: (p) => {
      afterState(p, CONNECTED, (tell) => {
        tell(LINE_CALLSTATE, CONNECTED, 1, 4);
      });
    },
  },
  {
    does: 'goes to a state that cannot follow',
    fails: 'event.state',
    spoil: (p) => {
      const placed = new Set<HtCall | 0>();
      between(p, (host) => ({
        lineEvent: (htLine, htCall, message, p1, p2, p3) => {
          if (message === LINE_CALLSTATE && p1 === LINECALLSTATE.RINGBACK) placed.add(htCall);
          if (message === LINE_CALLSTATE && p1 === CONNECTED && placed.delete(htCall))
            host.lineEvent(htLine, htCall, LINE_CALLSTATE, OFFERING, 1, p3);
          host.lineEvent(htLine, htCall, message, p1, p2, p3);
        },
      }));
    },
  },
  {
    does: 'tells of a call that there is not',
    fails: 'event.handle',
    spoil: (p) => {
      between(p, (host) => ({
        lineEvent: (htLine, htCall, message, p1, p2, p3) => {
          host.lineEvent(htLine, 0x7777 as HtCall, LINE_CALLINFO, 1, 0, 0);
          host.lineEvent(htLine, htCall, message, p1, p2, p3);
        },
      }));
    },
  },
  {
    does: 'tells what only a host can tell',
    fails: 'event.message',
    spoil: (p) => {
      afterState(p, CONNECTED, (tell) => {
        tell(LINE_REPLY, 1);
      });
    },
  },
  {
    does: 'tells of a call after its close',
    fails: 'event.afterClose',
    spoil: (p, { scheduler }) => {
      const handles = new Map<HdCall, [HtLine, HtCall]>();
      between(p, (host) => {
        instead(p, 'lineCloseCall', (right) => (hdCall) => {
          const result = right(hdCall);
          const told = handles.get(hdCall);
          if (result === 0 && told !== undefined)
            scheduler.after(1, () => {
              host.lineEvent(...told, LINE_CALLINFO, 1, 0, 0);
            });
          return result;
        });
        return {
          lineNewCall: (htLine, hdCall) => {
            const htCall = host.lineNewCall(htLine, hdCall);
            if (htCall !== 0) handles.set(hdCall, [htLine, htCall]);
            return htCall;
          },
        };
      });
    },
  },
  {
    does: 'tells of a phone after its close',
    fails: 'event.afterPhoneClose',
    spoil: (p, { scheduler }) => {
      between(p, (host) => {
        let htPhone = 0 as HtPhone;
        instead(
          p,
          'phoneOpen',
          (right) => (id: number, ht: HtPhone, hd: Out<HdPhone | 0>) => right(id, (htPhone = ht), hd),
        );
        instead(p, 'phoneClose', (right) => (hdPhone) => {
          const result = right(hdPhone);
          const closed = htPhone;
          if (result === 0)
            scheduler.after(1, () => {
              host.phoneEvent(closed, TAPI_MESSAGE.PHONE_STATE, 1, 0, 0);
            });
          return result;
        });
        return {};
      });
    },
  },
  {
    does: 'tells something after its session',
    fails: 'event.afterShutdown',
    spoil: (p, { scheduler }) => {
      let sessions = 0;
      between(p, (host) => {
        const session = ++sessions;
        instead(p, 'providerShutdown', (right) => () => {
          scheduler.after(100, () => {
            if (session === sessions) host.lineEvent(1 as HtLine, 0, TAPI_MESSAGE.LINE_LINEDEVSTATE, 1, 0, 0);
          });
          return right();
        });
        return {};
      });
    },
  },
];

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

/** Tells something more after each time that a call has come to a state. */
function afterState(
  provider: SampleProvider,
  state: number,
  then: (tell: (message: number, p1?: number, p2?: number, p3?: number) => void) => void,
): void {
  between(provider, (host) => ({
    lineEvent: (htLine, htCall, message, p1, p2, p3) => {
      host.lineEvent(htLine, htCall, message, p1, p2, p3);
      if (message === LINE_CALLSTATE && p1 === state)
        then((more, q1 = 0, q2 = 0, q3 = 0) => {
          host.lineEvent(htLine, htCall, more, q1, q2, q3);
        });
    },
  }));
}
