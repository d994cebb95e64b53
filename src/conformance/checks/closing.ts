import { resultName, type HdLine, type HdPhone } from '../../tspi/result.js';
import type { TspiMethodName } from '../../tspi/availability.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { invocationOf, invocations } from '../invocations/all.js';
import type { Slots } from '../invocations/invocation.js';
import { must, reached } from '../outcome.js';
import type { Stages } from '../stages.js';

/** How long what follows a close may take before the line is free again, ms. */
const FREE_MS = 30_000;

/** Begins a request of a function and lets it be. */
function begins(name: TspiMethodName, stages: Stages, slots: Slots): void {
  invocationOf(name).invoke(stages.bench, slots, stages.capabilities);
}

async function canCall(stages: Stages, bench: Bench, slots: Pick<Slots, 'line' | 'htLine'>): Promise<void> {
  await bench.until(() => false, FREE_MS);
  await stages.connected(slots.htLine, slots.line);
}

function closeCall(bench: Bench, slots: Slots): void {
  const call = bench.witness.callOf(slots.call);
  reached(call !== undefined, 'there is no call');
  bench.closeCall(call);
}

/** Closes the line and opens it again, which must be possible once what follows the close is over. */
async function reopened(stages: Stages, bench: Bench, slots: Slots): Promise<Pick<Slots, 'line' | 'htLine'>> {
  const open = bench.witness.lineOf(slots.line);
  reached(open !== undefined, 'there is no open line');
  bench.closeLine(open);
  await bench.until(() => false, FREE_MS);
  const line = bench.openLine(slots.device);
  must(typeof line === 'object', `lineOpen after lineClose returned ${resultName(Number(line))}`);
  stages.wantsCalls(line);
  return { line: line.hdLine as HdLine, htLine: line.htLine };
}

/** Closing while something is out. That it completes, and that nothing follows, the rules of every moment judge. */
export const closingChecks: readonly Check[] = [
  {
    id: 'close.call',
    about: 'lineCloseCall',
    needs: ['lineDrop', 'lineCloseCall'],
    needsOneOf: ['lineMakeCall', 'lineAnswer'],
    run: async (stages, bench) => {
      const slots = await stages.reach('connected');
      begins('lineDevSpecific', stages, slots);
      begins('lineDrop', stages, slots);
      closeCall(bench, slots);
      await canCall(stages, bench, slots);
      return 'a call can be closed while it is being dropped, and the line is free then';
    },
  },
  {
    id: 'close.offered',
    about: 'lineCloseCall',
    needs: ['lineAnswer', 'lineCloseCall'],
    run: async (stages, bench) => {
      const slots = await stages.reach('offering');
      begins('lineAnswer', stages, slots);
      closeCall(bench, slots);
      // Where a call cannot be refused it rings on until the caller gives up.
      bench.world.farEndHangsUp?.();
      await canCall(stages, bench, slots);
      return 'a call can be closed while it is being answered, and the line is free then';
    },
  },
  {
    id: 'close.line',
    about: 'lineClose',
    needs: ['lineClose'],
    needsOneOf: ['lineMakeCall', 'lineAnswer'],
    run: async (stages, bench) => {
      const places = bench.subject.functions.lineMakeCall === 'implemented';
      const slots = await stages.reach(places ? 'line' : 'offering');
      begins(places ? 'lineMakeCall' : 'lineAnswer', stages, slots);
      begins('lineDevSpecific', stages, slots);
      const open = await reopened(stages, bench, slots);
      // Who calls gives up; a line that only takes calls is rung again.
      if (!places) bench.world.farEndHangsUp?.();
      await canCall(stages, bench, open);
      return `a line can be closed while a call is being ${places ? 'made' : 'answered'}, and serves again when it is opened`;
    },
  },
  {
    id: 'close.connected',
    about: 'lineClose',
    needs: ['lineClose'],
    needsOneOf: ['lineMakeCall', 'lineAnswer'],
    run: async (stages, bench) => {
      const slots = await stages.reach('connected');
      begins('lineDrop', stages, slots);
      await reopened(stages, bench, slots);
      return 'a line can be closed under a connected call';
    },
  },
  {
    id: 'close.phone',
    about: 'phoneClose',
    needs: ['phoneOpen', 'phoneClose'],
    run: async (stages, bench) => {
      const slots = await stages.reach('phone');
      for (const { name, stage } of invocations)
        if (stage === 'phone' && bench.subject.functions[name] === 'implemented') begins(name, stages, slots);
      const open = bench.witness.phoneOf(slots.phone);
      reached(open !== undefined, 'there is no open phone');
      bench.closePhone(open);
      const phone = bench.openPhone(slots.phoneDevice);
      must(typeof phone === 'object', `phoneOpen after phoneClose returned ${resultName(Number(phone))}`);
      must(phone.hdPhone !== (0 as HdPhone), 'the phone has no handle');
      return 'a phone can be closed while requests are out, and opened again';
    },
  },
];
