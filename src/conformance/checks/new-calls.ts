import { LINECALLSTATE, LINEDEVCAPFLAGS } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { out, resultName, type Result } from '../../tspi/result.js';
import type { LineCallInfo, LineCallStatus } from '../../tspi/structures.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import type { Slots } from '../invocations/invocation.js';
import { must, reached } from '../outcome.js';
import type { Stages } from '../stages.js';
import type { TrackedCall, TrackedRequest } from '../tracked.js';

/** Digits of an address that no network has. */
const TOO_LONG = '5'.repeat(100_000);

interface Placed {
  readonly request: TrackedRequest;
  readonly call: TrackedCall;
  readonly ended: () => Promise<Result>;
}

function placing(bench: Bench, slots: Slots, address: string | null): Placed {
  const { htCall, ...made } = bench.newCall(slots.htLine);
  const request = bench.async('lineMakeCall', { scope: { line: slots.line }, creates: [made] }, (p, id) =>
    p.lineMakeCall(id, slots.line, htCall, made.holder, address, 0, null),
  );
  reached(request !== undefined, 'there is no lineMakeCall');
  return { request, call: made.call, ended: () => bench.end(request) };
}

/** An address that must be refused, and with what. */
function refuses(id: string, address: string, error: keyof typeof LINEERR | null, supportedBy = 0): Check {
  return {
    id,
    about: 'lineMakeCall',
    needs: ['lineMakeCall'],
    run: async (stages, bench) => {
      const slots = await stages.reach('line');
      const flags = stages.capabilities.line?.devCapFlags ?? 0;
      if ((flags & supportedBy) !== 0) return 'the line can do it';
      const result = await placing(bench, slots, address).ended();
      if (error === null) must(result < 0, `it ended with ${resultName(result)}`);
      else must(result === LINEERR[error], `it ended with ${resultName(result)} in place of ${error}`);
      return resultName(result);
    },
  };
}

/** Where no call can be placed: closes one at the moment that its answer has succeeded. */
async function closedAsAnswered(stages: Stages, bench: Bench): Promise<string> {
  const slots = await stages.reach('offering');
  const call = bench.witness.callOf(slots.call);
  reached(call !== undefined, 'there is no call');
  await stages.does('lineAnswer', slots);
  bench.closeCall(call);
  bench.world.farEndHangsUp?.();
  await bench.until(() => false, 30_000);
  await stages.connected(slots.htLine, slots.line);
  return 'a call can be closed as soon as it is answered, and the line is free then';
}

/** Calls that come to be (async-replies-versus-events-on-new-call-handles), and addresses that cannot be dialled (address-ovr). */
export const newCallChecks: readonly Check[] = [
  {
    id: 'newCall.pending',
    about: 'lineGetCallInfo, lineGetCallStatus',
    needs: ['lineMakeCall'],
    run: async (stages, bench) => {
      const slots = await stages.reach('line');
      const { request, call, ended } = placing(bench, slots, bench.numbers.answers);
      reached(request.phase !== 'refused' && call.hdCall !== 0, 'lineMakeCall was refused');
      const hdCall = call.hdCall;
      const info = bench.sync('lineGetCallInfo', (p) => p.lineGetCallInfo(hdCall, out<LineCallInfo | null>(null)));
      const status = bench.sync('lineGetCallStatus', (p) =>
        p.lineGetCallStatus(hdCall, out<LineCallStatus | null>(null)),
      );
      await ended();
      must(info === 0, `lineGetCallInfo of a call in creation returned ${resultName(info ?? 0)}`);
      must(status === 0, `lineGetCallStatus of a call in creation returned ${resultName(status ?? 0)}`);
      return 'a call in creation can be asked about';
    },
  },
  {
    id: 'newCall.refused',
    about: 'lineMakeCall',
    needs: ['lineMakeCall'],
    run: async (stages, bench) => {
      const slots = await stages.reach('line');
      const { call, ended } = placing(bench, slots, 'not a number?');
      const result = await ended();
      must(result < 0, `an address that is none was accepted: ${resultName(result)}`);
      bench.closeCall(call);
      await stages.connected(slots.htLine, slots.line);
      return 'its handle dies by itself, may be closed, and the line is free';
    },
  },
  {
    id: 'newCall.announced',
    about: 'lineNewCall',
    needs: ['lineAnswer'],
    run: async (stages, bench) => {
      const slots = await stages.reach('offering');
      const call = bench.witness.callOf(slots.call);
      must(call?.states[0] === LINECALLSTATE.OFFERING, 'the first state is not OFFERING');
      return 'LINE_NEWCALL, then OFFERING';
    },
  },
  {
    id: 'newCall.backlog',
    about: 'lineNewCall',
    needs: ['lineAnswer'],
    run: async (stages, bench) => {
      await stages.reach('line');
      const { ring } = bench.world;
      reached(ring !== undefined, 'the subject has no `ring`, which lets a call come in');
      bench.witness.backlogged = true;
      ring();
      await bench.pass(30_000);
      must(bench.witness.calls.size === 0, 'a call is there that the host did not take');
      return 'a call that the host does not take is dropped, or announced later';
    },
  },
  {
    id: 'newCall.unwanted',
    about: 'lineSetDefaultMediaDetection',
    needs: ['lineSetDefaultMediaDetection', 'lineAnswer'],
    run: async (stages, bench) => {
      const slots = await stages.reach('line');
      const { ring } = bench.world;
      reached(ring !== undefined, 'the subject has no `ring`, which lets a call come in');
      bench.sync('lineSetDefaultMediaDetection', (p) => p.lineSetDefaultMediaDetection(slots.line, 0));
      ring();
      await bench.pass(30_000);
      must(bench.witness.calls.size === 0, 'a call was announced although no media mode is wanted');
      return 'no call is announced that nobody wants';
    },
  },
  {
    id: 'newCall.lateClose',
    about: 'lineCloseCall',
    needs: [],
    needsOneOf: ['lineMakeCall', 'lineAnswer'],
    run: async (stages, bench) => {
      if (bench.subject.functions.lineMakeCall !== 'implemented') return closedAsAnswered(stages, bench);
      const slots = await stages.reach('line');
      const { call, request } = placing(bench, slots, bench.numbers.answers);
      const made = request.phase === 'ended';
      bench.closeCall(call);
      must(made || request.result !== 0, 'a call that was closed in creation was made');
      await bench.until(() => false, 30_000);
      await stages.connected(slots.htLine, slots.line);
      return 'a call can be closed while it is being made, and the line is free then';
    },
  },
  refuses('address.prompt', '5?5', 'DIALPROMPT'),
  refuses('address.billing', '5$5', 'DIALBILLING', LINEDEVCAPFLAGS.DIALBILLING),
  refuses('address.quiet', '5@5', 'DIALQUIET', LINEDEVCAPFLAGS.DIALQUIET),
  refuses('address.dialTone', '5W5', 'DIALDIALTONE', LINEDEVCAPFLAGS.DIALDIALTONE),
  refuses('address.tooLong', TOO_LONG, null),
  refuses('address.control', '55\r\nAT', null),
];
