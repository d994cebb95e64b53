import { describe, expect, it } from 'vitest';
import type { TransportSink } from './transport.js';
import { FakeSerialPort, error } from './testing/fake-serial-port.js';
import { webSerialTransport } from './web-serial.js';

const options = { baudRate: 115200 } as const;
/** Lets promise reactions and posted stream work run. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** The fake has every member that the transport uses. */
const transportOn = (port: unknown) => webSerialTransport(port as SerialPort);

/** A sink that keeps what it heard, in order. */
function listen() {
  const heard: string[] = [];
  const sink: TransportSink = {
    data: (bytes) => heard.push(`data ${[...bytes].join(' ')}`),
    receiveError: (kind) => heard.push(kind),
    lost: (reason) => heard.push(`lost ${reason}`),
  };
  return { heard, sink };
}

async function opened() {
  const port = new FakeSerialPort();
  const transport = transportOn(port);
  const { heard, sink } = listen();
  await transport.open(options, sink);
  return { port, transport, heard, sink };
}

describe('opening', () => {
  it('asks for a large buffer, passes flow control on and raises the lines', async () => {
    const port = new FakeSerialPort();
    await transportOn(port).open({ baudRate: 9600, flowControl: 'hardware' }, listen().sink);
    expect(port.openedWith).toEqual({ baudRate: 9600, flowControl: 'hardware', bufferSize: 65536 });
    expect(port.signals).toEqual([{ dataTerminalReady: true }]);
    expect((await opened()).port.signals).toEqual([{ dataTerminalReady: true, requestToSend: true }]);
  });

  it('does not need control lines', async () => {
    const port = new FakeSerialPort();
    port.signalError = error('NetworkError');
    const transport = transportOn(port);
    await transport.open(options, listen().sink);
    expect(transport.state).toBe('open');
    await expect(transport.getSignals()).rejects.toMatchObject({ code: 'unsupported' });
    await expect(transport.setSignals({ break: true })).rejects.toMatchObject({ code: 'unsupported' });
    expect(transport.state).toBe('open');
  });

  it.each([
    ['InvalidStateError', true, 'busy'],
    ['NetworkError', true, 'busy'],
    ['NetworkError', false, 'gone'],
    ['SecurityError', true, 'failed'],
  ])('%s with connected %s is %s, and leaves the port alone', async (name, connected, code) => {
    const port = new FakeSerialPort();
    port.openError = error(name);
    port.connected = connected;
    const transport = transportOn(port);
    await expect(transport.open(options, listen().sink)).rejects.toMatchObject({ code, cause: port.openError });
    expect(transport.state).toBe('closed');
    await transport.close();
    expect(port.closings).toBe(0);
  });

  it('is refused while it is open', async () => {
    const { transport, sink } = await opened();
    await expect(transport.open(options, sink)).rejects.toMatchObject({ code: 'busy' });
    expect(transport.state).toBe('open');
  });

  it('waits for a close under way', async () => {
    const { port, transport, heard, sink } = await opened();
    void transport.close();
    await transport.open(options, sink);
    expect(transport.state).toBe('open');
    port.send(7);
    await settle();
    expect(heard).toEqual(['data 7']);
  });

  it('delivers nothing before it has resolved', async () => {
    const port = new FakeSerialPort();
    const { heard, sink } = listen();
    const open = port.open.bind(port);
    port.open = async (how) => {
      await open(how);
      port.send(1);
    };
    const transport = transportOn(port);
    await transport.open(options, { ...sink, data: () => heard.push('data') }).then(() => heard.push('opened'));
    await settle();
    expect(heard).toEqual(['opened', 'data']);
  });
});

describe('receiving', () => {
  it('survives and counts receive errors', async () => {
    const { port, transport, heard } = await opened();
    port.send(1);
    await settle();
    for (const name of ['BreakError', 'FramingError', 'ParityError', 'BufferOverrunError']) {
      port.failReading(name);
      await settle();
    }
    port.send(2, 3);
    await settle();
    expect(heard).toEqual(['data 1', 'break', 'framing', 'parity', 'overrun', 'data 2 3']);
    expect(transport.counters.receiveErrors).toEqual({ break: 1, framing: 1, parity: 1, overrun: 1 });
    expect(transport.counters.bytesIn).toBe(3);
  });

  it.each([
    ['NetworkError', 'unplugged'],
    ['UnknownError', 'failed'],
  ])('loses the port once on %s', async (name, reason) => {
    const { port, transport, heard } = await opened();
    port.failReading(name);
    await settle();
    port.connected = false;
    port.dispatchEvent(new Event('disconnect'));
    await settle();
    expect(heard).toEqual([`lost ${reason}`]);
    expect(transport.state).toBe('closed');
    expect(port.readable ?? port.writable).toBeNull();
  });

  it('loses the port on the disconnect event alone, with a read pending', async () => {
    const { port, transport, heard } = await opened();
    port.connected = false;
    port.dispatchEvent(new Event('disconnect'));
    expect(heard).toEqual(['lost unplugged']);
    await transport.close();
    expect(port.readable ?? port.writable).toBeNull();
    await expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code: 'gone' });
  });

  it('does not take a fault of the sink for a fault of the device', async () => {
    const port = new FakeSerialPort();
    const transport = transportOn(port);
    const thrown: unknown[] = [];
    const catcher = (fault: unknown) => thrown.push(fault);
    process.prependOnceListener('uncaughtException', catcher);
    const { sink } = listen();
    const fault = new Error('fault of the sink');
    const faulty = () => {
      throw fault;
    };
    await transport.open(options, { ...sink, data: faulty });
    const others = process.listeners('uncaughtException').filter((listener) => listener !== catcher);
    for (const other of others) process.off('uncaughtException', other);
    port.send(1);
    await settle();
    for (const other of others) process.on('uncaughtException', other);
    expect(thrown).toEqual([fault]);
    expect(transport.state).toBe('open');
  });
});

describe('writing', () => {
  it('keeps the order and counts', async () => {
    const { port, transport } = await opened();
    await Promise.all([1, 2, 3].map((byte) => transport.write(Uint8Array.of(byte))));
    await transport.write(new Uint8Array(0));
    expect(port.written).toEqual([1, 2, 3]);
    expect(transport.counters.bytesOut).toBe(3);
  });

  it.each([
    ['NetworkError', 'gone', 'lost unplugged'],
    ['UnknownError', 'failed', 'lost failed'],
  ])('%s is %s and loses the port', async (name, code, said) => {
    const { port, transport, heard } = await opened();
    port.failWriting(name);
    await expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code });
    expect(heard).toEqual([said]);
    await expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code });
  });
});

describe('closing', () => {
  it('is harmless when nothing is open', async () => {
    const transport = transportOn(new FakeSerialPort());
    await transport.close();
    expect(transport.state).toBe('closed');
    await expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code: 'closed' });
    await expect(transport.getSignals()).rejects.toMatchObject({ code: 'closed' });
  });

  it('takes back an opening', async () => {
    const port = new FakeSerialPort();
    let letOpen = () => {};
    port.openGate = new Promise((resolve) => (letOpen = resolve));
    const transport = transportOn(port);
    const opening = expect(transport.open(options, listen().sink)).rejects.toMatchObject({ code: 'closed' });
    await settle();
    const closing = transport.close();
    expect(transport.state).toBe('closing');
    letOpen();
    await Promise.all([opening, closing]);
    expect(transport.state).toBe('closed');
    expect(port.readable).toBeNull();
  });

  it('lets go of a port with a read and a write pending, and the sink hears nothing more', async () => {
    const { port, transport, heard } = await opened();
    port.blocked = true;
    const write = expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code: 'closed' });
    await settle();
    const closing = transport.close();
    port.send(1);
    await Promise.all([write, closing, transport.close()]);
    expect(transport.state).toBe('closed');
    expect(port.closings).toBe(1);
    expect(port.readable ?? port.writable).toBeNull();
    expect(heard).toEqual([]);
  });

  it('does not reject when the browser refuses to close', async () => {
    const { port, transport } = await opened();
    port.close = () => Promise.reject(error('InvalidStateError'));
    await transport.close();
    expect(transport.state).toBe('closed');
  });
});

describe('forgetting', () => {
  it('closes first, and says so where the browser cannot', async () => {
    const { port, transport } = await opened();
    port.forget = () => Promise.reject(new TypeError('forget is not a function'));
    await expect(transport.forget()).rejects.toMatchObject({ code: 'unsupported' });
    expect([transport.state, port.closings]).toEqual(['closed', 1]);
  });
});
