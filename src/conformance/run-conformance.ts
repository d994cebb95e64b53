import type { ProviderFunction, ProviderFunctions } from '../tspi/availability.js';
import { watchRejections } from './background.js';
import { Bench } from './bench.js';
import { Breaches } from './breaches.js';
import { runCheck, type Check, type CheckOutcome } from './check.js';
import { availabilityChecks } from './checks/availability.js';
import { callSettingChecks } from './checks/call-settings.js';
import { closingChecks } from './checks/closing.js';
import { deviceChecks } from './checks/devices.js';
import { digitChecks } from './checks/digits.js';
import { effectChecks } from './checks/effects.js';
import { featureChecks } from './checks/features.js';
import { handleChecks } from './checks/handles.js';
import { lineSettingChecks } from './checks/line-settings.js';
import { mediaChecks } from './checks/media.js';
import { newCallChecks } from './checks/new-calls.js';
import { sessionChecks } from './checks/session.js';
import { sizeChecks } from './checks/sizes.js';
import { stateChecks } from './checks/states.js';
import { userUserChecks } from './checks/user-user.js';
import { valueChecks } from './checks/values.js';
import { randomOperations } from './operations.js';
import { reportOf, skipped, type CheckResult, type ConformanceReport } from './report.js';
import { RULES } from './rules.js';
import type { ConformanceSubject } from './subject.js';

const DEFAULT_OPERATIONS = 10_000;

/** A subject that cannot be tested as it is; the message says what to mend. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError';
}

/** Every check of a subject that is made by itself, in the order in which they are made. */
function checksOf(subject: ConformanceSubject): readonly Check[] {
  const operations = subject.operations ?? DEFAULT_OPERATIONS;
  return [
    ...sessionChecks,
    ...availabilityChecks(subject.functions),
    ...handleChecks,
    ...stateChecks,
    ...effectChecks,
    ...callSettingChecks,
    ...lineSettingChecks,
    ...userUserChecks,
    ...mediaChecks,
    ...featureChecks,
    ...deviceChecks,
    ...newCallChecks,
    ...closingChecks,
    ...digitChecks,
    ...valueChecks,
    ...sizeChecks,
    {
      id: 'operations.random',
      about: 'every function',
      needs: ['lineAnswer'],
      run: (stages, bench) => randomOperations(stages, bench, operations),
    },
  ];
}

/**
 * Drives a provider through every check, each in a fresh world, all in simulated time: the same subject gives the same report.
 *
 * A check of a function that the provider's table calls unavailable is skipped for the table's reason; a listed skip for its own. One
 * that cannot be reached because of what failed elsewhere is skipped too, and says so; where nothing else failed it fails itself.
 * @throws SubjectError where a listed skip names no check, or has no reason.
 */
export async function runConformance(subject: ConformanceSubject): Promise<ConformanceReport> {
  const checks = checksOf(subject);
  const skips = listedSkips(subject, checks);
  const breaches = new Breaches();
  const made: { readonly check: Check; readonly outcome: CheckOutcome | { kind: 'skipped'; detail: string } }[] = [];
  const unwatched = watchRejections(breaches);
  try {
    for (const [index, check] of checks.entries()) {
      const reason = skips.get(check.id) ?? lacks(check, subject.functions);
      const bench = new Bench(subject, breaches, (subject.seed ?? 1) + index);
      made.push({
        check,
        outcome: reason === undefined ? await runCheck(check, bench) : { kind: 'skipped', detail: reason },
      });
    }
  } finally {
    unwatched();
  }
  const rules = breaches.results().map((result) => {
    const reason = skips.get(result.id);
    return reason === undefined ? result : skipped(result.id, result.function, reason);
  });
  const somethingFailed = made.some(({ outcome }) => outcome.kind === 'failed') || rules.some(({ ok }) => !ok);
  return reportOf([...made.map(({ check, outcome }) => resultOf(check, outcome, somethingFailed)), ...rules]);
}

function resultOf(
  { id, about }: Check,
  { kind, detail }: CheckOutcome | { readonly kind: 'skipped'; readonly detail: string },
  somethingFailed: boolean,
): CheckResult {
  if (kind === 'skipped') return skipped(id, about, detail);
  if (kind === 'unreached' && somethingFailed) return skipped(id, about, `not reached, see what failed: ${detail}`);
  return { id, function: about, ok: kind === 'passed', detail };
}

/** Why a check is not for this provider: the table's reason; undefined when it is. */
function lacks({ needs, needsOneOf = [] }: Check, functions: ProviderFunctions): string | undefined {
  for (const name of needs) {
    const said = functions[name];
    if (said !== 'implemented') return said.unavailable;
  }
  const [reason] = needsOneOf.map((name) => functions[name]).sort(implementedFirst);
  return reason === undefined || reason === 'implemented' ? undefined : reason.unavailable;
}

function implementedFirst(a: ProviderFunction, b: ProviderFunction): number {
  return Number(b === 'implemented') - Number(a === 'implemented');
}

function listedSkips({ name, skips = [] }: ConformanceSubject, checks: readonly Check[]): Map<string, string> {
  const known = new Set<string>([...checks.map(({ id }) => id), ...Object.keys(RULES)]);
  for (const { check, reason } of skips) {
    if (!known.has(check)) throw new SubjectError(`${name} skips ${check}: there is no such check`);
    if (reason.trim() === '') throw new SubjectError(`${name} skips ${check} without a reason`);
  }
  return new Map(skips.map(({ check, reason }) => [check, reason]));
}
