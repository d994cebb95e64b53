import { expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { ScriptedProvider } from '../host/testing/scripted-provider.js';
import { CarrierWriter } from '../protocol/carrier.js';
import { PROTOCOL_VERSION, requestIndex, ToWorker } from '../protocol/messages.js';
import { accepted } from '../tspi/result.js';
import { compose } from './compose.js';

/** A request of lineDevSpecific on line 1, with what stands for its block. */
const devSpecific = (id: number, block: number): number[] => [requestIndex('lineDevSpecific'), id, 1, 0, 0, block];

test('(e) a provider gets copies: neither the page nor another request holds the same memory', async () => {
  const scheduler = new SimulatedScheduler();
  const provider = new ScriptedProvider();
  const blocks: Uint8Array[] = [];
  provider.script.devSpecific = (id, block) => {
    blocks.push(block);
    return accepted(id);
  };
  const composition = await compose(
    { providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => provider } },
  );
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2);
  const page = new CarrierWriter(port1, () => undefined);
  page.record(ToWorker.HELLO, PROTOCOL_VERSION);
  page.record(ToWorker.REQUEST, requestIndex('lineOpen'), 1, 0, 1, 0x20002, 1, 0, 0, 0);
  const short = page.payload(Uint8Array.of(1));
  page.record(ToWorker.REQUEST, ...devSpecific(2, short));
  page.record(ToWorker.REQUEST, ...devSpecific(3, short));
  page.flush();
  // What the carrier itself would not send: memory that the page keeps, and one block for two requests.
  const shared = new Uint8Array(new SharedArrayBuffer(100)).fill(1);
  const twice = new Uint8Array(100).fill(1);
  const requests = [devSpecific(4, 1), devSpecific(5, 2), devSpecific(6, 2)];
  const cells = Int32Array.from(requests.flatMap((values) => [(values.length << 8) | ToWorker.REQUEST, ...values]));
  port1.postMessage({ cells, payloads: [shared, twice] });
  await scheduler.advance(1);
  shared.fill(9);
  blocks[0]?.fill(9);
  blocks[3]?.fill(9);
  expect(blocks.map(([first]) => first)).toEqual([9, 1, 1, 9, 1]);
  port1.close();
  await composition.close();
});
