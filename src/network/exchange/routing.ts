import { RING_LIMIT_MS, type Caller } from '../network-port.js';
import type { PrivateExchange } from './exchange.js';
import { forwardFor, type ForwardCondition, type ForwardRule } from './forwarding.js';
import type { CallReason, Leg } from './leg.js';
import { HELD_STATES, type DisconnectCause } from './leg-states.js';
import { disconnect, join, part, release } from './release.js';
import type { Extension } from './station.js';

/** One ring and the pause after it, in milliseconds. */
export const RING_CYCLE_MS = 6000;
/** A call is sent on so often at most: two extensions may be forwarded to each other. */
const MAX_FORWARDS = 5;

/** Why a number is called, and who sent the call on to it. */
export interface Placing {
  readonly reason: CallReason;
  readonly redirecting: Caller | null;
}

const REASON_OF: Readonly<Record<Exclude<ForwardCondition, 'busyOrNoAnswer'>, CallReason>> = {
  always: 'forwardedAlways',
  busy: 'forwardedBusy',
  noAnswer: 'forwardedNoAnswer',
};

/** Somebody behind a number of whom no more is known. */
export function partyAt(exchange: PrivateExchange, number: string): Caller {
  return exchange.extension(number)?.party ?? { number, name: '', presentation: 'allowed' };
}

/** A leg is sent on to somebody. One that has been connected has that party from now on, reached or not: it is no longer with the one before. */
export function sendTo(origin: Leg, party: Caller): void {
  origin.learn(origin.answered ? { redirection: party, connected: party } : { redirection: party });
}

/** Reaches for a number on behalf of a leg: one that is dialling, or is connected and was sent on. */
export function place(exchange: PrivateExchange, origin: Leg, number: string, placing: Placing): void {
  const attempt = {
    origin,
    timer: exchange.scheduler.after(exchange.routingDelayMs(), () => {
      attempt.origin.attempt = null;
      route(exchange, attempt.origin, number, placing, 0);
    }),
  };
  origin.attempt = attempt;
}

/** A ringing leg, or a trunk's called one, is answered. */
export function connect(exchange: PrivateExchange, called: Leg): void {
  const origin = called.other;
  called.stopTimer();
  called.enter('connected', origin?.isIn(HELD_STATES) === true ? 'activeHeld' : 'active');
  if (origin === null) {
    if (called.dialsWhenAnswered !== null)
      place(exchange, called, called.dialsWhenAnswered, { reason: 'callCompletion', redirecting: null });
    return;
  }
  if (origin.isIn(['dialing', 'proceeding', 'ringback', 'connected'])) origin.enter('connected', 'active');
  introduce(called, origin);
}

/** Tells both ends of a call whom they have. */
export function introduce(one: Leg, other: Leg): void {
  one.learn({ connected: other.station.partyOf(other) });
  other.learn({ connected: one.station.partyOf(one) });
}

/** The called party rings. */
export function alerting(origin: Leg): void {
  if (origin.isIn(['dialing', 'proceeding'])) origin.enter('ringback');
}

/** The number was not reached: who dialled hears the tone, everybody else is disconnected. */
export function fail(origin: Leg, cause: DisconnectCause): void {
  const tone = cause === 'busy' ? 'station' : cause === 'congestion' ? 'trunk' : null;
  if (tone === null || !origin.isIn(['dialing', 'proceeding'])) {
    disconnect(origin, cause);
    return;
  }
  origin.enter('busy', tone);
  if (!origin.tended) release(origin);
}

function route(exchange: PrivateExchange, origin: Leg, number: string, placing: Placing, forwards: number): void {
  const extension = exchange.extension(number);
  if (extension !== undefined) offer(exchange, origin, extension, placing, forwards);
  else if (!exchange.isOutside(number)) fail(origin, 'badAddress');
  else {
    const trunk = exchange.trunks.find(({ free }) => free);
    if (trunk === undefined) fail(origin, 'congestion');
    else trunk.carry(origin, number);
  }
}

function offer(exchange: PrivateExchange, origin: Leg, extension: Extension, placing: Placing, forwards: number): void {
  const caller = origin.station.partyOf(origin);
  const internal = origin.station.kind === 'extension';
  const ruleFor = (happening: ForwardCondition): ForwardRule | undefined =>
    forwardFor(extension.forwards, happening, caller, internal);
  const forward = (rule: ForwardRule, happening: keyof typeof REASON_OF): void => {
    if (forwards >= MAX_FORWARDS) {
      fail(origin, 'busy');
      return;
    }
    sendTo(origin, partyAt(exchange, rule.to));
    const onward = { reason: REASON_OF[happening], redirecting: extension.party };
    route(exchange, origin, rule.to, onward, forwards + 1);
  };

  const always = ruleFor('always');
  if (always !== undefined) {
    forward(always, 'always');
    return;
  }
  if (origin.station === extension || !extension.mayRing()) {
    const busy = ruleFor('busy');
    if (busy !== undefined) forward(busy, 'busy');
    else fail(origin, extension.doNotDisturb ? 'doNotDisturb' : 'busy');
    return;
  }

  const { callId, trunk, media, bearer } = origin.info;
  const called = exchange.newLeg(extension, {
    origin: internal ? 'internal' : 'external',
    reason: placing.reason,
    redirecting: placing.redirecting,
    caller,
    called: extension.party,
    callId,
    trunk,
    media,
    bearer,
    userUserInfo: origin.setupBlock,
  });
  join(origin, called);
  const noAnswer = ruleFor('noAnswer');
  ring(called, noAnswer === undefined ? RING_LIMIT_MS : extension.ringsNoAnswer * RING_CYCLE_MS, () => {
    part(called);
    disconnect(called, noAnswer === undefined ? 'normal' : 'forwarded');
    if (noAnswer === undefined) fail(origin, 'noAnswer');
    else forward(noAnswer, 'noAnswer');
  });
  alerting(origin);
}

/** Lets a leg ring for a time; then it is given up. */
export function ring(called: Leg, limitMs: number, giveUp: () => void): void {
  called.enter('offering', 'active');
  called.after(limitMs, giveUp);
}
