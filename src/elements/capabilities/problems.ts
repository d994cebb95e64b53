import type { Capability, CapabilityAdvice, CapabilityName, CapabilityReason } from '../../client/capabilities.js';

/** One reason and its advice, with everything that it keeps from the page: a page without https lacks seven things for one reason. */
export interface Problem {
  readonly reason: Exclude<CapabilityReason, ''>;
  readonly advice: CapabilityAdvice;
  readonly names: readonly CapabilityName[];
}

/** How a report begins: nothing is known, a modem cannot be had, can as far as is known, can. */
export type Lead = 'unread' | 'no' | 'soFar' | 'yes';

export function leadOf(report: readonly Capability[] | null): Lead {
  if (report === null) return 'unread';
  if (problemsOf(report).length > 0) return 'no';
  return report.some(({ needed, state }) => needed && state === 'unknown') ? 'soFar' : 'yes';
}

/** What stands between the page and a modem, each reason once, in the order of the report. */
export function problemsOf(report: readonly Capability[]): readonly Problem[] {
  const lacking = report.filter(isLacking);
  return byReason(lacking).filter((problem) =>
    lacking.some((capability) => capability.needed && isOf(problem, capability)),
  );
}

/** What works worse, for other reasons than those that keep modems away. */
export function lesserOf(report: readonly Capability[]): readonly Problem[] {
  const problems = problemsOf(report);
  return byReason(report.filter(isLacking)).filter((problem) => !problems.some((other) => isOf(other, problem)));
}

function isLacking({ state }: Capability): boolean {
  return state === 'missing' || state === 'blocked';
}

function isOf(one: Pick<Problem, 'reason' | 'advice'>, other: Pick<Capability, 'reason' | 'advice'>): boolean {
  return one.reason === other.reason && one.advice === other.advice;
}

function byReason(lacking: readonly Capability[]): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const { name, reason, advice } of lacking) {
    if (reason === '') continue;
    const key = `${reason} ${advice}`;
    problems.set(key, { reason, advice, names: [...(problems.get(key)?.names ?? []), name] });
  }
  return [...problems.values()];
}
