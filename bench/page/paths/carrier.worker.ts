import { CarrierWriter, RecordReader } from '../../../src/protocol/carrier.js';
import { onPort } from './worker-port.js';

onPort((port) => {
  const writer = new CarrierWriter(port, queueMicrotask.bind(globalThis));
  const reader = new RecordReader(writer);
  port.onmessage = ({ data }) => {
    if (!reader.begin(data)) throw new Error('the page sent no message of the carrier');
    while (reader.next()) writer.record(reader.kind, reader.int(0), reader.int(1));
  };
});
