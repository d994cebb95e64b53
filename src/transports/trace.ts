import type { Transport, TransportSink } from './transport.js';

/**
 * What a tap hears: bytes in either direction, in their order, and notes about the port (opened, lost, lines). The bytes are the very
 * ones that travel, unmasked: a tap that shows or keeps them must mask first, and must not change them.
 */
export type Tap = (...entry: ['toModem' | 'fromModem', Uint8Array] | ['note', string]) => void;

/**
 * The same transport with a listener on the wire. Bytes to the modem are heard when they are handed over, before they are taken;
 * bytes from it before the sink gets them.
 */
export function traced(transport: Transport, tap: Tap): Transport {
  const forget = transport.forget?.bind(transport);
  return {
    get state() {
      return transport.state;
    },
    get counters() {
      return transport.counters;
    },
    open: async (options, sink) => {
      await noted(tap, `open ${options.baudRate} ${options.flowControl ?? 'none'}`, () =>
        transport.open(options, tracedSink(sink, tap)),
      );
    },
    write: (bytes) => {
      tap('toModem', bytes);
      return transport.write(bytes);
    },
    getSignals: () => transport.getSignals(),
    setSignals: (signals) => noted(tap, `signals ${JSON.stringify(signals)}`, () => transport.setSignals(signals)),
    close: () => noted(tap, 'close', () => transport.close()),
    ...(forget === undefined ? {} : { forget: () => noted(tap, 'forget', forget) }),
  };
}

function tracedSink(sink: TransportSink, tap: Tap): TransportSink {
  return {
    data: (bytes) => {
      tap('fromModem', bytes);
      sink.data(bytes);
    },
    receiveError: (kind) => {
      tap('note', `receive error: ${kind}`);
      sink.receiveError(kind);
    },
    lost: (reason) => {
      tap('note', `lost: ${reason}`);
      sink.lost(reason);
    },
  };
}

/** Notes what is attempted and, where it is refused, why. */
async function noted(tap: Tap, what: string, work: () => Promise<void>): Promise<void> {
  tap('note', what);
  try {
    await work();
  } catch (error) {
    tap('note', `${what}: ${String(error)}`);
    throw error;
  }
}
