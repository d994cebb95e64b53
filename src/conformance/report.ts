/** What became of one check. */
export interface CheckResult {
  /** Stable: `topic.rule` or `topic.function`. */
  readonly id: string;
  /** The function of TSPI, or of ProviderHost, that it is about. */
  readonly function: string;
  /** false = it failed. A skipped one is true, and its detail begins with `skipped:`. */
  readonly ok: boolean;
  /** In words: what was seen, or what is wrong. */
  readonly detail: string;
}

/** What the kit found. */
export interface ConformanceReport {
  readonly provider: {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
    readonly checks: readonly CheckResult[];
  };
}

const SKIPPED = 'skipped: ';

/** A check that was not made, and why. */
export function skipped(id: string, about: string, reason: string): CheckResult {
  return { id, function: about, ok: true, detail: SKIPPED + reason };
}

/** Whether a check was not made. */
export function isSkipped({ ok, detail }: CheckResult): boolean {
  return ok && detail.startsWith(SKIPPED);
}

/** Counts. */
export function reportOf(checks: readonly CheckResult[]): ConformanceReport {
  const failed = checks.filter(({ ok }) => !ok).length;
  const notMade = checks.filter(isSkipped).length;
  return { provider: { passed: checks.length - failed - notMade, failed, skipped: notMade, checks } };
}

/** The report for people: a line for each check, those that failed last, and the counts. */
export function reportTable(name: string, { provider }: ConformanceReport): string {
  const width = Math.max(...provider.checks.map(({ id }) => id.length));
  const line = (check: CheckResult): string =>
    `  ${check.ok ? (isSkipped(check) ? 'skip' : 'ok  ') : 'FAIL'} ${check.id.padEnd(width)}  ${check.detail}`;
  const { passed, failed, checks } = provider;
  return [
    name,
    ...checks.filter(({ ok }) => ok).map(line),
    ...checks.filter(({ ok }) => !ok).map(line),
    `  ${passed} passed, ${failed} failed, ${provider.skipped} skipped`,
  ].join('\n');
}
