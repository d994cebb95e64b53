import type { TspiMethodName } from '../../tspi/availability.js';
import { callInvocations } from './call.js';
import type { Invocation } from './invocation.js';
import { lineInvocations } from './line.js';
import { mediaInvocations } from './media.js';
import { phoneInvocations } from './phone.js';
import { supplementaryInvocations } from './supplementary.js';

/** How each function is called, but for the session's own and those that open and close, which the bench calls. */
export const invocations: readonly Invocation[] = [
  ...lineInvocations,
  ...callInvocations,
  ...supplementaryInvocations,
  ...mediaInvocations,
  ...phoneInvocations,
];

const byName = new Map<string, Invocation>(invocations.map((invocation) => [invocation.name, invocation]));

/** How one function is called. Throws for one that the bench calls itself. */
export function invocationOf(name: TspiMethodName): Invocation {
  const found = byName.get(name);
  if (found === undefined) throw new RangeError(`${name} is called by the bench itself`);
  return found;
}
