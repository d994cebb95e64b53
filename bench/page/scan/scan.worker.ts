import { onPort } from '../paths/worker-port.js';
import { copyReader } from './copy-reader.js';
import { loopReader } from './loop-readers.js';
import type { Reader } from './reader.js';
import { jsReader, wasmReader } from './scanner-readers.js';
import { streamReader } from './stream-reader.js';
import { atTraffic, pduTraffic, stuffedTraffic, type ModemTraffic } from './traffic.js';

/** One worker holds one reader, so that no candidate shares the engine's type feedback with another. */
const READERS: Record<string, (traffic: ModemTraffic) => Reader> = {
  wasm: wasmReader,
  js: jsReader,
  loop: loopReader,
  stream: streamReader,
  memcpy: copyReader,
};
const TRAFFIC: Record<string, () => ModemTraffic> = { at: atTraffic, pdu: pduTraffic, dle: stuffedTraffic };

async function serve(port: MessagePort): Promise<void> {
  const [kind = '', name = ''] = self.name.split('-');
  const traffic = TRAFFIC[kind]?.();
  if (traffic === undefined) throw new Error(`no traffic is called ${kind}`);
  const reader = READERS[name]?.(traffic);
  if (reader === undefined) throw new Error(`no reader is called ${name}`);
  const checksum = await reader.check(traffic.parts[0] ?? []);
  const measure = rateOf(reader, traffic);
  port.onmessage = ({ data }) => {
    void measure(Number(data)).then((rate) => {
      port.postMessage({ rate, checksum });
    });
  };
}

/** Measures bytes per second, going on where it stopped. */
function rateOf(reader: Reader, { parts, bytesPerPart }: ModemTraffic): (forMs: number) => Promise<number> {
  let next = 0;
  return async (forMs) => {
    let bytes = 0;
    const startMs = performance.now();
    for (let nowMs = startMs; nowMs - startMs < forMs; nowMs = performance.now()) {
      const waiting = reader.run(parts[next++ % parts.length] ?? []);
      if (waiting !== undefined) await waiting;
      bytes += bytesPerPart;
    }
    return (bytes * 1000) / (performance.now() - startMs);
  };
}

onPort((port) => {
  void serve(port);
});
