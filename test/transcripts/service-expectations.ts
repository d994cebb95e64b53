import { LINE_SERVICE, readService } from '../../src/tspi/line-services.js';
import type { TranscriptWorld } from './transcript-world.js';

/** What the answer in a block says; undefined before it is there. */
function answer(w: TranscriptWorld, name: string): unknown {
  const block = w.blocks.get(name);
  return block === undefined ? undefined : readService(block);
}

const failed = (w: TranscriptWorld, name: string): boolean => {
  const at = w.events.findIndex((event) => new RegExp(`^reply \\d+ ${name}`).test(event));
  if (at >= 0) w.events.splice(at, 1);
  return at >= 0;
};

/** What the network's answers and refusals mean, by the whole words of a transcript. */
export const serviceExpectations: Readonly<Record<string, (w: TranscriptWorld) => boolean>> = {
  'answer oper="Example Net"': (w) =>
    JSON.stringify(answer(w, 'network')) === '{"mode":"automatic","name":"Example Net"}',
  // Messages are not told yet: what came inside the answer is no part of it.
  'urc CMTI': (w) => !String(JSON.stringify(answer(w, 'network'))).includes('SM'),
  'urc CREG home': (w) => w.service?.network?.registration === 'home',
  'answer mode=2 stat=1': (w) => answer(w, 'registration') === 'home',
  'command timeout': (w) => failed(w, 'OPERATIONFAILED'),
  // By the marker that it sends.
  resync: (w) => w.provider.ports.every(({ inFlight }) => inFlight === 0),
  // The late answer is nobody's: that of the firmware stays empty.
  'synced dropped=1': (w) => answer(w, 'revision') === undefined,
  'forwarding unconditional voice=+15550100099': (w) =>
    JSON.stringify(answer(w, 'forwarding')) ===
    '{"reason":"unconditional","active":true,"number":"+15550100099","afterSeconds":null}',
  'waiting voice=on': (w) => answer(w, 'waiting') === true,
  'scan cancelled': (w) => w.blocks.get('scan')?.[0] === LINE_SERVICE.SCAN_NETWORKS && failed(w, 'USERCANCELLED'),
};
