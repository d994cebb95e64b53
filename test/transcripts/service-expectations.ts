import { LINE_SERVICE, readService } from '../../src/tspi/line-services.js';
import type { TranscriptWorld } from './transcript-world.js';

/** What the answer in a block says; undefined before it is there. */
function answer(w: TranscriptWorld, name: string): unknown {
  const block = w.blocks.get(name);
  return block === undefined ? undefined : readService(block);
}

/** What finds the place in the stream again. */
const MARKER = '\x1b\x10\x03ATS3?';

const failed = (w: TranscriptWorld, name: string): boolean => {
  const at = w.events.findIndex((event) => new RegExp(`^reply \\d+ ${name}`).test(event));
  if (at >= 0) w.events.splice(at, 1);
  return at >= 0;
};

/** What the network's answers and refusals mean, by the whole words of a transcript. */
export const serviceExpectations: Readonly<Record<string, (w: TranscriptWorld) => boolean>> = {
  'answer oper="Example Net"': (w) =>
    JSON.stringify(answer(w, 'network')) === '{"mode":"automatic","name":"Example Net"}',
  // No page is told of messages: that it came unasked, and not with the answer around it, is noted for a technician.
  'urc CMTI': (w) => w.logged.includes('modem.unasked +CMTI:'),
  'urc CREG home': (w) => w.logged.includes('modem.unasked +CREG:') && w.service?.network?.registration === 'home',
  'answer mode=2 stat=1': (w) => answer(w, 'registration') === 'home',
  'command timeout': (w) => failed(w, 'OPERATIONFAILED'),
  // The marker is out, and nothing else before its answer.
  resync: (w) => w.cell.sent.at(-1) === MARKER && w.provider.ports.every(({ inFlight }) => inFlight === 0),
  // One marker was enough; the late answer is that of no question, and neither it nor the marker's has come out as something unasked.
  'synced dropped=1': (w) =>
    w.cell.sent.filter((line) => line === MARKER).length === 1 &&
    answer(w, 'revision') === undefined &&
    !w.logged.includes('modem.unasked '),
  'forwarding unconditional voice=+15550100099': (w) =>
    JSON.stringify(answer(w, 'forwarding')) ===
    '{"reason":"unconditional","active":true,"number":"+15550100099","afterSeconds":null}',
  'waiting voice=on': (w) => answer(w, 'waiting') === true,
  'scan cancelled': (w) => w.blocks.get('scan')?.[0] === LINE_SERVICE.SCAN_NETWORKS && failed(w, 'USERCANCELLED'),
};
