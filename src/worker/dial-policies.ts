import type { Scheduler } from '../base/clock.js';
import type { Log } from '../base/log.js';
import { policyGate } from '../host/dial-gate.js';
import type { DialGate } from '../host/host.js';
import { compileDialPolicy } from '../policy/dial-policy.js';
import { parseDialPolicy } from '../policy/schema.js';
import { ConfigurationError } from './configuration-error.js';
import { PolicyFile } from './policy-file.js';
import type { WorkerOptions } from './worker-options.js';

/** With what a policy's file is fetched; the machine's own where left out. */
export interface PolicyParts {
  readonly fetch?: typeof globalThis.fetch;
  readonly origin?: string;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** What may be dialled on a host. */
export interface DialPolicies {
  readonly gate: DialGate;
  /** Ends the waiting for a file. */
  stop(): void;
}

/**
 * Reads the dial policy that a page gives, and the file that it names; where there are both, a number has to pass either. The worker loads this file, and the
 * schemas with it, only where there is one.
 * @throws ConfigurationError for a policy that is none and for a file of another origin.
 */
export async function openPolicies(
  { dialPolicy, policyUrl = '' }: Pick<WorkerOptions, 'dialPolicy' | 'policyUrl'>,
  { fetch = globalThis.fetch.bind(globalThis), origin = globalThis.origin, scheduler, log }: PolicyParts,
): Promise<DialPolicies> {
  const file = policyUrl === '' ? undefined : await PolicyFile.open(policyUrl, { fetch, origin, scheduler, log });
  const own = ownGate(dialPolicy ?? undefined);
  return {
    gate: (...asked) => own?.(...asked) ?? file?.gate(...asked),
    stop: () => file?.stop(),
  };
}

function ownGate(policy: unknown): DialGate | undefined {
  if (policy === undefined) return undefined;
  const parsed = parseDialPolicy(policy);
  if (parsed.ok) return policyGate(compileDialPolicy(parsed.config));
  const issues = parsed.issues.map(({ path, advice }) => `${path}: ${advice}`).join('; ');
  throw new ConfigurationError(`The dial policy is not valid. ${issues}`);
}
