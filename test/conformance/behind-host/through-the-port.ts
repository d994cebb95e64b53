import { expect } from 'vitest';
import { silentObserver } from '../../../src/client/silent-observer.js';
import { Tapi } from '../../../src/client/tapi.js';
import type { ApplicationCallInfo } from '../../../src/client/tapi-calls.js';
import { SampleProvider } from '../../../src/conformance/testing/sample-provider.js';
import { nullLog } from '../../../src/base/log.js';
import { seededRandom } from '../../../src/base/random.js';
import { LINECALLPRIVILEGE } from '../../../src/tspi/generated/constants.js';
import { out } from '../../../src/tspi/result.js';
import { compose } from '../../../src/worker/compose.js';
import type { Behind } from './behind.js';

/** A page that sets data of a call, writes into its own array, and goes on sending: the call’s data stays what it set, in the page’s own mirror too. */
export async function setsCallData({ scheduler, spoil }: Pick<Behind, 'scheduler' | 'spoil'>): Promise<void> {
  const test = (): SampleProvider => {
    const provider = new SampleProvider(scheduler);
    spoil(provider, { scheduler, random: seededRandom(1), log: nullLog });
    return provider;
  };
  const composition = await compose({ providers: ['test'] }, { scheduler, serial: undefined, providers: { test } });
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2);
  const page = new Tapi(port1, scheduler, () => undefined, silentObserver);
  // A message crosses in a turn of its own.
  const pass = async (ms: number): Promise<void> => {
    for (let turns = 0; turns < 10; turns++) await scheduler.advance(ms / 10);
  };
  try {
    await pass(10);
    const [line, call] = [out(0), out(0)];
    void page.lineOpen(0, line, 0x0002_0002, 0, LINECALLPRIVILEGE.OWNER, 4);
    await pass(10);
    expect(page.lineMakeCall(line.value, call, '100', 0, null)).toBeGreaterThan(0);
    await pass(5000);
    const data = Uint8Array.of(1, 2, 3, 4);
    expect(page.lineSetCallData(call.value, data)).toBeGreaterThan(0);
    data.fill(0xee);
    await pass(1000);
    // The memory of the message that brought it serves the next ones; LINE_CALLINFO brings the mirror up to date.
    for (let i = 0; i < 3; i++) {
      void page.lineSetAppSpecific(call.value, 0xeeee + i);
      await pass(10);
    }
    const info = out<ApplicationCallInfo | null>(null);
    expect(page.lineGetCallInfo(call.value, info)).toBe(0);
    expect([info.value?.appSpecific, info.value?.callData]).toEqual([0xeef0, Uint8Array.of(1, 2, 3, 4)]);
  } finally {
    page.lineShutdown();
    await composition.close();
  }
}
