import { RING_LIMIT_MS } from '../network-port.js';
import type { Answer } from './answer.js';
import type { PrivateExchange } from './exchange.js';
import type { Leg } from './leg.js';
import { disconnect } from './release.js';
import { ring } from './routing.js';
import { extensionOf, type Extension } from './station.js';

/** How many requests of one extension may wait. */
export const MAX_COMPLETIONS = 4;
/** Between the end of a call and the next that follows from it, in milliseconds. */
const PAUSE_MS = 500;

/** A request to finish a call that did not get through. */
export interface Completion {
  readonly id: number;
  readonly from: Extension;
  readonly target: Extension;
  /** `callback`: once both are free. `campOn`: as soon as the target is, beside another call if need be. */
  readonly mode: 'callback' | 'campOn';
}

/**
 * Asks for a call back once the called extension is free, or, where it did not answer, once it has been used; completes the answer
 * with the id that `note` gets.
 */
export function completeCall(
  exchange: PrivateExchange,
  leg: Leg,
  mode: Completion['mode'],
  note: (id: number) => void,
): Answer {
  const target = targetOf(exchange, leg);
  if (target === undefined) return leg.isIn(['busy', 'ringback', 'proceeding']) ? 'OPERATIONUNAVAIL' : 'INVALCALLSTATE';
  const from = extensionOf(leg);
  if (completionsOf(exchange, from).length >= MAX_COMPLETIONS) return 'COMPLETIONOVERRUN';
  return () => {
    const id = exchange.nextCompletionId();
    exchange.completions.set(id, { id, from, target, mode });
    note(id);
    from.events.completionsChanged();
  };
}

/** Leaves one of the messages at the called extension. */
export function leaveMessage(exchange: PrivateExchange, leg: Leg, message: number): Answer {
  const target = targetOf(exchange, leg);
  if (target === undefined) return leg.isIn(['busy', 'ringback', 'proceeding']) ? 'OPERATIONUNAVAIL' : 'INVALCALLSTATE';
  return () => {
    target.events.messageLeft(leg.station.partyOf(leg), message);
  };
}

export function uncompleteCall(exchange: PrivateExchange, from: Extension, id: number): Answer {
  if (exchange.completions.get(id)?.from !== from) return 'INVALCOMPLETIONID';
  return () => {
    exchange.completions.delete(id);
    from.events.completionsChanged();
  };
}

export function completionsOf(exchange: PrivateExchange, from: Extension): readonly Completion[] {
  return [...exchange.completions.values()].filter((completion) => completion.from === from);
}

/** Takes back what an extension has asked for, and what it was asked about. */
export function cancelCompletionsOf(exchange: PrivateExchange, extension: Extension): void {
  for (const { id, from, target } of [...exchange.completions.values()]) {
    if (from !== extension && target !== extension) continue;
    exchange.completions.delete(id);
    from.events.completionCancelled(id);
    from.events.completionsChanged();
  }
}

/** An extension had a call that has ended: whoever waits for that is called back. */
export function serveCompletions(exchange: PrivateExchange, freed: Extension, leg: Leg): void {
  if (!leg.answered) return;
  exchange.scheduler.after(PAUSE_MS, () => {
    const next = [...exchange.completions.values()].find(
      ({ from, target, mode }) =>
        (target === freed || from === freed) &&
        target.used() === 0 &&
        (mode === 'campOn' ? from.mayRing() : from.used() === 0 && from.mayRing()),
    );
    if (next !== undefined) callBack(exchange, next);
  });
}

function callBack(exchange: PrivateExchange, { id, from, target }: Completion): void {
  exchange.completions.delete(id);
  from.events.completionsChanged();
  const leg = exchange.newLeg(from, {
    origin: 'internal',
    reason: 'callCompletion',
    caller: target.party,
    called: from.party,
    completionId: id,
  });
  leg.dialsWhenAnswered = target.number;
  ring(leg, RING_LIMIT_MS, () => {
    disconnect(leg, 'normal');
  });
}

/** The extension that a call has not got through to. */
function targetOf(exchange: PrivateExchange, leg: Leg): Extension | undefined {
  if (!leg.isIn(['busy', 'ringback', 'proceeding'])) return undefined;
  return leg.info.called === null ? undefined : exchange.extension(leg.info.called.number);
}
