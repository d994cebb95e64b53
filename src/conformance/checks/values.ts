import { PHONEHOOKSWITCHMODE } from '../../tspi/generated/constants.js';
import { out, resultName, type Result } from '../../tspi/result.js';
import type { TspiMethodName } from '../../tspi/availability.js';
import type { LineAddressStatus, PhoneButtonInfo } from '../../tspi/structures.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { invocationOf } from '../invocations/all.js';
import { hookDevice, settableHook, usableLamp } from '../invocations/capabilities.js';
import type { Slots } from '../invocations/invocation.js';
import { must, reached } from '../outcome.js';
import type { Stages } from '../stages.js';
import { infoOf } from './effects.js';

/** What was set is what is told. */
function tells(
  name: TspiMethodName,
  reader: TspiMethodName,
  read: (bench: Bench, slots: Slots, stages: Stages) => [told: unknown, wanted: unknown],
): Check {
  return {
    id: `value.${name}`,
    about: name,
    needs: [name, reader],
    run: async (stages, bench) => {
      const slots = await stages.reach(invocationOf(name).stage);
      const { request } = invocationOf(name).invoke(bench, slots, stages.capabilities);
      reached(request !== undefined, `there is no ${name}`);
      const result = await bench.end(request);
      must(result === 0, `it ended with ${resultName(result)}`);
      const [told, wanted] = read(bench, slots, stages);
      must(told === wanted, `${reader} tells ${String(told)} in place of ${String(wanted)}`);
      return `${reader} tells it`;
    },
  };
}

/** Reads one number by a getter. */
function number(bench: Bench, name: TspiMethodName, read: (value: { value: number }) => Result | undefined): number {
  const value = out(NaN);
  bench.sync(name, () => read(value));
  return value.value;
}

/** A block that the caller goes on using, which must not change what the provider has. */
function copies(
  name: TspiMethodName,
  reader: TspiMethodName,
  stage: 'line' | 'connected' | 'phone' | 'session',
  set: (bench: Bench, slots: Slots, block: Uint8Array) => Promise<void> | void,
  get: (bench: Bench, slots: Slots) => Uint8Array | undefined,
  block: (bench: Bench, slots: Slots) => Uint8Array = () => Uint8Array.of(1, 2, 3, 4),
): Check {
  return {
    id: `inputs.${name}`,
    about: name,
    needs: [name, reader],
    run: async (stages, bench) => {
      const slots = await stages.reach(stage);
      const given = block(bench, slots);
      const before = [...given];
      await set(bench, slots, given);
      given.fill(0xee);
      await bench.pass(1000);
      const told = get(bench, slots);
      const kept = told?.subarray(0, before.length) ?? [];
      must(
        before.every((byte, index) => kept[index] === byte),
        'what was set changes with the caller’s array',
      );
      return 'copied';
    },
  };
}

const phoneData = (bench: Bench, { phone }: Slots): Uint8Array => {
  const data = out(new Uint8Array(0));
  bench.sync('phoneGetData', (p) => p.phoneGetData?.(phone, 0, data));
  return data.value;
};

/** What is set and can be asked for; and that it is the provider's own copy (synchronous-asynchronous-model). */
export const valueChecks: readonly Check[] = [
  tells('phoneSetLamp', 'phoneGetLamp', (bench, { phone }, { capabilities }) => {
    const [lamp, mode] = usableLamp(capabilities);
    return [number(bench, 'phoneGetLamp', (value) => bench.provider.phoneGetLamp?.(phone, lamp, value)), mode];
  }),
  tells('phoneSetRing', 'phoneGetRing', (bench, { phone }) => [
    number(bench, 'phoneGetRing', (mode) => bench.provider.phoneGetRing?.(phone, mode, out(0))),
    1,
  ]),
  tells('phoneSetVolume', 'phoneGetVolume', (bench, { phone }, { capabilities }) => {
    const dev = hookDevice(capabilities.phone?.volumeFlags);
    return [number(bench, 'phoneGetVolume', (value) => bench.provider.phoneGetVolume?.(phone, dev, value)), 0x7000];
  }),
  tells('phoneSetGain', 'phoneGetGain', (bench, { phone }, { capabilities }) => {
    const dev = hookDevice(capabilities.phone?.gainFlags);
    return [number(bench, 'phoneGetGain', (value) => bench.provider.phoneGetGain?.(phone, dev, value)), 0x6000];
  }),
  tells('phoneSetHookSwitch', 'phoneGetHookSwitch', (bench, { phone }, { capabilities }) => {
    const [dev, mode] = settableHook(capabilities);
    const off = number(bench, 'phoneGetHookSwitch', (value) => bench.provider.phoneGetHookSwitch?.(phone, value));
    return [(off & dev) !== 0, mode !== PHONEHOOKSWITCHMODE.ONHOOK];
  }),
  tells('phoneSetDisplay', 'phoneGetDisplay', (bench, { phone }) => {
    const display = out('');
    bench.sync('phoneGetDisplay', (p) => p.phoneGetDisplay?.(phone, display));
    return [display.value.slice(0, 3), 'kit'];
  }),
  tells('phoneSetButtonInfo', 'phoneGetButtonInfo', (bench, { phone }) => {
    const info = out<PhoneButtonInfo | null>(null);
    bench.sync('phoneGetButtonInfo', (p) => p.phoneGetButtonInfo?.(phone, 0, info));
    return [info.value?.buttonText, 'kit'];
  }),
  tells('lineForward', 'lineGetAddressStatus', (bench, { line }) => [forwardedTo(bench, line), bench.numbers.answers]),
  copies(
    'lineSetCallData',
    'lineGetCallInfo',
    'connected',
    async (bench, { call }, block) => {
      const request = bench.async('lineSetCallData', { scope: { calls: [call] } }, (p, id) =>
        p.lineSetCallData?.(id, call, block),
      );
      block.fill(0xee);
      await bench.succeeds(request, 'lineSetCallData');
    },
    (bench, { call }) => infoOf(bench, call)?.callData,
  ),
  copies(
    'lineSetDevConfig',
    'lineGetDevConfig',
    'session',
    (bench, { device }, block) => {
      const result = bench.sync('lineSetDevConfig', (p) => p.lineSetDevConfig?.(device, block, classOf(bench)));
      reached(result === 0, `lineSetDevConfig returned ${resultName(result ?? 0)}`);
    },
    configOf,
    (bench, slots) => configOf(bench, slots).slice(),
  ),
  copies(
    'phoneSetData',
    'phoneGetData',
    'phone',
    async (bench, { phone }, block) => {
      const request = bench.async('phoneSetData', { scope: { phone } }, (p, id) =>
        p.phoneSetData?.(id, phone, 0, block),
      );
      block.fill(0xee);
      await bench.succeeds(request, 'phoneSetData');
    },
    phoneData,
  ),
];

function classOf({ subject }: Bench): string {
  return subject.configClass ?? 'tapi/line';
}

function configOf(bench: Bench, { device }: Slots): Uint8Array {
  const config = out(new Uint8Array(0));
  bench.sync('lineGetDevConfig', (p) => p.lineGetDevConfig?.(device, config, classOf(bench)));
  return config.value;
}

function forwardedTo(bench: Bench, line: Slots['line']): string | undefined {
  const status = out<LineAddressStatus | null>(null);
  bench.sync('lineGetAddressStatus', (p) => p.lineGetAddressStatus(line, 0, status));
  return status.value?.forwards?.[0]?.destAddress;
}
