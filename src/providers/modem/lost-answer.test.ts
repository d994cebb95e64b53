import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.js';
import type { AnalogName } from '../../simulator/modem-names.js';
import { Simulator } from '../../simulator/simulator.js';
import { ProviderWorld } from './testing/provider-world.js';

const voiceModems: readonly AnalogName[] = ['emulated-voice', 'conexant-cx93010', 'usr-5637'];

test.each(voiceModems)(
  'a caller whose answering is not confirmed by %s is talked to, and not cut off',
  async (name) => {
    const w = new ProviderWorld();
    const simulator = new Simulator({ scheduler: w.scheduler, random: seededRandom(1) });
    const modem = simulator.createModem({ name: 'A', number: '2025550111', profile: name });
    const added = w.provider.addPort({
      key: 'port',
      kind: 'serial',
      label: 'Port',
      permanentLineId: 5,
      transport: modem,
    });
    const progress = { settled: false };
    void added.finally(() => (progress.settled = true));
    while (!progress.settled) await w.scheduler.advance(100);
    w.open();
    await w.scheduler.advance(2000);
    const nothing = (): void => undefined;
    const caller = simulator.network.connect(
      { number: '5550177', presentation: 'allowed' },
      {
        dialtone: nothing,
        ringback: nothing,
        busy: nothing,
        congestion: nothing,
        answered: nothing,
        carrier: nothing,
        released: nothing,
        ring: nothing,
        ringStopped: nothing,
        dtmf: nothing,
        data: nothing,
      },
    );
    caller.offHook();
    caller.dial('2025550111');
    await w.scheduler.advance(8000);
    const call = w.announced.at(-1)!;
    modem.play([{ when: { command: 'A' }, faults: { dropResults: 1 } }]);
    w.events.length = 0;
    w.answer(call);
    await w.scheduler.advance(120_000);
    expect(w.stateOf(call)).toBe('CONNECTED');
    expect(w.events.filter((event) => event.startsWith('reply'))).toEqual([
      expect.stringMatching(/OPERATIONFAILED unknown$/),
    ]);
  },
);
