import { CarrierWriter, RecordReader } from '../../../src/protocol/carrier.js';
import type { Echo } from '../echo.js';
import { Waiting } from './waiting.js';
import { portTo } from './worker-port.js';

/** The product's carrier alone: one record of two integers for each call and each answer. */
export function connectCarrier(): Promise<Echo> {
  const port = portTo(new Worker(new URL('./carrier.worker.ts', import.meta.url), { type: 'module' }));
  const writer = new CarrierWriter(port, queueMicrotask.bind(globalThis));
  const reader = new RecordReader(writer);
  const waiting = new Waiting();
  port.onmessage = ({ data }) => {
    if (!reader.begin(data)) throw new Error('the loop-back sent no message of the carrier');
    while (reader.next()) waiting.settle(reader.int(0), reader.int(1));
  };
  return Promise.resolve(
    (value) =>
      new Promise((resolve) => {
        writer.record(1, waiting.add(resolve), value);
      }),
  );
}
