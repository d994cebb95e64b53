import { LINECALLSTATE, LINECONNECTEDMODE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import type { HdCall, HdLine, RequestId } from '../../tspi/result.js';
import type { BrokenProvider } from './broken-provider.js';
import type { SampleProvider } from './sample-provider.js';
import { between, instead } from './spoil.js';

const { CONNECTED, DISCONNECTED } = LINECALLSTATE;

/** What is going on when something is closed. */
interface Moment {
  /** Requests of each function that are out. */
  readonly out: { readonly lineAnswer: Set<RequestId>; readonly lineDrop: Set<RequestId> };
  connected: boolean;
  /** A call is connected since now. */
  justAnswered: boolean;
}

/** Watches what is going on. */
function watch(provider: SampleProvider): Moment {
  const out = { lineAnswer: new Set<RequestId>(), lineDrop: new Set<RequestId>() };
  const moment: Moment = { out, connected: false, justAnswered: false };
  for (const name of ['lineAnswer', 'lineDrop'] as const)
    instead(provider, name, (right) => (id: RequestId, hdCall: HdCall) => {
      const result = right(id, hdCall);
      if (result > 0) out[name].add(id);
      return result;
    });
  between(provider, (host) => ({
    asyncCompletion: (id, result) => {
      moment.justAnswered = out.lineAnswer.delete(id) && result === 0;
      out.lineDrop.delete(id);
      host.asyncCompletion(id, result);
    },
    lineEvent: (htLine, htCall, message, p1, p2, p3) => {
      if (message === TAPI_MESSAGE.LINE_CALLSTATE) moment.connected = p1 === CONNECTED;
      host.lineEvent(htLine, htCall, message, p1, p2, p3);
    },
  }));
  return moment;
}

/** After a close at some moment, no call is announced any more. */
function deafAfterCall(when: (moment: Moment) => boolean): BrokenProvider['spoil'] {
  return (provider) => {
    const moment = watch(provider);
    let hdOpen: HdLine | 0 = 0;
    instead(provider, 'lineOpen', (right) => (id, htLine, hdLine) => {
      const result = right(id, htLine, hdLine);
      hdOpen = hdLine.value;
      return result;
    });
    instead(provider, 'lineCloseCall', (right) => (hdCall) => {
      const deaf = when(moment);
      const result = right(hdCall);
      if (deaf && hdOpen !== 0) provider.lineSetDefaultMediaDetection(hdOpen, 0);
      return result;
    });
  };
}

/** After a close at some moment, the line cannot be opened again. */
function stuckAfterLine(when: (moment: Moment) => boolean): BrokenProvider['spoil'] {
  return (provider) => {
    const moment = watch(provider);
    let stuck = false;
    instead(provider, 'lineClose', (right) => (hdLine) => {
      stuck ||= when(moment);
      return right(hdLine);
    });
    instead(
      provider,
      'lineOpen',
      (right) =>
        (...args) =>
          stuck ? LINEERR.ALLOCATED : right(...args),
    );
  };
}

/** Lines that only take calls, each with one fault that shows in a call only. */
export const brokenTakers: readonly BrokenProvider[] = [
  {
    does: 'cannot be shut down while it answers',
    fails: 'session.busy',
    spoil: (p) => {
      const { out } = watch(p);
      instead(p, 'providerShutdown', (right) => () => {
        const busy = out.lineAnswer.size > 0;
        const result = right();
        return busy ? LINEERR.OPERATIONFAILED : result;
      });
    },
  },
  {
    does: 'is deaf once a call was closed as it was answered',
    fails: 'newCall.lateClose',
    spoil: deafAfterCall(({ justAnswered, out }) => justAnswered && out.lineDrop.size === 0),
  },
  {
    does: 'is deaf once a call was closed while it was dropped',
    fails: 'close.call',
    spoil: deafAfterCall(({ out }) => out.lineDrop.size > 0),
  },
  {
    does: 'cannot be opened once it was closed while it answered',
    fails: 'close.line',
    spoil: stuckAfterLine(({ out }) => out.lineAnswer.size > 0),
  },
  {
    does: 'cannot be opened once it was closed while it dropped a call',
    fails: 'close.connected',
    spoil: stuckAfterLine(({ out, connected }) => connected && out.lineDrop.size > 0),
  },
  {
    does: 'never tells that the other end has hung up',
    fails: 'effect.farEnd',
    spoil: (p) => {
      between(p, (host) => ({
        lineEvent: (htLine, htCall, message, p1, p2, p3) => {
          if (message !== TAPI_MESSAGE.LINE_CALLSTATE || p1 !== DISCONNECTED)
            host.lineEvent(htLine, htCall, message, p1, p2, p3);
        },
      }));
      // The call goes on, as far as it says.
      instead(p, 'lineGetCallStatus', (right) => (hdCall, status) => {
        const result = right(hdCall, status);
        if (status.value?.callState === DISCONNECTED)
          status.value = { ...status.value, callState: CONNECTED, callStateMode: LINECONNECTEDMODE.ACTIVE };
        return result;
      });
    },
  },
];
