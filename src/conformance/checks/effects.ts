import { LINECALLSTATE, LINEDISCONNECTMODE, LINETRANSFERMODE } from '../../tspi/generated/constants.js';
import { out, resultName, type HdCall } from '../../tspi/result.js';
import type { TspiMethodName } from '../../tspi/availability.js';
import type { LineCallInfo } from '../../tspi/structures.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { invocationOf } from '../invocations/all.js';
import type { Invoked, Slots } from '../invocations/invocation.js';
import { must, reached } from '../outcome.js';
import type { Stages } from '../stages.js';
import type { TrackedCall } from '../tracked.js';
import { stateName } from '../transitions.js';

const S = LINECALLSTATE;

/** Lets a function do its work; it must succeed. */
async function done(name: TspiMethodName, stages: Stages, slots: Slots): Promise<Invoked> {
  const invoked = invocationOf(name).invoke(stages.bench, slots, stages.capabilities);
  reached(invoked.request !== undefined, `there is no ${name}`);
  const result = await stages.bench.end(invoked.request);
  must(result === 0, `it ended with ${resultName(result)}`);
  return invoked;
}

/** Where a call must come to. */
async function becomes(bench: Bench, call: TrackedCall | undefined, states: number): Promise<string> {
  must(call !== undefined, 'it made no call');
  const there = await bench.reaches(call, states);
  must(there, `the call is in ${stateName(call.state)} afterwards`);
  return stateName(call.state);
}

/** What a function does to the calls that its stage leads to: `look` is given the functions' own call and the other one, before it is called. */
function effect(
  name: TspiMethodName,
  look: (
    own: TrackedCall | undefined,
    other: TrackedCall | undefined,
    bench: Bench,
  ) => (done: Invoked) => Promise<string>,
): Check {
  return {
    id: `effect.${name}`,
    about: name,
    needs: [name],
    run: async (stages, bench) => {
      const slots = await stages.reach(invocationOf(name).stage);
      const seen = look(bench.witness.callOf(slots.call), bench.witness.callOf(slots.other), bench);
      return seen(await done(name, stages, slots));
    },
  };
}

/** A function that takes the call it is called on to another state. */
function changes(name: TspiMethodName, own: number, other?: { readonly states: number }): Check {
  return effect(name, (call, second, bench) => async () => {
    const first = await becomes(bench, call, own);
    return other === undefined ? first : `${first}, ${await becomes(bench, second, other.states)}`;
  });
}

/** A function that leaves its call as it is. */
function keeps(name: TspiMethodName): Check {
  return effect(name, (call, _other, bench) => {
    const before = call?.states.length;
    return async () => {
      await bench.pass(0);
      must(call?.states.length === before, `the call came to ${stateName(call?.state ?? 0)}`);
      return 'the call stays as it is';
    };
  });
}

/** A function that makes calls: what each comes to. */
function makes(name: TspiMethodName, own: number, made: readonly number[]): Check {
  return effect(name, (call, _other, bench) => async ({ calls }) => {
    const seen: string[] = [];
    if (own !== 0) seen.push(await becomes(bench, call, own));
    for (const [index, states] of made.entries()) seen.push(await becomes(bench, calls[index], states));
    return seen.join(', ');
  });
}

/** What lineGetCallInfo tells of a call. */
export function infoOf(bench: Bench, hdCall: HdCall): LineCallInfo | null {
  const info = out<LineCallInfo | null>(null);
  bench.sync('lineGetCallInfo', (p) => p.lineGetCallInfo(hdCall, info));
  return info.value;
}

/** What functions of calls do (the functions' pages, "Return value" and "Remarks"). */
export const effectChecks: readonly Check[] = [
  {
    id: 'effect.lineMakeCall',
    about: 'lineMakeCall',
    needs: ['lineMakeCall'],
    run: async (stages, bench) => {
      const slots = await stages.reach('line');
      const call = await stages.place(slots.htLine, slots.line, bench.numbers.answers);
      // No later than PROCEEDING: so what follows may be told, in order.
      const path = await becomes(bench, call, S.CONNECTED);
      return `${call.states.map(stateName).join(', ')}; ${path}`;
    },
  },
  {
    id: 'effect.lineMakeCall.busy',
    about: 'lineMakeCall',
    needs: ['lineMakeCall'],
    run: async (stages, bench) => {
      const { busy } = bench.numbers;
      reached(busy !== undefined, 'the subject has no number that is busy');
      const slots = await stages.reach('line');
      const call = await stages.place(slots.htLine, slots.line, busy);
      await becomes(bench, call, S.BUSY | S.DISCONNECTED);
      must(
        call.state === S.BUSY || call.mode === LINEDISCONNECTMODE.BUSY,
        `it is DISCONNECTED with mode ${call.mode}, which is not BUSY`,
      );
      return stateName(call.state);
    },
  },
  {
    id: 'effect.farEnd',
    about: 'LINE_CALLSTATE',
    needs: ['lineDrop'],
    needsOneOf: ['lineMakeCall', 'lineAnswer'],
    run: async (stages, bench) => {
      const slots = await stages.reach('connected');
      const call = bench.witness.callOf(slots.call);
      reached(call !== undefined, 'there is no call');
      const { farEndHangsUp } = bench.world;
      reached(farEndHangsUp !== undefined, 'the subject has no `farEndHangsUp`');
      farEndHangsUp();
      await becomes(bench, call, S.DISCONNECTED);
      await done('lineDrop', stages, slots);
      await becomes(bench, call, S.IDLE);
      return 'DISCONNECTED when the other end hangs up, IDLE when dropped';
    },
  },
  {
    id: 'effect.lineDrop.offering',
    about: 'lineDrop',
    needs: ['lineDrop'],
    run: async (stages, bench) => {
      const slots = await stages.reach('offering');
      const call = bench.witness.callOf(slots.call);
      await done('lineDrop', stages, slots);
      return `refused: ${await becomes(bench, call, S.IDLE)}`;
    },
  },
  changes('lineDial', S.DIALING | S.PROCEEDING | S.RINGBACK | S.CONNECTED),
  changes('lineAccept', S.ACCEPTED),
  changes('lineAnswer', S.CONNECTED),
  changes('lineRedirect', S.IDLE),
  changes('lineDrop', S.IDLE),
  changes('lineHold', S.ONHOLD),
  changes('lineUnhold', S.CONNECTED),
  changes('lineSwapHold', S.ONHOLD, { states: S.CONNECTED }),
  changes('lineBlindTransfer', S.IDLE),
  changes('linePark', S.IDLE),
  changes('lineAddToConference', S.CONNECTED, { states: S.CONFERENCED }),
  keeps('lineSecureCall'),
  keeps('lineSetCallData'),
  keeps('lineSetCallTreatment'),
  keeps('lineSendUserUserInfo'),
  keeps('lineReleaseUserUserInfo'),
  keeps('lineSetCallParams'),
  makes('lineSetupTransfer', S.ONHOLDPENDTRANSFER, [S.DIALTONE]),
  makes('lineSetupConference', S.CONFERENCED, [S.ONHOLDPENDCONF, S.DIALTONE]),
  makes('linePrepareAddToConference', S.ONHOLDPENDCONF, [S.DIALTONE]),
  makes('lineUnpark', 0, [S.CONNECTED]),
  makes('linePickup', 0, [S.CONNECTED]),
  {
    id: 'effect.lineRemoveFromConference',
    about: 'lineRemoveFromConference',
    needs: ['lineRemoveFromConference'],
    run: async (stages, bench) => {
      const slots = await stages.reach('conference');
      const member = bench.witness.callOf(slots.other);
      await done('lineRemoveFromConference', stages, slots);
      const named = stages.capabilities.address?.removeFromConfState ?? S.CONNECTED | S.ONHOLD | S.IDLE;
      return becomes(bench, member, named);
    },
  },
  ...(['TRANSFER', 'CONFERENCE'] as const).map((mode): Check => ({
    id: `effect.lineCompleteTransfer.${mode.toLowerCase()}`,
    about: 'lineCompleteTransfer',
    needs: ['lineCompleteTransfer', 'lineSetupTransfer', 'lineDial'],
    run: (stages, bench) => transferred(stages, bench, mode),
  })),
];

async function transferred(stages: Stages, bench: Bench, mode: 'TRANSFER' | 'CONFERENCE'): Promise<string> {
  const slots = await stages.reach('consultation');
  const pair = [bench.witness.callOf(slots.call), bench.witness.callOf(slots.other)];
  const conference = bench.newCall(slots.htLine, mode === 'TRANSFER');
  const request = bench.async(
    'lineCompleteTransfer',
    { scope: { calls: [slots.call, slots.other] }, creates: [conference] },
    (p, id) =>
      p.lineCompleteTransfer?.(
        id,
        slots.call,
        slots.other,
        mode === 'TRANSFER' ? 0 : conference.htCall,
        conference.holder,
        LINETRANSFERMODE[mode],
      ),
  );
  reached(request !== undefined, 'there is no lineCompleteTransfer');
  const result = await bench.end(request);
  must(result === 0, `it ended with ${resultName(result)}`);
  for (const call of pair) await becomes(bench, call, mode === 'TRANSFER' ? S.IDLE : S.CONFERENCED);
  if (mode === 'TRANSFER') return 'both calls IDLE';
  return `both calls CONFERENCED, the conference ${await becomes(bench, conference.call, S.CONNECTED)}`;
}
