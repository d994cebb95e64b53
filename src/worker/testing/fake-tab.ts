import { seededRandom } from '../../base/random.js';
import type { FakeLocks } from '../../base/testing/fake-locks.js';
import type { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import type { Sighting } from '../../client/port-picker.js';
import { PlainStore } from '../../stores/testing/plain-store.js';
import { TelephonyClient } from '../../client/telephony-client.js';
import { hostAt } from '../../client/testing/page-host.js';
import type { Line } from '../../client/telephony.js';
import type { ModemConnectResult } from '../../protocol/messages.js';
import type { FakeUsbDevice } from '../../transports/testing/fake-usb-device.js';
import type { Result } from '../../tspi/result.js';
import { compose, type Composition } from '../compose.js';
import type { PortRoles } from '../port-roles.js';
import { FakeSource, FakeTtyPort, type FakeStick, type FakeTty } from './fake-devices.js';
import './loaded-apart.js';

/** What the tabs of a browser share. */
export interface FakeBrowser {
  readonly scheduler: SimulatedScheduler;
  readonly locks: FakeLocks;
  readonly roles: PortRoles;
}

/** One tab: a page with a worker of its own, on devices that all tabs share. */
export class FakeTab {
  static #opened = 0;
  readonly serial = new FakeSource<FakeTtyPort>();
  readonly usb = new FakeSource<FakeUsbDevice>();
  composition!: Composition;
  client!: TelephonyClient;

  private constructor(private readonly browser: FakeBrowser) {}

  /** Opens a tab with these devices granted. */
  static async open(
    browser: FakeBrowser,
    granted: { readonly ttys?: readonly FakeTty[]; readonly sticks?: readonly FakeStick[] },
  ): Promise<FakeTab> {
    const tab = new FakeTab(browser);
    for (const tty of granted.ttys ?? []) tab.serial.plug(new FakeTtyPort(tty));
    for (const stick of granted.sticks ?? []) tab.usb.plug(stick.device());
    const { scheduler, locks, roles } = browser;
    const composing = compose(
      {},
      {
        scheduler,
        random: seededRandom(1),
        serial: tab.serial as unknown as Serial,
        usb: tab.usb as unknown as USB,
        locks: locks.client(`tab ${FakeTab.#opened++}`),
        roles,
        modemStore: new PlainStore(),
      },
    );
    tab.composition = await tab.during(composing);
    const { port1, port2 } = new MessageChannel();
    tab.composition.attach(port2);
    tab.client = new TelephonyClient({ host: hostAt(port1), scheduler });
    await scheduler.advance(50);
    return tab;
  }

  get line(): Line {
    const [line] = this.client.lines;
    if (line === undefined) throw new Error('no line');
    return line;
  }

  /** What the lines are doing, in order. */
  get services(): string[] {
    return this.client.lines.map(({ service: { state, reason } }) =>
      reason === 'none' ? state : `${state} ${reason}`,
    );
  }

  /** Lets time pass until something holds; whether it came to hold. */
  async until(what: () => boolean, ms = 120_000): Promise<boolean> {
    for (let passed = 0; passed < ms && !what(); passed += 50) await this.browser.scheduler.advance(50);
    return what();
  }

  /** Lets time pass until a promise has settled. */
  async during<T>(promise: Promise<T>): Promise<T> {
    const progress = { settled: false };
    const settled = (): void => void (progress.settled = true);
    promise.then(settled, settled);
    await this.until(() => progress.settled);
    return promise;
  }

  /** Connects a device, as this tab's window sees it. */
  connect(native: object): Promise<ModemConnectResult | Result> {
    return this.during(this.client.tapi.modemConnect(this.sight(native)));
  }

  /** Adds a port to the line, as this tab's window sees it. */
  addPort(native: FakeTtyPort): Promise<ModemConnectResult | Result> {
    const [deviceId = -1] = this.client.tapi.mirror.devices.keys();
    return this.during(this.client.tapi.modemAddPort(deviceId, this.sight(native)));
  }

  sight(native: object): Sighting {
    const port = this.serial.natives.findIndex((one) => one === native);
    if (port >= 0) {
      const info = this.serial.natives[port]?.getInfo();
      return { index: port, count: this.serial.natives.length, chosen: { via: 'serial', ...info } };
    }
    const index = this.usb.natives.findIndex((one) => one === native);
    const device = this.usb.natives[index];
    if (device === undefined) throw new Error('this tab has no such device');
    const { vendorId, productId, serialNumber } = device;
    const chosen = { via: 'usb', vendorId, productId, serialNumber: serialNumber ?? '' } as const;
    return { index, count: this.usb.natives.length, chosen };
  }

  /** The page closes, and its worker ends. */
  async close(): Promise<void> {
    this.client.close();
    await this.during(this.composition.close());
  }
}
