import type { TspiMethodName } from '../../tspi/availability.js';
import { ADDRESS_LIMIT, BLOCK_LIMIT, TEXT_LIMIT } from '../../tspi/limits.js';
import { resultName, SUCCESS } from '../../tspi/result.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import type { LineDevCaps } from '../../tspi/structures.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { invocationOf } from '../invocations/all.js';

/** The longest value that a host gives in one place (ServiceProvider): a text, or a block. */
type Longest = (caps: LineDevCaps | null) => string | Uint8Array;

const address: Longest = () => '5'.repeat(ADDRESS_LIMIT);
const text: Longest = () => '5'.repeat(TEXT_LIMIT);
const block: Longest = () => new Uint8Array(BLOCK_LIMIT);
const userUserInfo =
  (size: 'uuiAcceptSize' | 'uuiAnswerSize' | 'uuiDropSize' | 'uuiSendUserUserInfoSize'): Longest =>
  (caps) =>
    new Uint8Array(caps?.[size] ?? BLOCK_LIMIT);

/** The texts and blocks of each function that has some, by the position of the parameter. */
export const LONG: Partial<Record<TspiMethodName, Readonly<Record<number, Longest>>>> = {
  lineAccept: { 2: userUserInfo('uuiAcceptSize') },
  lineAnswer: { 2: userUserInfo('uuiAnswerSize') },
  lineBlindTransfer: { 2: address },
  lineDevSpecific: { 4: block },
  lineDevSpecificFeature: { 3: block },
  lineDial: { 2: address },
  lineDrop: { 2: userUserInfo('uuiDropSize') },
  lineGatherDigits: { 5: text },
  lineGenerateDigits: { 3: address },
  lineGetAddressID: { 3: address },
  lineGetDevConfig: { 2: text },
  lineGetID: { 5: text },
  lineGetIcon: { 1: text },
  lineMakeCall: { 4: address },
  linePark: { 3: address },
  linePickup: { 5: address, 6: address },
  lineRedirect: { 2: address },
  lineSendUserUserInfo: { 2: userUserInfo('uuiSendUserUserInfoSize') },
  lineSetCallData: { 2: block },
  lineSetDevConfig: { 1: block, 2: text },
  lineUnpark: { 5: address },
  phoneDevSpecific: { 2: block },
  phoneGetID: { 2: text },
  phoneGetIcon: { 1: text },
  phoneSetData: { 3: block },
  phoneSetDisplay: { 4: text },
};

/** From now on the bench calls one function with another value in one place. */
function stretches(bench: Bench, name: TspiMethodName, at: number, value: string | Uint8Array): void {
  const { provider } = bench;
  const stretched = new Proxy(provider, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => Reflect.apply(member, target, key === name ? args.with(at, value) : args);
    },
  });
  Object.defineProperty(bench, 'provider', { get: (): ServiceProvider => stretched, configurable: true });
}

/** The longest text or block that a host gives: the request ends. That nothing throws, and that an error is one of the function's, the rules of every moment judge. */
export const sizeChecks: readonly Check[] = Object.entries(LONG).map(([key, places]): Check => {
  const name = key as TspiMethodName;
  const invocation = invocationOf(name);
  return {
    id: `sizes.${name}`,
    about: name,
    needs: [name],
    run: async (stages, bench) => {
      const seen: string[] = [];
      for (const [at, longest] of Object.entries(places)) {
        const slots = await stages.reach(invocation.stage);
        const value = longest(stages.capabilities.line ?? null);
        stretches(bench, name, Number(at), value);
        const { result, request } = invocation.invoke(bench, slots, stages.capabilities);
        const ended = request?.phase === 'out' ? await bench.end(request) : (request?.result ?? result ?? SUCCESS);
        Reflect.deleteProperty(bench, 'provider');
        seen.push(`${value.length}: ${resultName(ended)}`);
        for (const line of bench.witness.lines.values()) if (!line.closed) bench.closeLine(line);
        for (const phone of bench.witness.phones.values()) if (!phone.closed) bench.closePhone(phone);
      }
      return seen.join(', ');
    },
  };
});
