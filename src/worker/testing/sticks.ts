import { seededRandom } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import type { Log } from '../../base/log.js';
import { TelephonyClient } from '../../client/telephony-client.js';
import { hostAt } from '../../client/testing/page-host.js';
import type { Line } from '../../client/telephony.js';
import type { ClientRights } from '../../host/rights.js';
import type { KnownModemStore } from '../../stores/known-modem.js';
import { PlainStore } from '../../stores/testing/plain-store.js';
import { FakeSerialPort } from '../../transports/testing/fake-serial-port.js';
import { compose, type Composition } from '../compose.js';

/** One stick. Each plugging makes a port of its own. */
export class Stick {
  /** Everything it heard, over all its ports. */
  readonly heard: string[] = [];
  port: StickPort | null = null;
  /** What it answers beside that, before its OK, by command. */
  answers: Readonly<Record<string, string>> = {};

  /** @param says - What it answers to +CGSN, each time. */
  constructor(public says: () => string | undefined) {}

  static withSerial(serialNumber: string | undefined): Stick {
    return new Stick(() => serialNumber);
  }
}

/** A port of a stick, as it is from one plugging to the next unplugging. All sticks look alike to the platform. */
export class StickPort extends FakeSerialPort {
  #line = '';

  constructor(readonly stick: Stick) {
    super();
    this.onWritten = (bytes) => {
      this.#line += String.fromCharCode(...bytes);
      const lines = this.#line.split('\r');
      this.#line = lines.pop() ?? '';
      for (const line of lines) this.#answer(line);
    };
  }

  override getInfo = (): SerialPortInfo => ({ usbVendorId: 0x12d1, usbProductId: 0x1506 });

  #answer(command: string): void {
    this.stick.heard.push(command);
    if (/^ATD/.test(command)) return;
    let answer = 'OK';
    if (/^AT\+(GSN|CCID|ICCID)$/.test(command)) answer = 'ERROR';
    if (command === 'AT+CGSN') {
      const serialNumber = this.stick.says();
      answer = serialNumber === undefined ? 'ERROR' : `${serialNumber}\r\n\r\nOK`;
    }
    const told = this.stick.answers[command];
    if (told !== undefined) answer = `${told}\r\n\r\nOK`;
    if (command === 'AT+GMM') answer = 'E173\r\n\r\nOK';
    this.sendBytes(new TextEncoder().encode(`\r\n${answer}\r\n`));
  }
}

/** The serial ports of a browser. */
class StickSerial extends EventTarget {
  readonly ports: StickPort[] = [];
  getPorts = (): Promise<StickPort[]> => Promise.resolve([...this.ports]);

  tell(type: 'connect' | 'disconnect', port: StickPort): void {
    const event = new Event(type);
    Object.defineProperty(event, 'target', { value: port });
    this.dispatchEvent(event);
  }
}

/** A machine with sticks, and visits of one page to it, in simulated time. The store outlives a visit. */
export class StickWorld {
  readonly scheduler = new SimulatedScheduler();
  readonly logged: string[] = [];
  readonly #serial = new StickSerial();
  #visiting = false;
  composition!: Composition;
  client!: TelephonyClient;

  constructor(readonly store: KnownModemStore = new PlainStore()) {}

  /** A visit begins; the browser gives its ports in this order. */
  async visit(order: readonly Stick[] = []): Promise<void> {
    const { scheduler } = this;
    this.#serial.ports.sort((a, b) => order.indexOf(a.stick) - order.indexOf(b.stick));
    this.#visiting = true;
    const write = (event: string, fields: object = {}): void => {
      this.logged.push(`${event} ${JSON.stringify(fields)}`);
    };
    const log: Log = { debug: write, info: write, warn: write };
    const serial = this.#serial as unknown as Serial;
    this.composition = await compose({}, { scheduler, random: seededRandom(1), serial, modemStore: this.store, log });
    this.client = this.page();
    await this.settle();
  }

  /** A page of this visit; rights that are left out are granted. */
  page(rights: Partial<ClientRights> = {}): TelephonyClient {
    const { port1, port2 } = new MessageChannel();
    this.composition.attach(port2, rights);
    return new TelephonyClient({ host: hostAt(port1), scheduler: this.scheduler });
  }

  /** The visit ends. */
  async leave(): Promise<void> {
    if (!this.#visiting) return;
    this.#visiting = false;
    this.client.close();
    const closed = this.composition.close();
    await this.scheduler.advance(20_000);
    await closed;
  }

  plug(stick: Stick): void {
    if (stick.port !== null) return;
    stick.port = new StickPort(stick);
    this.#serial.ports.push(stick.port);
    this.#serial.tell('connect', stick.port);
  }

  unplug(stick: Stick): void {
    const { port } = stick;
    if (port === null) return;
    stick.port = null;
    port.connected = false;
    this.#serial.ports.splice(this.#serial.ports.indexOf(port), 1);
    if (port.readable !== null) port.hangUp();
    this.#serial.tell('disconnect', port);
  }

  /** The index of a stick's port, as a window that was asked for it sees it. */
  sighting(stick: Stick): { readonly index: number; readonly count: number } {
    const { ports } = this.#serial;
    return { index: ports.findIndex((port) => port.stick === stick), count: ports.length };
  }

  /** Lets a minute pass: everything that can be found has been found. */
  async settle(ms = 60_000): Promise<void> {
    for (let passed = 0; passed < ms; passed += 500) await this.scheduler.advance(500);
  }

  /** The line that a person has named so. */
  named(label: string): Line | undefined {
    return this.client.lines.find((line) => line.label === label);
  }

  /** Dials on a line; which sticks heard it. */
  async dialHears(line: Line, sticks: readonly Stick[]): Promise<Stick[]> {
    for (const { heard } of sticks) heard.length = 0;
    const call = line.dial('5550100');
    call.placed.catch(() => undefined);
    await this.scheduler.advance(5000);
    const heard = sticks.filter((stick) => stick.heard.some((command) => command.startsWith('ATD')));
    call.drop().catch(() => undefined);
    await this.scheduler.advance(20_000);
    return heard;
  }
}
