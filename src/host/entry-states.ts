import { LINECALLSTATE } from '../tspi/generated/constants.js';
import type { TspiFunction } from '../tspi/function-table.js';

const ANY = 0xffffffff;

const STATES: ReadonlyMap<string, number> = new Map<string, number>([
  ...Object.entries(LINECALLSTATE).map(([name, bit]): [string, number] => [name.toLowerCase(), bit]),
  ['onholdpendingconference', LINECALLSTATE.ONHOLDPENDCONF],
  ['onholdpendingtransfer', LINECALLSTATE.ONHOLDPENDTRANSFER],
]);

/**
 * The LINECALLSTATE bits in which a function may be called, of its call parameters in their order, as the documentation's table says. What the
 * documentation leaves open is left to the provider.
 */
export function entryStates({ entryStates: states, params }: TspiFunction): readonly number[] {
  const calls = params.filter((name) => name.startsWith('hd') && name.endsWith('Call'));
  return calls.map((name) => {
    const words = isList(states) ? states : (states[name] ?? []);
    return words.length === 0 ? ANY : words.reduce((mask, word) => (mask | maskOf(word)) >>> 0, 0);
  });
}

/** Stands for what is no state, so for a call that has none yet. */
const NO_STATE = 0x80000000;

/** Whether a call may be in the state that it is in; 0 = it has none yet. UNKNOWN may be any, so the provider tells. */
export function mayEnter(mask: number, state: number): boolean {
  return ((mask | LINECALLSTATE.UNKNOWN) & (state === 0 ? NO_STATE : state)) !== 0;
}

/** `connected`; `any except idle, disconnected`; words that name no state bind nothing. */
function maskOf(word: string): number {
  const except = /^any except (.*)$/.exec(word)?.[1];
  if (except !== undefined)
    return except.split(', ').reduce((mask, state) => (mask & ~(STATES.get(state.toLowerCase()) ?? 0)) >>> 0, ANY);
  if (word === 'or NULL') return 0;
  return STATES.get(word.toLowerCase()) ?? ANY;
}

function isList(states: TspiFunction['entryStates']): states is readonly string[] {
  return Array.isArray(states);
}
