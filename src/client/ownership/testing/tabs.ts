import type { Timer } from '../../../base/clock.js';
import { seededRandom } from '../../../base/random.js';
import { SimulatedScheduler } from '../../../base/simulated-scheduler.js';
import { watchLock } from '../../../base/web-locks.js';
import { isDoorMessage, isToBroker } from '../../../protocol/doors.js';
import { Broker } from '../../../worker/broker.js';
import type { HostProcess } from '../host-process.js';
import { Ownership } from '../ownership.js';
import { FakeLocks } from '../../../base/testing/fake-locks.js';

/** A host that says its name to every client and answers pulses, as long as it lives and neither hangs nor is frozen. */
class FakeHost implements HostProcess {
  readonly lifeLock: string;
  stands = false;
  alive = true;
  /** Clients that came by its door and whose pages are there, as far as it knows. */
  guests = 0;
  readonly #locks: FakeLocks;
  readonly #ports: MessagePort[] = [];
  #waiting: (() => void)[] = [];

  constructor(
    readonly name: string,
    locks: FakeLocks,
    private readonly ended: (reason: string) => void,
  ) {
    this.lifeLock = `life-${name}`;
    this.#locks = locks;
    void locks.client(name).request(this.lifeLock, () => new Promise(() => undefined));
  }

  attach(_rights: object, port: MessagePort, pulse: MessagePort): void {
    this.#ports.push(port, pulse);
    this.#run(() => {
      port.postMessage(this.name);
      pulse.onmessage = () => {
        this.#run(() => {
          pulse.postMessage(null);
        });
      };
    });
  }

  door(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#ports.push(port1, port2);
    port2.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
      const [port, pulse] = ports;
      if (!isDoorMessage(data) || 'door' in data || port === undefined || pulse === undefined) return;
      this.guests++;
      this.attach({}, port, pulse);
      watchLock(this.#locks.client(this.name), data.seatLock, () => this.guests--);
    };
    return port1;
  }

  greeted(): void {
    // Its lock is held from the beginning.
  }

  end(): void {
    this.alive = false;
    this.#locks.end(this.name);
    for (const port of this.#ports) port.close();
  }

  /** It ends by itself. */
  die(): void {
    if (!this.alive) return;
    this.end();
    this.ended('died');
  }

  /** It goes on after it has stood still. */
  go(): void {
    this.stands = false;
    for (const run of this.#waiting.splice(0)) this.#run(run);
  }

  #run(what: () => void): void {
    if (!this.alive) return;
    if (this.stands) this.#waiting.push(what);
    else what();
  }
}

/** One tab. */
export class Tab {
  readonly ownership: Ownership;
  /** Its own host, the last one. */
  host: FakeHost | undefined;
  /** The host that serves it, by name; '' while none has said hello. */
  servedBy = '';
  alive = true;
  frozen = false;
  failed = '';
  readonly lifecycle = new EventTarget();
  #late: (() => void)[] = [];
  #port: MessagePort | undefined;
  readonly #brokerPorts: MessagePort[] = [];

  constructor(
    private readonly site: Site,
    readonly name: string,
    house: string,
    title: string,
  ) {
    const { scheduler } = site;
    this.ownership = new Ownership({
      scheduler: {
        now: () => scheduler.now(),
        wallTime: () => scheduler.wallTime(),
        soon: (run) => {
          scheduler.soon(run);
        },
        task: (run) => {
          scheduler.task(run);
        },
        after: (ms, run) => this.#after(ms, run),
      },
      random: site.random,
      locks: site.locks.client(name),
      startHost: (ended) => {
        const host = new FakeHost(`${name}-${site.nextHost++}`, site.locks, (reason) => {
          if (this.alive) ended(reason);
        });
        site.hosts.push(host);
        this.host = host;
        return host;
      },
      connectBroker: () => {
        const broker = site.connectBroker();
        this.#brokerPorts.push(broker.port);
        return broker;
      },
      card: () => ({ version: Number(house.split('-')[0]), house, title }),
      rights: {},
      lifecycle: this.lifecycle,
      events: {
        moved: (port) => {
          this.#listen(port);
        },
        changed: () => undefined,
        failed: (reason) => {
          this.failed = reason;
        },
      },
    });
    this.#listen(this.ownership.port);
  }

  get state(): Ownership['state'] {
    return this.ownership.state;
  }

  /** The page says goodbye; its host ends once nobody else is there, which here is at once or with `end`. */
  close(): void {
    this.ownership.leave();
    this.end();
  }

  /** The tab is gone, without a word. */
  end(): void {
    this.alive = false;
    this.site.locks.end(this.name);
    this.host?.end();
    this.#port?.close();
    for (const port of this.#brokerPorts) {
      port.onmessage = null;
      port.close();
    }
  }

  freeze(): void {
    this.lifecycle.dispatchEvent(new Event('freeze'));
    this.frozen = true;
    if (this.host !== undefined) this.host.stands = true;
  }

  thaw(): void {
    this.frozen = false;
    this.host?.go();
    for (const run of this.#late.splice(0)) run();
    this.lifecycle.dispatchEvent(new Event('resume'));
  }

  #after(ms: number, run: () => void): Timer {
    return this.site.scheduler.after(ms, () => {
      if (!this.alive) return;
      if (this.frozen) this.#late.push(run);
      else run();
    });
  }

  #listen(port: MessagePort): void {
    this.servedBy = '';
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (port !== this.#port || !this.alive) return;
      this.servedBy = String(data);
      this.ownership.greeted();
    };
  }
}

/** A site with its tabs, its locks and its broker, in simulated time. */
export class Site {
  readonly scheduler = new SimulatedScheduler();
  readonly locks = new FakeLocks();
  readonly random = seededRandom(1);
  readonly tabs: Tab[] = [];
  readonly hosts: FakeHost[] = [];
  nextHost = 1;
  /** Whether the browser has shared workers. */
  hasBroker = true;
  /** The broker ends with the next guest's entry in its hands. */
  brokerDiesOfEntry = false;
  #broker: { readonly name: string; readonly broker: Broker } | undefined;
  #nextBroker = 1;
  #brokerPorts: MessagePort[] = [];

  open(house = '4-same', title = `tab${this.tabs.length + 1}`): Tab {
    const tab = new Tab(this, `tab${this.tabs.length + 1}`, house, title);
    this.tabs.push(tab);
    return tab;
  }

  get live(): Tab[] {
    return this.tabs.filter(({ alive }) => alive);
  }

  get liveHosts(): FakeHost[] {
    return this.hosts.filter(({ alive }) => alive);
  }

  connectBroker(): SharedWorker {
    if (!this.hasBroker) throw new ReferenceError('SharedWorker is not defined');
    this.#broker ??= this.#startBroker();
    const { port1, port2 } = new MessageChannel();
    this.#brokerPorts.push(port1, port2);
    port2.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (!this.brokerDiesOfEntry || !isToBroker(event.data) || !('enter' in event.data)) return;
      this.brokerDiesOfEntry = false;
      event.stopImmediatePropagation();
      this.killBroker();
    });
    this.#broker.broker.connect(port2);
    return Object.assign(new EventTarget(), { port: port1, onerror: null });
  }

  /** The process in which the broker happened to run is gone. */
  killBroker(): void {
    if (this.#broker === undefined) return;
    const { name } = this.#broker;
    this.#broker = undefined;
    for (const port of this.#brokerPorts.splice(0)) port.close();
    this.locks.end(name);
  }

  /** Lets everything that is under way happen, and `ms` pass. */
  async rest(ms = 60_000): Promise<void> {
    for (let passed = 0; passed <= ms; passed += 500) {
      await this.scheduler.advance(500);
      for (let i = 0; i < 3; i++) await messagesPassed();
    }
  }

  end(): void {
    this.killBroker();
    for (const tab of this.tabs) tab.end();
  }

  #startBroker(): { name: string; broker: Broker } {
    const name = `broker${this.#nextBroker++}`;
    const locks = this.locks.client(name);
    void locks.request(`life-${name}`, () => new Promise(() => undefined));
    return { name, broker: new Broker(`life-${name}`, locks) };
  }
}

/** Settles when the messages that were posted before have arrived. */
function messagesPassed(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port2.onmessage = () => {
      port1.close();
      resolve();
    };
    port1.postMessage(null);
  });
}
