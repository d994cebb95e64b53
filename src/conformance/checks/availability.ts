import { availability, type ProviderFunctions, type TspiMethodName } from '../../tspi/availability.js';
import { LINEERR, PHONEERR } from '../../tspi/generated/errors.js';
import { resultName } from '../../tspi/result.js';
import type { Check } from '../check.js';
import { invocations } from '../invocations/all.js';
import { must } from '../outcome.js';
import { NO_OBSERVABLE_EFFECT } from './no-effect.js';

/** What the bench calls itself, in each check. */
const OWN_CALLS = new Set<TspiMethodName>([
  'providerInit',
  'providerShutdown',
  'providerEnumDevices',
  'providerCreateLineDevice',
  'providerCreatePhoneDevice',
  'lineOpen',
  'lineClose',
  'lineCloseCall',
  'phoneOpen',
  'phoneClose',
]);

function isUnavailable(result: number | undefined | null): boolean {
  return result === undefined || result === LINEERR.OPERATIONUNAVAIL || result === PHONEERR.OPERATIONUNAVAIL;
}

const methods = Object.entries(availability)
  .filter(([, { kind }]) => kind === 'method')
  .map(([name]) => name as TspiMethodName);

/** Whether each function is what the provider's table says of it. */
export function availabilityChecks(functions: ProviderFunctions): readonly Check[] {
  return methods.map((method) => ({
    id: `availability.${method}`,
    about: method,
    needs: [],
    run: functions[method] === 'implemented' ? offered(method) : notOffered(method),
  }));
}

function offered(method: TspiMethodName): Check['run'] {
  const invocation = invocations.find(({ name }) => name === method);
  if (invocation === undefined) return ownCall(method);
  return async (stages, bench) => {
    must(typeof bench.provider[method] === 'function', 'the table calls it implemented; there is no such method');
    const slots = await stages.reach(invocation.stage);
    const { result, request } = invocation.invoke(bench, slots, stages.capabilities);
    const ended = request?.phase === 'out' || request?.phase === 'ended' ? await bench.end(request) : result;
    must(!isUnavailable(ended), 'the table calls it implemented; it answers OPERATIONUNAVAIL');
    const unseen = NO_OBSERVABLE_EFFECT[method];
    return `implemented: ${resultName(ended ?? 0)}${unseen === undefined ? '' : `; no effect to be seen: ${unseen}`}`;
  };
}

function ownCall(method: TspiMethodName): Check['run'] {
  return async (stages, bench) => {
    must(OWN_CALLS.has(method), 'the kit does not know how to call it');
    must(typeof bench.provider[method] === 'function', 'the table calls it implemented; there is no such method');
    if (method === 'phoneOpen' || method === 'phoneClose') {
      const { phone } = await stages.reach('phone');
      const open = bench.witness.phoneOf(phone);
      if (open !== undefined) bench.closePhone(open);
    } else if (method.startsWith('line')) bench.closeLine(stages.line());
    return 'implemented';
  };
}

function notOffered(method: TspiMethodName): Check['run'] {
  const invocation = invocations.find(({ name }) => name === method);
  return async (stages, bench) => {
    if (typeof bench.provider[method] !== 'function') return 'not offered: there is no such method';
    must(invocation !== undefined, 'the table calls it unavailable; the method is there');
    // Not in its own stage, which the provider may not be able to reach: a function that is not offered answers so anywhere.
    const slots =
      invocation.stage === 'phone' ? await stages.reach('phone') : await stages.reach(anywhere(invocation.handles));
    const { result, request } = invocation.invoke(bench, slots, stages.capabilities);
    const ended = request?.phase === 'out' || request?.phase === 'ended' ? await bench.end(request) : result;
    must(isUnavailable(ended), `the table calls it unavailable; it answers ${resultName(ended ?? 0)}`);
    return 'not offered: OPERATIONUNAVAIL';
  };
}

function anywhere(handles: readonly string[]): 'session' | 'line' | 'connected' {
  if (handles.includes('call') || handles.includes('other')) return 'connected';
  return handles.includes('line') ? 'line' : 'session';
}
