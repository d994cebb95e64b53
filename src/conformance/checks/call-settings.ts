import { LINECALLINFOSTATE, LINECALLPARAMFLAGS, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { resultName, type HdCall, type RequestId, type Result } from '../../tspi/result.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import type { LineCallInfo } from '../../tspi/structures.js';
import type { TspiMethodName } from '../../tspi/availability.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import type { Capabilities } from '../invocations/capabilities.js';
import { must, reached } from '../outcome.js';
import { infoOf } from './effects.js';

/** How long a message may take that tells what was set, ms. */
const TOLD_WITHIN_MS = 5000;

/** Something to set on a call that it does not have yet. */
interface Setting {
  readonly value: number;
  /** Calls a synchronous function, or an asynchronous one. */
  readonly set: (provider: ServiceProvider, hdCall: HdCall, id: RequestId) => Result | undefined;
  /** How LINECALLINFO tells it. */
  readonly read: (info: LineCallInfo) => number | undefined;
}

/** The bits of a set, one by one. */
function bitsOf(set: number): number[] {
  return Array.from({ length: 32 }, (_, bit) => (1 << bit) >>> 0).filter((bit) => (set & bit) !== 0);
}

/**
 * What is set on a call is in its LINECALLINFO, and LINE_CALLINFO tells that it has changed (line-callinfo).
 * @param infoState - The LINECALLINFOSTATE bit; 0 = TAPI has none for it.
 * @param settings - What can be set that is not so yet; none where the line leaves no choice.
 */
function setting(
  name: TspiMethodName,
  asynchronous: boolean,
  infoState: number,
  settings: (info: LineCallInfo, caps: Capabilities) => readonly Setting[],
): Check {
  return {
    id: `value.${name}`,
    about: name,
    needs: [name],
    run: async (stages, bench) => {
      const slots = await stages.reach('connected');
      const call = bench.witness.callOf(slots.call);
      const info = infoOf(bench, slots.call);
      reached(call !== undefined && info !== null, 'there is no call that can be asked about');
      for (const one of settings(info, stages.capabilities)) {
        const before = call.events.length;
        const result = await resultOf(bench, name, asynchronous, slots.call, one);
        if (result === LINEERR.BEARERMODEUNAVAIL) continue;
        must(result === 0, `it ended with ${resultName(result)}`);
        const now = infoOf(bench, slots.call);
        const told = now === null ? undefined : one.read(now);
        must(told === one.value, `LINECALLINFO tells ${String(told)} in place of ${one.value}`);
        if (infoState === 0) return 'LINECALLINFO tells it';
        const isTold = (): boolean =>
          call.events
            .slice(before)
            .some(({ message, param1 }) => message === TAPI_MESSAGE.LINE_CALLINFO && (param1 & infoState) !== 0);
        await bench.until(isTold, TOLD_WITHIN_MS);
        must(isTold(), `no LINE_CALLINFO with bit 0x${infoState.toString(16)} told of it`);
        return 'LINECALLINFO has it, and LINE_CALLINFO tells it';
      }
      return 'the line leaves nothing to choose: that nothing is done would not be seen';
    },
  };
}

async function resultOf(
  bench: Bench,
  name: TspiMethodName,
  asynchronous: boolean,
  hdCall: HdCall,
  { set }: Setting,
): Promise<Result> {
  if (!asynchronous) return bench.sync(name, (p) => set(p, hdCall, 0 as RequestId)) ?? LINEERR.OPERATIONUNAVAIL;
  const request = bench.async(name, { scope: { calls: [hdCall] } }, (p, id) => set(p, hdCall, id));
  reached(request !== undefined, `there is no ${name}`);
  return bench.end(request);
}

const BLOCK = Uint8Array.of(5, 4, 3);
const sum = (block: Uint8Array | undefined): number => block?.reduce((all, byte) => all * 256 + byte, 0) ?? 0;

/** What is set on a call (the functions' pages, "Remarks"). */
export const callSettingChecks: readonly Check[] = [
  setting('lineSetAppSpecific', false, LINECALLINFOSTATE.APPSPECIFIC, () => [
    { value: 4711, set: (p, call) => p.lineSetAppSpecific(call, 4711), read: (info) => info.appSpecific },
  ]),
  setting('lineSetMediaMode', false, LINECALLINFOSTATE.MEDIAMODE, (info, { line }) =>
    bitsOf((line?.mediaModes ?? 0) & ~info.mediaMode).map((value) => ({
      value,
      set: (p, call) => p.lineSetMediaMode?.(call, value),
      read: ({ mediaMode }) => mediaMode,
    })),
  ),
  setting('lineSetCallData', true, LINECALLINFOSTATE.CALLDATA, () => [
    {
      value: sum(BLOCK),
      set: (p, call, id) => p.lineSetCallData?.(id, call, BLOCK.slice()),
      read: ({ callData }) => sum(callData),
    },
  ]),
  setting('lineSetCallParams', true, LINECALLINFOSTATE.BEARERMODE, (info, { line }) =>
    bitsOf((line?.bearerModes ?? 0) & ~info.bearerMode).map((value) => ({
      value,
      set: (p, call, id) => p.lineSetCallParams?.(id, call, value, 0, line?.maxRate ?? 0, null),
      read: ({ bearerMode }) => bearerMode,
    })),
  ),
  setting('lineSetCallTreatment', true, LINECALLINFOSTATE.TREATMENT, (info, { address }) =>
    (address?.callTreatments ?? [])
      .filter(({ callTreatmentId }) => callTreatmentId !== info.callTreatment)
      .map(({ callTreatmentId: value }) => ({
        value,
        set: (p, call, id) => p.lineSetCallTreatment?.(id, call, value),
        read: ({ callTreatment }) => callTreatment,
      })),
  ),
  setting('lineSecureCall', true, 0, () => [
    {
      value: LINECALLPARAMFLAGS.SECURE,
      set: (p, call, id) => p.lineSecureCall?.(id, call),
      read: ({ callParamFlags = 0 }) => callParamFlags & LINECALLPARAMFLAGS.SECURE,
    },
  ]),
];
