import { LINECALLSTATE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import {
  accepted,
  type HdCall,
  type HdLine,
  type HdPhone,
  type HtCall,
  type HtLine,
  type HtPhone,
  type Out,
  type RequestId,
} from '../../tspi/result.js';
import type { BrokenProvider } from './broken-provider.js';
import type { SampleProvider } from './sample-provider.js';
import { between, instead } from './spoil.js';

const { CONNECTED, IDLE, OFFERING } = LINECALLSTATE;
const { LINE_CALLINFO, LINE_CALLSTATE, LINE_REPLY } = TAPI_MESSAGE;

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
