/* eslint-disable @typescript-eslint/require-await -- the fake answers at once */
import { expect, it } from 'vitest';
import { traced } from './trace.js';
import { TransportError } from './transport.js';
import type { Transport, TransportSink } from './transport.js';

/** A transport that says the same bytes back. */
function echo(): Transport & { sink?: TransportSink } {
  return {
    state: 'closed',
    counters: { bytesIn: 0, bytesOut: 0, receiveErrors: { overrun: 0, framing: 0, parity: 0, break: 0 } },
    async open(options, sink) {
      if (options.baudRate === 0) throw new TransportError('failed', 'no such rate');
      this.sink = sink;
    },
    async write(bytes) {
      this.sink?.data(bytes);
    },
    getSignals: async () => ({ clearToSend: true, dataSetReady: true, dataCarrierDetect: false, ringIndicator: false }),
    setSignals: async () => {},
    close: async () => {},
  };
}

it('hears both directions and what happens to the port, in order, and changes nothing', async () => {
  const inner = echo();
  const heard: string[] = [];
  const received: Uint8Array[] = [];
  const transport = traced(inner, (direction, what) => heard.push(`${direction} ${String(what)}`));
  await transport.open(
    { baudRate: 9600 },
    {
      data: (bytes) => received.push(bytes),
      receiveError: () => heard.push('sink error'),
      lost: () => heard.push('sink lost'),
    },
  );
  const bytes = Uint8Array.of(65, 84);
  await transport.write(bytes);
  await transport.setSignals({ dataTerminalReady: false });
  inner.sink?.receiveError('parity');
  inner.sink?.lost('unplugged');
  await transport.close();
  expect(heard).toEqual([
    'note open 9600 none',
    'toModem 65,84',
    'fromModem 65,84',
    'note signals {"dataTerminalReady":false}',
    'note receive error: parity',
    'sink error',
    'note lost: unplugged',
    'sink lost',
    'note close',
  ]);
  expect(received[0]).toBe(bytes);
  expect(transport.state).toBe('closed');
  expect(transport.counters).toBe(inner.counters);
});

it('notes a refusal and passes it on', async () => {
  const heard: string[] = [];
  const transport = traced(echo(), (direction, what) => heard.push(`${direction} ${String(what)}`));
  const opening = transport.open({ baudRate: 0 }, { data: () => {}, receiveError: () => {}, lost: () => {} });
  await expect(opening).rejects.toMatchObject({ code: 'failed' });
  expect(heard).toEqual(['note open 0 none', 'note open 0 none: TransportError: no such rate']);
});

it('can be forgotten where what is under it can', async () => {
  const heard: string[] = [];
  const tap = (direction: string, what: unknown) => heard.push(`${direction} ${String(what)}`);
  expect('forget' in traced(echo(), tap)).toBe(false);
  await traced({ ...echo(), forget: async () => void heard.push('forgotten') }, tap).forget?.();
  expect(heard).toEqual(['note forget', 'forgotten']);
});
