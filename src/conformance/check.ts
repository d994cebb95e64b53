import type { TspiMethodName } from '../tspi/availability.js';
import type { Bench } from './bench.js';
import { Failed, Unreached } from './outcome.js';
import { Stages } from './stages.js';

/** One check: made in a fresh world, on a provider whose session has begun. */
export interface Check {
  readonly id: string;
  /** The function that it is about. */
  readonly about: string;
  /** Functions that the provider must have; where its table calls one unavailable, the table's reason is the skip's. */
  readonly needs: readonly TspiMethodName[];
  /**
   * Does it.
   * @returns What was seen, for the report.
   * @throws Failed, or Unreached where it could not be made.
   */
  run(stages: Stages, bench: Bench): string | Promise<string>;
}

/** What became of one check's run. */
export type CheckOutcome =
  | { readonly kind: 'passed'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'unreached'; readonly detail: string };

/** Makes one check on a bench that has not been started. What else breaks (in the subject, in the kit) is the caller's to see. */
export async function runCheck(check: Check, bench: Bench): Promise<CheckOutcome> {
  bench.breaches.during = check.id;
  try {
    await bench.start();
    const detail = await check.run(new Stages(bench), bench);
    await bench.finish();
    return { kind: 'passed', detail };
  } catch (error) {
    if (!(error instanceof Failed) && !(error instanceof Unreached)) throw error;
    return { kind: error instanceof Failed ? 'failed' : 'unreached', detail: error.message };
  } finally {
    bench.dispose();
  }
}
