import type { TspiMethodName } from '../../tspi/availability.js';
import { LINECALLSTATE } from '../../tspi/generated/constants.js';
import {
  out,
  resultName,
  type HdCall,
  type HdLine,
  type HdPhone,
  type HtLine,
  type HtPhone,
  type Result,
} from '../../tspi/result.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { invocations } from '../invocations/all.js';
import type { HandleSlot, Invocation, Slots } from '../invocations/invocation.js';
import { must } from '../outcome.js';
import type { Stages } from '../stages.js';

/** Nobody's handle, and no device's id. */
const FOREIGN = 0x0fff_fff1;

interface BadHandle {
  readonly kind: string;
  readonly value: number;
}

/** Handles that are wrong in a slot: none, nobody's, one of another kind, one that was closed. */
function badHandles(slot: HandleSlot, nullable: boolean, slots: Slots, stale: number): BadHandle[] {
  const own = new Set<number>([slots[slot], slots.call, slots.other]);
  const wrongKind = slot === 'line' || slot === 'phone' ? slots.call : slots.line;
  const isDevice = slot === 'device' || slot === 'phoneDevice';
  return [
    ...(nullable || isDevice ? [] : [{ kind: 'null', value: 0 }]),
    { kind: 'foreign', value: FOREIGN },
    ...(isDevice || own.has(stale) || stale === 0 ? [] : [{ kind: 'stale', value: stale }]),
    // Kinds may be numbered alike: then the value is a good handle of this kind too.
    ...(isDevice || wrongKind === 0 || own.has(wrongKind) ? [] : [{ kind: 'wrong kind', value: wrongKind }]),
  ];
}

/** Makes and closes what leaves a stale handle. */
async function staleHandle(stages: Stages, bench: Bench, slot: HandleSlot): Promise<number> {
  if (slot === 'phone') {
    const { phone } = await stages.reach('phone');
    const open = bench.witness.phoneOf(phone);
    if (open !== undefined) bench.closePhone(open);
    return phone;
  }
  if (slot === 'device' || slot === 'phoneDevice') return 0;
  if (slot === 'line') {
    const line = stages.line();
    bench.closeLine(line);
    return line.hdLine;
  }
  const slots = await stages.reach('connected');
  const call = bench.witness.callOf(slots.call);
  if (call !== undefined) {
    await stages.ended(call, 'drop');
    bench.closeCall(call);
  }
  const line = bench.witness.lineOf(slots.line);
  if (line !== undefined) bench.closeLine(line);
  return slots.call;
}

function withHandle(slots: Slots, slot: HandleSlot, value: number): Slots {
  return { ...slots, [slot]: value as HdCall & HdLine & HdPhone };
}

/** Whether a handle of the provider’s own that was closed has been given out again meanwhile. */
function isOpenAgain(bench: Bench, slot: HandleSlot, value: number): boolean {
  if (slot === 'line') return bench.witness.lineOf(value as HdLine) !== undefined;
  if (slot === 'phone') return bench.witness.phoneOf(value as HdPhone) !== undefined;
  return bench.witness.callOf(value as HdCall) !== undefined;
}

function handleCheck(invocation: Invocation): Check {
  const { name, handles, nullable } = invocation;
  return {
    id: `handles.${name}`,
    about: name,
    needs: [name],
    run: async (stages, bench) => {
      const tried = new Set<string>();
      for (const slot of handles) {
        const stale = await staleHandle(stages, bench, slot);
        const slots = await stages.reach(safeStage(invocation));
        for (const { kind, value } of badHandles(slot, nullable.includes(slot), slots, stale)) {
          if (kind !== 'null' && isOpenAgain(bench, slot, value)) continue;
          const { result, request } = invocation.invoke(bench, withHandle(slots, slot, value), stages.capabilities);
          const ended: Result | undefined =
            request?.phase === 'out' ? await bench.end(request) : (request?.result ?? result);
          must((ended ?? -1) < 0, `a ${kind} handle for ${slot} was answered with ${resultName(ended ?? 0)}`);
          tried.add(kind);
        }
        closeAll(bench);
      }
      return `${[...tried].join(', ')}: refused`;
    },
  };
}

/** What was open may stand in the way of the next slot. */
function closeAll(bench: Bench): void {
  for (const line of bench.witness.lines.values()) if (!line.closed) bench.closeLine(line);
  for (const phone of bench.witness.phones.values()) if (!phone.closed) bench.closePhone(phone);
}

/** The least that gives good values for all other slots: where a handle is bad, nothing may depend on the state. */
function safeStage({ handles, stage }: Invocation): Invocation['stage'] {
  if (stage === 'phone' || stage === 'session') return stage;
  return handles.includes('call') || handles.includes('other') ? 'connected' : 'line';
}

/** What the bench calls itself elsewhere, with a handle or device id that is none. */
const others: readonly { readonly name: TspiMethodName; readonly call: (bench: Bench) => Result | undefined }[] = [
  {
    name: 'lineOpen',
    call: (b) =>
      b.sync('lineOpen', (p) => p.lineOpen(FOREIGN, b.witness.handle() as HtLine, out<HdLine | 0>(0), b.version)),
  },
  {
    name: 'phoneOpen',
    call: (b) =>
      b.sync('phoneOpen', (p) => p.phoneOpen?.(FOREIGN, b.witness.handle() as HtPhone, out<HdPhone | 0>(0), b.version)),
  },
  { name: 'lineClose', call: (b) => b.sync('lineClose', (p) => p.lineClose(FOREIGN as HdLine)) },
  { name: 'phoneClose', call: (b) => b.sync('phoneClose', (p) => p.phoneClose?.(FOREIGN as HdPhone)) },
];

/** Handles that are none: each function refuses them, at once or in its completion. */
export const handleChecks: readonly Check[] = [
  ...invocations.filter(({ handles }) => handles.length > 0).map(handleCheck),
  ...others.map(({ name, call }): Check => ({
    id: `handles.${name}`,
    about: name,
    needs: [name],
    run: (_, bench) => {
      const result = call(bench);
      must((result ?? 0) < 0, `a foreign handle was answered with ${resultName(result ?? 0)}`);
      return 'foreign: refused';
    },
  })),
  {
    id: 'handles.lineCloseCall',
    about: 'lineCloseCall',
    needs: ['lineCloseCall'],
    run: async (stages, bench) => {
      const slots = await stages.reach('connected');
      const result = bench.sync('lineCloseCall', (p) => p.lineCloseCall(FOREIGN as HdCall));
      must((result ?? 1) <= 0, `a foreign handle was answered with ${resultName(result ?? 0)}`);
      const call = bench.witness.callOf(slots.call);
      await bench.pass(1000);
      must(call?.state === LINECALLSTATE.CONNECTED, 'closing a foreign handle changed another call');
      return 'foreign: without effect';
    },
  },
];
