import type { TspiMethodName } from '../tspi/availability.js';
import { guarded } from './background.js';
import type { Bench } from './bench.js';
import { Failed, Unreached } from './outcome.js';
import { Stages } from './stages.js';
import { textOf } from './told-values.js';

/** One check: made in a fresh world, on a provider whose session has begun. */
export interface Check {
  readonly id: string;
  /** The function that it is about. */
  readonly about: string;
  /** Functions that the provider must have; where its table calls one unavailable, the table's reason is the skip's. */
  readonly needs: readonly TspiMethodName[];
  /** Functions of which the provider must have one; where its table calls all unavailable, the first one's reason is the skip's. */
  readonly needsOneOf?: readonly TspiMethodName[];
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

/** Makes one check on a bench that has not been started. What else is thrown, by the subject or outside of the provider's functions, fails it. */
export async function runCheck(check: Check, bench: Bench): Promise<CheckOutcome> {
  bench.breaches.during = check.id;
  try {
    await bench.start();
    const detail = await check.run(new Stages(bench), bench);
    await bench.finish();
    return { kind: 'passed', detail };
  } catch (error) {
    if (error instanceof Unreached) return { kind: 'unreached', detail: error.message };
    return { kind: 'failed', detail: error instanceof Failed ? error.message : `it ended with ${textOf(error)}` };
  } finally {
    guarded(bench.breaches, 'the subject’s `dispose`', () => {
      bench.dispose();
    });
  }
}
