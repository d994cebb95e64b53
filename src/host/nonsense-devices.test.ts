import { beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { createCore } from '../core/create-core.js';
import { SUCCESS, type Out, type Result } from '../tspi/result.js';
import type { LineService } from '../tspi/structures.js';
import { Host, HostError } from './host.js';
import { NO_NUMBERS } from './testing/no-numbers.js';
import { WholeProvider } from './testing/whole-provider.js';
import { WholeWorld } from './testing/whole-world.js';
import { RecordingSink } from './testing/world.js';

let world: WholeWorld;

beforeEach(async () => {
  world = await WholeWorld.make();
});

const nonsense = NO_NUMBERS as unknown[] as number[];

describe('devices', () => {
  /** A host with a provider that is right but for what `spoil` changes. */
  async function started(spoil: (provider: WholeProvider) => void): Promise<Host> {
    const provider = new WholeProvider();
    spoil(provider);
    const host = new Host({ core: await createCore({ forceJs: true }), scheduler: new SimulatedScheduler() });
    host.addProvider(provider);
    return host;
  }

  test.each([...NO_NUMBERS.filter((bad) => bad !== undefined), -1, 4097, 1e9])(
    'a provider that has %s of them is not started',
    async (count) => {
      for (const which of ['lines', 'phones'] as const)
        await expect(started((provider) => (provider[which] = count as number))).rejects.toThrow(HostError);
    },
  );

  test.each([...NO_NUMBERS, 0, 0x0004_0000])('with version %s are none', async (version) => {
    const negotiates = (_id: number, _low: number, high: number, holder: Out<unknown>): Result => {
      holder.value = version;
      // The session's own version is right.
      if (_id === 0xffff_ffff || _id === -1) holder.value = high;
      return SUCCESS;
    };
    const host = await started((provider) => {
      provider.phoneNegotiateTSPIVersion = negotiates;
      provider.lineNegotiateTSPIVersion = negotiates;
    });
    expect([[...host.devices], host.phones.devices.size]).toEqual([[], 0]);
    expect(host.counters.badValues).toBe(2);
  });

  const right = new WholeProvider();
  const phone: Out<object | null> = { value: null };
  const line: Out<object | null> = { value: null };
  right.phoneGetDevCaps(0, 0, 0, phone as never);
  right.lineGetDevCaps(0, 0, 0, line as never);
  const spoiled = (caps: object | null): unknown[] => [
    null,
    'text',
    {},
    ...Object.keys(caps ?? {}).map((name) => ({ ...caps, [name]: Symbol(name) })),
  ];
  test('that do not say what they can do are none', async () => {
    for (const caps of spoiled(phone.value)) {
      const host = await started((provider) => {
        provider.phoneGetDevCaps = (_d, _v, _e, holder) => ((holder.value = caps as never), SUCCESS);
      });
      expect([[...host.devices].length, host.phones.devices.size, host.counters.badValues]).toEqual([1, 0, 1]);
    }
    for (const caps of spoiled(line.value)) {
      const host = await started((provider) => {
        provider.lineGetDevCaps = (_d, _v, _e, holder) => ((holder.value = caps as never), SUCCESS);
      });
      expect([[...host.devices].length, host.phones.devices.size, host.counters.badValues]).toEqual([0, 1, 1]);
    }
  });

  test('whose service is none keep the one that was told last', async () => {
    const { host, provider, scheduler } = world;
    provider.host.lineService(0, { state: 'ready', reason: 'none' });
    const bad = [
      null,
      5,
      'ready',
      {},
      { state: 'ready' },
      { state: 'dancing', reason: 'none' },
      { state: 'ready', reason: () => 1 },
    ];
    for (const service of bad) provider.host.lineService(0, service as LineService);
    for (const id of nonsense) provider.host.lineService(id, { state: 'lost', reason: 'none' });
    await scheduler.advance(0);
    expect(host.device(0)?.service).toEqual({ state: 'ready', reason: 'none' });
    expect(host.counters.badValues).toBe(bad.length + nonsense.length);
  });

  test('that appear and go under ids that are none change nothing', async () => {
    const { host, provider, scheduler } = world;
    const sink = new RecordingSink();
    host.attach(sink);
    for (const id of nonsense) {
      provider.host.lineRemove(id);
      provider.host.phoneRemove(id);
    }
    await scheduler.advance(0);
    expect([[...host.devices].length, host.phones.devices.size]).toEqual([1, 1]);
  });
});
