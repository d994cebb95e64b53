import { LINECALLSTATE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { tspiFunctions } from '../../tspi/generated/functions.js';
import { resultName, SUCCESS, type Result } from '../../tspi/result.js';
import type { TspiMethodName } from '../../tspi/availability.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { invocations } from '../invocations/all.js';
import type { Invocation } from '../invocations/invocation.js';
import { must, reached } from '../outcome.js';
import type { Stages } from '../stages.js';
import type { TrackedCall } from '../tracked.js';
import { stateName } from '../transitions.js';

const { CONNECTED, DISCONNECTED, IDLE, OFFERING } = LINECALLSTATE;

/** The table's words for states: `onHoldPendingTransfer`, `any except idle, disconnected`. */
const WORDS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Object.entries(LINECALLSTATE).map(([name, value]) => [name.toLowerCase(), value])),
  onholdpendingtransfer: LINECALLSTATE.ONHOLDPENDTRANSFER,
  onholdpendingconference: LINECALLSTATE.ONHOLDPENDCONF,
};

/** The states in which a function may not be called, of those that the kit can bring about; of its first call, where it takes two. */
export function wrongStates(entryStates: (typeof tspiFunctions)[number]['entryStates']): readonly number[] {
  const words = Array.isArray(entryStates)
    ? (entryStates as readonly string[])
    : (Object.values(entryStates as Readonly<Record<string, readonly string[]>>)[0] ?? []);
  const bits = (texts: readonly string[]): number =>
    texts.reduce((set, text) => set | (WORDS[text.trim().toLowerCase()] ?? 0), 0);
  const text = words.join(',');
  const except = /^any except (.*)$/.exec(text)?.[1];
  const candidates = [IDLE, DISCONNECTED, OFFERING, CONNECTED];
  if (except !== undefined) return candidates.filter((state) => (state & bits(except.split(','))) !== 0);
  const allowed = bits(words);
  return allowed === 0 ? [] : candidates.filter((state) => (state & allowed) === 0);
}

/** What the subject's world would need to bring a state about; null when it can. */
function lacksFor(state: number, { world }: Bench): 'ring' | 'farEndHangsUp' | null {
  if (state === OFFERING && world.ring === undefined) return 'ring';
  return state === DISCONNECTED && world.farEndHangsUp === undefined ? 'farEndHangsUp' : null;
}

/** A call in one of the states that the kit can bring about. */
async function callIn(state: number, stages: Stages): Promise<TrackedCall | undefined> {
  const { witness } = stages.bench;
  const slots = await stages.reach(state === OFFERING ? 'offering' : 'connected');
  const call = witness.callOf(slots.call);
  if (call === undefined) return undefined;
  if (state === IDLE) await stages.ended(call, 'drop');
  if (state === DISCONNECTED) await stages.ended(call, 'far');
  return call;
}

/** What else such a call may be refused for: it is no conference, and it cannot be both of two calls. */
function otherwiseWrong({ name, handles }: Invocation): readonly Result[] {
  const two = handles.includes('call') && handles.includes('other');
  return [
    ...(name.includes('Conference') ? [LINEERR.INVALCONFCALLHANDLE] : []),
    ...(two ? [LINEERR.INVALCALLHANDLE, LINEERR.INVALCONSULTCALLHANDLE] : []),
  ];
}

function stateCheck(name: TspiMethodName, states: readonly number[]): Check {
  const invocation = invocations.find((one) => one.name === name);
  return {
    id: `states.${name}`,
    about: name,
    needs: [name],
    run: async (stages, bench) => {
      const tried: string[] = [];
      const left: string[] = [];
      for (const state of states) {
        const missing = lacksFor(state, bench);
        if (missing !== null) {
          left.push(`${stateName(state)} was not tried: the subject has no \`${missing}\``);
          continue;
        }
        const call = await callIn(state, stages);
        if (call === undefined || invocation === undefined) continue;
        const line = bench.witness.lines.get(call.htLine);
        const slots = await stages.reach('session');
        const hdCall = call.hdCall as typeof slots.call;
        const given = {
          ...slots,
          line: line?.hdLine as typeof slots.line,
          call: hdCall,
          other: hdCall,
          htLine: call.htLine,
        };
        const { result, request } = invocation.invoke(bench, given, stages.capabilities);
        const ended = request?.phase === 'out' ? await bench.end(request) : (request?.result ?? result ?? SUCCESS);
        must(
          ended === LINEERR.INVALCALLSTATE || otherwiseWrong(invocation).includes(ended),
          `in ${stateName(state)} it was answered with ${resultName(ended)} in place of INVALCALLSTATE`,
        );
        tried.push(stateName(state));
        if (line !== undefined) bench.closeLine(line);
        await bench.pass(10_000);
      }
      reached(tried.length > 0, 'the subject has no way to a state in which it may not be called');
      return [`${tried.join(', ')}: INVALCALLSTATE`, ...left].join('; ');
    },
  };
}

/** A function that is called in a state in which it may not be. */
export const stateChecks: readonly Check[] = tspiFunctions.flatMap(({ name, entryStates }) => {
  const states = wrongStates(entryStates);
  return states.length === 0 ? [] : [stateCheck(name as TspiMethodName, states)];
});
