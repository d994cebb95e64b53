import {
  LINECALLSELECT,
  LINECALLSTATE,
  LINEDEVSTATE,
  LINEDEVSTATUSFLAGS,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import { out, resultName, type Result } from '../../tspi/result.js';
import type { LineCallHubTrackingInfo, LineDevStatus } from '../../tspi/structures.js';
import type { TspiMethodName } from '../../tspi/availability.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { mediaMode, oneOf } from '../invocations/capabilities.js';
import type { Slots } from '../invocations/invocation.js';
import { must, reached } from '../outcome.js';
import type { TrackedRequest } from '../tracked.js';

/** The LINEDEVSTATE bits that tell a change of a LINEDEVSTATUSFLAGS bit, or either of them. */
const TOLD_BY: Readonly<Record<number, number>> = {
  [LINEDEVSTATUSFLAGS.CONNECTED]: LINEDEVSTATE.CONNECTED | LINEDEVSTATE.DISCONNECTED,
  [LINEDEVSTATUSFLAGS.MSGWAIT]: LINEDEVSTATE.MSGWAITON | LINEDEVSTATE.MSGWAITOFF,
  [LINEDEVSTATUSFLAGS.INSERVICE]: LINEDEVSTATE.INSERVICE | LINEDEVSTATE.OUTOFSERVICE,
  [LINEDEVSTATUSFLAGS.LOCKED]: LINEDEVSTATE.LOCK,
};

function statusOf(bench: Bench, { line }: Pick<Slots, 'line'>): LineDevStatus {
  const status = out<LineDevStatus | null>(null);
  bench.sync('lineGetLineDevStatus', (p) => p.lineGetLineDevStatus(line, status));
  reached(status.value !== null, 'lineGetLineDevStatus tells nothing');
  return status.value;
}

async function done(bench: Bench, request: TrackedRequest | undefined, name: string): Promise<void> {
  reached(request !== undefined, `there is no ${name}`);
  const result = await bench.end(request);
  must(result === 0, `it ended with ${resultName(result)}`);
}

function succeeded(result: Result | undefined): void {
  must(result === 0, `it returned ${resultName(result ?? 0)}`);
}

const onLine = (name: TspiMethodName, needs: readonly TspiMethodName[], run: Check['run']): Check => ({
  id: `value.${name}`,
  about: name,
  needs: [name, ...needs],
  run,
});

/** What is set on a line (the functions' pages, "Remarks"). */
export const lineSettingChecks: readonly Check[] = [
  onLine('lineSetLineDevStatus', ['lineGetLineDevStatus'], async (stages, bench) => {
    const slots = await stages.reach('line');
    const flag = oneOf(stages.capabilities.line?.settableDevStatus, 0, 0);
    if (flag === 0) return 'the capabilities call no flag settable: that nothing is done would not be seen';
    const reported = (stages.capabilities.line?.lineStates ?? 0) & (TOLD_BY[flag] ?? 0);
    bench.sync('lineSetStatusMessages', (p) => p.lineSetStatusMessages(slots.line, reported, 0));
    const was = (statusOf(bench, slots).devStatusFlags & flag) !== 0;
    const events = bench.witness.lines.get(slots.htLine)?.events ?? [];
    for (const on of [!was, was]) {
      const before = events.length;
      const request = bench.async('lineSetLineDevStatus', { scope: { line: slots.line } }, (p, id) =>
        p.lineSetLineDevStatus?.(id, slots.line, flag, on),
      );
      await done(bench, request, 'lineSetLineDevStatus');
      await bench.pass(0);
      const told = (statusOf(bench, slots).devStatusFlags & flag) !== 0;
      must(told === on, `LINEDEVSTATUS’s devStatusFlags has 0x${flag.toString(16)} ${told ? 'still' : 'not'}`);
      const changes = events.slice(before).filter(({ message }) => message === TAPI_MESSAGE.LINE_LINEDEVSTATE);
      must(
        reported === 0 || changes.some(({ param1 }) => (param1 & reported) !== 0),
        `no LINE_LINEDEVSTATE of 0x${reported.toString(16)} told of it`,
      );
    }
    return `LINEDEVSTATUS tells the flag 0x${flag.toString(16)}, on and off`;
  }),
  onLine('lineSetTerminal', ['lineGetLineDevStatus'], async (stages, bench) => {
    const slots = await stages.reach('line');
    const mode = oneOf(stages.capabilities.line?.terminals?.[0]?.termModes, 0, 0);
    if (mode === 0) return 'the capabilities name no terminal: that nothing is done would not be seen';
    const has = (): boolean => ((statusOf(bench, slots).terminalModes?.[0] ?? 0) & mode) !== 0;
    const was = has();
    for (const on of [!was, was]) {
      const request = bench.async('lineSetTerminal', { scope: { line: slots.line } }, (p, id) =>
        p.lineSetTerminal?.(id, slots.line, 0, 0, LINECALLSELECT.LINE, mode, 0, on),
      );
      await done(bench, request, 'lineSetTerminal');
      must(has() === on, `LINEDEVSTATUS’s terminalModes has 0x${mode.toString(16)} ${on ? 'not' : 'still'}`);
    }
    return 'LINEDEVSTATUS tells what goes to the terminal';
  }),
  onLine('lineSetCallHubTracking', ['lineGetCallHubTracking'], async (stages, bench) => {
    const { line } = await stages.reach('line');
    const availableTracking = stages.capabilities.line?.availableTracking ?? 0;
    const some = oneOf(availableTracking, 0, 0);
    if (some === 0) return 'the capabilities name no tracking: that nothing is done would not be seen';
    for (const currentTracking of [some, 0]) {
      const info = out<LineCallHubTrackingInfo | null>(null);
      succeeded(
        bench.sync('lineSetCallHubTracking', (p) =>
          p.lineSetCallHubTracking?.(line, { availableTracking, currentTracking }),
        ),
      );
      bench.sync('lineGetCallHubTracking', (p) => p.lineGetCallHubTracking?.(line, info));
      const told = info.value?.currentTracking;
      must(told === currentTracking, `lineGetCallHubTracking tells ${String(told)} in place of ${currentTracking}`);
    }
    return 'lineGetCallHubTracking tells it';
  }),
  onLine('lineConditionalMediaDetection', ['lineSetDefaultMediaDetection', 'lineAnswer'], async (stages, bench) => {
    const slots = await stages.reach('line');
    bench.sync('lineSetDefaultMediaDetection', (p) => p.lineSetDefaultMediaDetection(slots.line, 0));
    const modes = stages.capabilities.line?.mediaModes ?? mediaMode(stages.capabilities);
    succeeded(
      bench.sync('lineConditionalMediaDetection', (p) => p.lineConditionalMediaDetection?.(slots.line, modes, null)),
    );
    const { ring } = bench.world;
    reached(ring !== undefined, 'the subject has no `ring`, which lets a call come in');
    ring();
    const offered = (): boolean =>
      [...bench.witness.calls.values()].some(({ state }) => state === LINECALLSTATE.OFFERING);
    await bench.until(offered);
    must(offered(), 'no call was offered whose media mode is detected now');
    return 'calls of these media modes are announced';
  }),
  onLine('lineCompleteCall', ['lineUncompleteCall'], async (stages, bench) => {
    const slots = await stages.reach('unanswered');
    const before = statusOf(bench, slots).numCallCompletions;
    const completionId = await stages.completing(slots.call);
    const after = statusOf(bench, slots).numCallCompletions;
    const counted = before === undefined || after === before + 1;
    must(counted, `LINEDEVSTATUS’s numCallCompletions went from ${String(before)} to ${String(after)}`);
    await done(bench, uncompletes(bench, slots, completionId), 'lineUncompleteCall');
    return 'its completion id is one, which lineUncompleteCall takes';
  }),
  onLine('lineUncompleteCall', ['lineCompleteCall'], async (stages, bench) => {
    const slots = await stages.reach('completing');
    await bench.succeeds(uncompletes(bench, slots, slots.completionId), 'lineUncompleteCall');
    const again = uncompletes(bench, slots, slots.completionId);
    const result = again === undefined ? 0 : await bench.end(again);
    must(result !== 0, 'the request can be taken back again: it is there still');
    return `the request is gone: a second time ${resultName(result)}`;
  }),
];

function uncompletes(bench: Bench, { line }: Slots, completionId: number): TrackedRequest | undefined {
  return bench.async('lineUncompleteCall', { scope: { line } }, (p, id) =>
    p.lineUncompleteCall?.(id, line, completionId),
  );
}
