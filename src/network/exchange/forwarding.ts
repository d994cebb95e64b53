import type { Caller } from '../network-port.js';

/** When a call is forwarded. */
export type ForwardCondition = 'always' | 'busy' | 'noAnswer' | 'busyOrNoAnswer';

/** One entry of an extension's forwarding. */
export interface ForwardRule {
  readonly when: ForwardCondition;
  /** Whose calls: everybody's, those from inside or outside, or of one number. */
  readonly of: 'all' | 'internal' | 'external' | { readonly caller: string };
  readonly to: string;
}

const HAPPENS: Readonly<Record<ForwardCondition, readonly ForwardCondition[]>> = {
  always: ['always'],
  busy: ['busy', 'busyOrNoAnswer'],
  noAnswer: ['noAnswer', 'busyOrNoAnswer'],
  busyOrNoAnswer: ['busyOrNoAnswer'],
};

/** The first rule that holds for a call; those of one caller go before the others (lineforward, LINEFORWARDMODE_…SPECIFIC). */
export function forwardFor(
  rules: readonly ForwardRule[],
  happening: ForwardCondition,
  caller: Caller,
  internal: boolean,
): ForwardRule | undefined {
  const fitting = rules.filter((rule) => HAPPENS[happening].includes(rule.when));
  return (
    fitting.find(({ of }) => typeof of === 'object' && of.caller !== '' && of.caller === caller.number) ??
    fitting.find(({ of }) => of === (internal ? 'internal' : 'external')) ??
    fitting.find(({ of }) => of === 'all')
  );
}
