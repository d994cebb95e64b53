import { CarrierWriter, RecordReader } from '../../../src/protocol/carrier.js';
import { ToPage, ToWorker } from '../../../src/protocol/messages.js';
import { TAPI_MESSAGE } from '../../../src/tspi/generated/constants.js';
import { onPort } from '../paths/worker-port.js';
import { COMPLETIONS } from './burst.js';

onPort((port) => {
  const writer = new CarrierWriter(port, queueMicrotask.bind(globalThis));
  const reader = new RecordReader();
  port.onmessage = ({ data }) => {
    if (!reader.begin(data)) throw new Error('the page sent no message of the carrier');
    while (reader.next()) {
      if (reader.kind !== ToWorker.REQUEST) continue;
      for (let id = 1; id <= COMPLETIONS; id++) writer.record(ToPage.MESSAGE, TAPI_MESSAGE.LINE_REPLY, 0, id, 0, 0);
      writer.record(ToPage.RETURNED, reader.int(1), 0, 0);
    }
  };
});
