import type { TspiMethodName } from '../../tspi/availability.js';
import type { HdCall } from '../../tspi/result.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { reached } from '../outcome.js';
import type { Stages } from '../stages.js';
import type { TrackedCall } from '../tracked.js';

/** A check of a function on a connected call. */
export function onCall(
  id: string,
  about: TspiMethodName,
  run: (call: TrackedCall, hdCall: HdCall, bench: Bench, stages: Stages) => Promise<string>,
): Check {
  return {
    id,
    about,
    needs: [about],
    run: async (stages, bench) => {
      const slots = await stages.reach('connected');
      const call = bench.witness.callOf(slots.call);
      reached(call !== undefined, 'there is no call');
      return run(call, slots.call, bench, stages);
    },
  };
}
