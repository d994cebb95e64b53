import { afterEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { TelephonyClient } from '../client/telephony-client.js';
import { hostAt } from '../client/testing/page-host.js';
import type { Line } from '../client/telephony.js';
import { error, FakeSerialPort } from '../transports/testing/fake-serial-port.js';
import { compose, type Composition } from './compose.js';
import type { WorkerOptions } from './worker-options.js';
import { ConfigurationError } from './configuration-error.js';
import './testing/loaded-apart.js';

/** A data modem on a serial port: answers OK to whatever is asked. */
class FakeModemPort extends FakeSerialPort {
  readonly heard: string[] = [];
  forgotten = false;
  #line = '';

  constructor(readonly productId = 1) {
    super();
    this.onWritten = (bytes) => {
      this.#line += String.fromCharCode(...bytes);
      const lines = this.#line.split('\r');
      this.#line = lines.pop() ?? '';
      for (const line of lines) {
        this.heard.push(line);
        this.sendBytes(new TextEncoder().encode('\r\nOK\r\n'));
      }
    };
  }

  override getInfo = (): SerialPortInfo => ({ usbVendorId: 0x1234, usbProductId: this.productId });
  override forget = (): Promise<void> => {
    this.forgotten = true;
    return Promise.resolve();
  };
}

/** The serial ports of a browser. */
class FakeSerial extends EventTarget {
  readonly ports: FakeModemPort[] = [];
  getPorts = (): Promise<FakeModemPort[]> => Promise.resolve([...this.ports]);

  plug(port: FakeModemPort): void {
    this.ports.push(port);
    this.#tell('connect', port);
  }

  unplug(port: FakeModemPort): void {
    port.connected = false;
    this.ports.splice(this.ports.indexOf(port), 1);
    this.#tell('disconnect', port);
  }

  #tell(type: string, port: FakeModemPort): void {
    const event = new Event(type);
    Object.defineProperty(event, 'target', { value: port });
    this.dispatchEvent(event);
  }
}

/** A page and its worker in simulated time. */
class World {
  readonly scheduler = new SimulatedScheduler();
  readonly serial = new FakeSerial();
  composition!: Composition;
  client!: TelephonyClient;

  async start(options: WorkerOptions): Promise<this> {
    const { scheduler } = this;
    const serial = this.serial as unknown as Serial;
    const composing = compose(options, { scheduler, random: seededRandom(1), serial, modemStore: new PlainStore() });
    const progress = { composed: false };
    void composing.then(() => (progress.composed = true));
    for (let i = 0; i < 1000 && !progress.composed; i++) await scheduler.advance(50);
    this.composition = await composing;
    const { port1, port2 } = new MessageChannel();
    this.composition.attach(port2);
    this.client = new TelephonyClient({ host: hostAt(port1), scheduler });
    await this.until(() => this.client.lines[0]?.service.state === 'ready' || this.serial.ports.length > 0);
    return this;
  }

  get line(): Line {
    const [line] = this.client.lines;
    if (line === undefined) throw new Error('no line');
    return line;
  }

  /** Lets time pass until something holds, at most `ms`. */
  async until(what: () => boolean, ms = 120_000): Promise<void> {
    for (let passed = 0; passed < ms && !what(); passed += 50) await this.scheduler.advance(50);
    expect(what()).toBe(true);
  }

  /** Calls that the simulated network has. */
  get networkCalls(): number {
    return this.composition.simulator?.network.calls ?? 0;
  }
}

let w: World;
afterEach(async () => {
  w.client.close();
  const closed = w.composition.close();
  await w.scheduler.advance(20_000);
  await closed;
});

describe('a call on the simulated modem', () => {
  const inCall = async (options: WorkerOptions = {}): Promise<ReturnType<Line['dial']>> => {
    w = await new World().start({ simulator: true, ...options });
    const call = w.line.dial('5550100');
    await w.until(() => call.state === 'connected');
    expect(w.networkCalls).toBe(1);
    return call;
  };

  test.each([
    [undefined, 0],
    [true, 0],
    [false, 1],
  ])('whose port closes without a word, with hangUpOnClose %s: calls left %i', async (hangUpOnClose, left) => {
    await inCall({ hangUpOnClose });
    await w.composition.simulator?.modems[0]?.close();
    await w.scheduler.advance(5000);
    expect(w.networkCalls).toBe(left);
  });

  test.each([true, false])('that the page ends is hung up, with hangUpOnClose %s', async (hangUpOnClose) => {
    await inCall({ hangUpOnClose });
    w.client.close();
    await w.scheduler.advance(5000);
    expect(w.networkCalls).toBe(0);
  });

  test('whose modem is pulled out ends, and what was asked for is settled', async () => {
    const call = await inCall();
    const dropped = call.drop().catch((reason: unknown) => reason);
    w.composition.simulator?.modems[0]?.unplug();
    await w.scheduler.advance(100);
    expect(await dropped).toMatchObject({ name: 'TelephonyError' });
    expect(call).toMatchObject({ state: 'idle' });
    expect(w.line).toMatchObject({ service: { state: 'lost', reason: 'unplugged' }, calls: [] });
    const { line } = w;
    w.composition.simulator?.modems[0]?.plug();
    await w.until(() => line.service.state === 'ready', 5000);
    expect(w.client.lines).toEqual([line]);
  });

  test('is in doubt when the machine has slept, and can be hung up', async () => {
    const call = await inCall();
    w.scheduler.sleep(3_600_000);
    await w.until(() => call.state === 'unknown', 10_000);
    expect(w.line.service.state).toBe('ready');
    const dropped = call.drop();
    await w.until(() => call.state === 'idle');
    await dropped;
    expect(w.networkCalls).toBe(0);
  });

  test('ends when its line is forgotten', async () => {
    const call = await inCall();
    const { line } = w;
    const forgotten = line.forget();
    await w.until(() => w.client.lines.length === 0);
    await w.scheduler.advance(5000);
    await forgotten;
    expect([call.state, w.networkCalls]).toEqual(['idle', 0]);
    const again = line.forget().catch((reason: unknown) => reason);
    await w.scheduler.advance(100);
    expect(await again).toMatchObject({ name: 'TelephonyError' });
  });
});

describe('a serial port', () => {
  const ready = (): boolean => w.client.lines.length === 1 && w.line.service.state === 'ready';
  const withPort = async (port: FakeModemPort): Promise<void> => {
    w = new World();
    w.serial.ports.push(port);
    await w.start({});
  };

  test('that is pulled and put in again, as another object, is the same line', async () => {
    const port = new FakeModemPort();
    await withPort(port);
    await w.until(ready);
    const { permanentId } = w.line;
    const { line } = w;
    w.serial.unplug(port);
    await w.until(() => line.service.state === 'lost', 1000);
    await w.scheduler.advance(600_000);
    expect(line.service).toEqual({ state: 'lost', reason: 'unplugged' });
    w.serial.plug(new FakeModemPort());
    await w.until(ready, 5000);
    expect([w.line, w.line.permanentId]).toEqual([line, permanentId]);
  });

  test('that another program holds at the start is taken when it is free; one that answers nothing is opened once', async () => {
    const busy = new FakeModemPort(1);
    const silent = new FakeModemPort(2);
    busy.openError = error('NetworkError');
    silent.onWritten = () => undefined;
    w = new World();
    w.serial.ports.push(busy, silent);
    await w.start({});
    await w.scheduler.advance(300_000);
    expect(w.client.lines).toEqual([]);
    const { closings } = silent;
    busy.openError = undefined;
    await w.until(ready, 80_000);
    await w.scheduler.advance(300_000);
    expect(silent.closings).toBe(closings);
  });

  /** The first port of a page, until its modem gets the given command. */
  const untilAsked = async (command: string): Promise<FakeModemPort> => {
    w = new World();
    const port = new FakeModemPort();
    w.serial.ports.push(port);
    await w.start({});
    await w.until(() => port.heard.includes(command), 5000);
    return port;
  };

  test('that is pulled while it is taken into service, and put in again at once, is a line', async () => {
    const port = await untilAsked('ATI0');
    w.serial.unplug(port);
    w.serial.plug(new FakeModemPort());
    await w.until(ready, 5000);
  });

  test.each(['AT', 'ATI0', 'ATX4&C1&D2S0=0'])(
    'that is hung up at %s, while it is taken into service, is tried again',
    async (command) => {
      const port = await untilAsked(command);
      port.hangUp();
      await w.until(ready, 10_000);
    },
  );

  test('whose modem falls silent while it is taken into service is tried again', async () => {
    w = new World();
    const port = new FakeModemPort();
    const { onWritten } = port;
    port.onWritten = (bytes) => {
      if (!port.heard.includes('ATI0')) onWritten(bytes);
    };
    w.serial.ports.push(port);
    await w.start({});
    await w.until(() => port.heard.includes('ATI0'), 5000);
    await w.scheduler.advance(30_000);
    port.onWritten = onWritten;
    await w.until(ready, 80_000);
  });

  test('whose bytes arrive wrong counts that for its line, also when it comes back as another object', async () => {
    const port = new FakeModemPort();
    await withPort(port);
    await w.until(ready);
    const { deviceId } = w.client.lines[0]!;
    const counted = async (): Promise<unknown> => {
      const report = w.client.diagnostics();
      await w.scheduler.advance(100);
      return (await report)?.ports.map(({ deviceId: of, receiveErrors }) => [of, receiveErrors]);
    };
    const none = { overrun: 0, framing: 0, parity: 0, break: 0 };
    expect(await counted()).toEqual([[deviceId, none]]);
    for (const name of ['BufferOverrunError', 'FramingError', 'FramingError', 'ParityError', 'BreakError']) {
      port.failReading(name);
      await w.scheduler.advance(10);
    }
    expect(await counted()).toEqual([[deviceId, { overrun: 1, framing: 2, parity: 1, break: 1 }]]);
    w.serial.unplug(port);
    const back = new FakeModemPort();
    w.serial.plug(back);
    await w.scheduler.advance(100);
    await w.until(ready, 5000);
    back.failReading('ParityError');
    await w.scheduler.advance(10);
    expect(await counted()).toEqual([[deviceId, { overrun: 1, framing: 2, parity: 2, break: 1 }]]);
  });

  test('whose line is forgotten is closed and given back; plugged in again it is a line of its own', async () => {
    const port = new FakeModemPort();
    await withPort(port);
    await w.until(ready);
    const { line } = w;
    const forgotten = line.forget();
    await w.scheduler.advance(5000);
    await forgotten;
    expect([port.forgotten, port.writable, w.client.lines]).toEqual([true, null, []]);
    w.serial.unplug(port);
    w.serial.plug(new FakeModemPort());
    await w.until(ready);
    expect(w.line).not.toBe(line);
    expect(w.line.permanentId).toBe(line.permanentId);
  });

  test('that the browser does not take back: the line is gone, and the error says what to do', async () => {
    const port = new FakeModemPort();
    port.forget = () => Promise.reject(new TypeError('no such method'));
    await withPort(port);
    await w.until(ready);
    const refused = w.line.forget().catch((reason: unknown) => reason);
    await w.scheduler.advance(5000);
    expect(await refused).toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('site settings') as string,
    });
    expect(w.client.lines).toEqual([]);
  });
});

test('an option that is neither true nor false is refused', async () => {
  w = await new World().start({ simulator: true });
  const options = { hangUpOnClose: 'no' as never };
  await expect(compose(options, { serial: undefined })).rejects.toThrow(ConfigurationError);
});
