import { onPort } from '../paths/worker-port.js';
import { copyReader } from './copy-reader.js';
import { lineLoop, unstuffingLoop } from './loop-readers.js';
import type { Reader } from './reader.js';
import { jsReader, wasmReader } from './scanner-readers.js';
import { streamReader } from './stream-reader.js';
import { atTraffic, pduTraffic, stuffedTraffic } from './traffic.js';

/** One worker holds one reader, so that no candidate shares the engine's type feedback with another. */
const READERS: Record<string, () => Reader> = {
  'at-wasm': () => wasmReader(atTraffic()),
  'at-js': () => jsReader(atTraffic()),
  'at-loop': () => lineLoop(atTraffic()),
  'at-stream': () => streamReader(atTraffic()),
  'at-memcpy': () => copyReader(atTraffic()),
  'pdu-wasm': () => wasmReader(pduTraffic()),
  'pdu-loop': () => lineLoop(pduTraffic()),
  'pdu-memcpy': () => copyReader(pduTraffic()),
  'dle-wasm': () => wasmReader(stuffedTraffic()),
  'dle-loop': () => unstuffingLoop(stuffedTraffic()),
  'dle-memcpy': () => copyReader(stuffedTraffic()),
};

async function serve(port: MessagePort): Promise<void> {
  const make = READERS[self.name];
  if (make === undefined) throw new Error(`no reader is called ${self.name}`);
  const reader = make();
  const checksum = await reader.check();
  port.onmessage = ({ data }) => {
    void rate(reader, Number(data)).then((bytesPerSecond) => {
      port.postMessage({ rate: bytesPerSecond, checksum });
    });
  };
}

/** Bytes per second. */
async function rate(reader: Reader, forMs: number): Promise<number> {
  let bytes = 0;
  const startMs = performance.now();
  for (let nowMs = startMs; nowMs - startMs < forMs; nowMs = performance.now()) {
    const waiting = reader.run();
    if (waiting !== undefined) await waiting;
    bytes += reader.traffic.bytes;
  }
  return (bytes * 1000) / (performance.now() - startMs);
}

onPort((port) => {
  void serve(port);
});
