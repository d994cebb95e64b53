/* eslint-disable @typescript-eslint/require-await -- the fake answers at once */
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- its results are plain objects */
import { error } from './fake-serial-port.js';
import type { Setup, TransferEnd, UsbModem } from './usb-modem.js';

const types = ['control', 'isochronous', 'bulk', 'interrupt'] as const;
const requestTypes = { standard: 0x00, class: 0x20, vendor: 0x40 } as const;
const recipients = { device: 0, interface: 1, endpoint: 2, other: 3 } as const;

/** A transfer under way. */
interface Pending {
  /** The endpoint's address; 0 for control. */
  readonly address: number;
  /** Rejects it and takes it back from the modem. */
  readonly fail: (reason: DOMException) => void;
}

/**
 * A USBDevice as far as WebUSB goes, on an emulated modem: transfers end with the device's stay, with the release of their interface and
 * with close. Several may share a modem, as the objects of several realms do.
 */
export class FakeUsbDevice {
  readonly configurations: readonly USBConfiguration[];
  configuration: USBConfiguration | null;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | null;
  opened = false;
  /** What `open()` or `claimInterface()` rejects with. */
  openError: DOMException | undefined;
  claimError: DOMException | undefined;
  forgotten = false;
  readonly #modem: UsbModem;
  readonly #claimed = new Set<number>();
  readonly #pending = new Set<Pending>();
  #gone = false;

  /** @param holders - Which interfaces are claimed by whom: shared by the devices that share a modem. */
  constructor(
    modem: UsbModem,
    private readonly holders = new Map<number, FakeUsbDevice>(),
  ) {
    this.#modem = modem;
    this.configurations = describe(modem.configuration);
    this.configuration = this.configurations[0] ?? null;
    this.vendorId = modem.identity.vendorId;
    this.productId = modem.identity.productId;
    this.serialNumber = modem.identity.serialNumber ?? null;
  }

  /** The cable is pulled: the bus first (a transfer error), or udev first (cancelled). */
  disconnect(how: 'bus' | 'event'): void {
    this.#gone = true;
    this.#end(error(how === 'bus' ? 'NetworkError' : 'AbortError'));
    this.#let();
  }

  async open(): Promise<void> {
    this.#check(false);
    if (this.openError) throw this.openError;
    this.opened = true;
  }

  async close(): Promise<void> {
    this.#let();
    this.opened = false;
    this.#end(error('AbortError'));
  }

  async forget(): Promise<void> {
    this.forgotten = true;
  }

  async selectConfiguration(value: number): Promise<void> {
    this.#check();
    this.configuration = this.configurations.find((one) => one.configurationValue === value) ?? null;
  }

  async claimInterface(number: number): Promise<void> {
    this.#check();
    if (this.claimError) throw this.claimError;
    const holder = this.holders.get(number);
    if (holder !== undefined && holder !== this) throw error('NetworkError');
    this.holders.set(number, this);
    this.#claimed.add(number);
  }

  async releaseInterface(number: number): Promise<void> {
    this.#check();
    this.holders.delete(number);
    this.#claimed.delete(number);
    const one = this.configuration?.interfaces.find(({ interfaceNumber }) => interfaceNumber === number);
    const endpoints = one?.alternates.flatMap((setting) => setting.endpoints) ?? [];
    const addresses = endpoints.map((each) => (each.direction === 'in' ? 0x80 : 0) | each.endpointNumber);
    this.#end(error('AbortError'), ({ address }) => addresses.includes(address));
  }

  async selectAlternateInterface(): Promise<void> {
    this.#check();
  }

  async clearHalt(direction: USBDirection, number: number): Promise<void> {
    this.#check();
    const index = (direction === 'in' ? 0x80 : 0) | number;
    this.#modem.control({ requestType: 0x02, request: 1, value: 0, index, length: 0 }, new Uint8Array(0));
  }

  controlTransferIn(setup: USBControlTransferParameters, length: number): Promise<USBInTransferResult> {
    return this.#transfer(0, (end) => {
      const answer = this.#modem.control(setupOf(setup, 0x80, length), new Uint8Array(0));
      if (answer === 'stall') end({ status: 'stall' });
      else if (answer !== undefined) end({ status: 'ok', data: new DataView(Uint8Array.from(answer).buffer) });
      return () => undefined;
    });
  }

  controlTransferOut(setup: USBControlTransferParameters, data?: Uint8Array): Promise<USBOutTransferResult> {
    return this.#transfer(0, (end) => {
      const answer = this.#modem.control(setupOf(setup, 0, data?.length ?? 0), data ?? new Uint8Array(0));
      if (answer === 'stall') end({ status: 'stall', bytesWritten: 0 });
      else if (answer !== undefined) end({ status: 'ok', bytesWritten: data?.length ?? 0 });
      return () => undefined;
    });
  }

  transferIn(number: number, length: number): Promise<USBInTransferResult> {
    return this.#transfer(0x80 | number, (end) =>
      this.#modem.read(0x80 | number, length, (status, bytes) => {
        end({ status, data: new DataView(Uint8Array.from(bytes).buffer) });
      }),
    );
  }

  transferOut(number: number, data: Uint8Array): Promise<USBOutTransferResult> {
    return this.#transfer(number, (end) =>
      this.#modem.write(number, data.slice(), (status: TransferEnd) => {
        end({ status, bytesWritten: data.length }); // as Chromium does, stall or not
      }),
    );
  }

  /** Ends with the transfer, or with the device, its interface or its opening. @param begin - Returns what takes it back. */
  #transfer<T>(address: number, begin: (end: (result: T) => void) => () => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#check();
      let takeBack: () => unknown = () => undefined;
      const pending: Pending = {
        address,
        fail: (reason) => {
          takeBack();
          reject(reason);
        },
      };
      this.#pending.add(pending);
      takeBack = begin((result) => {
        this.#pending.delete(pending);
        resolve(result);
      });
    });
  }

  #end(reason: DOMException, which: (pending: Pending) => boolean = () => true): void {
    for (const pending of this.#pending) {
      if (!which(pending)) continue;
      this.#pending.delete(pending);
      pending.fail(reason);
    }
  }

  #let(): void {
    for (const number of this.#claimed) this.holders.delete(number);
    this.#claimed.clear();
  }

  #check(opened = true): void {
    if (this.#gone) throw error('NotFoundError');
    if (opened && !this.opened) throw error('InvalidStateError');
  }
}

function setupOf(setup: USBControlTransferParameters, direction: number, length: number): Setup {
  const requestType = direction | requestTypes[setup.requestType] | recipients[setup.recipient];
  return { requestType, request: setup.request, value: setup.value, index: setup.index, length };
}

/** What a browser makes of a configuration; it believes the lengths as long as they can be. */
function describe(bytes: Uint8Array): USBConfiguration[] {
  const interfaces: {
    interfaceNumber: number;
    alternates: { alternateSetting: number; endpoints: USBEndpoint[] }[];
  }[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const [length = 0, type, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes.subarray(at);
    if (length < 2) break;
    if (type === 4) {
      const alternate = {
        alternateSetting: b,
        interfaceClass: d,
        interfaceSubclass: e,
        interfaceProtocol: f,
        endpoints: [],
      };
      const known = interfaces.find((one) => one.interfaceNumber === a);
      if (known === undefined) interfaces.push({ interfaceNumber: a, alternates: [alternate] });
      else known.alternates.push(alternate);
    } else if (type === 5) {
      const direction = (a & 0x80) === 0 ? 'out' : 'in';
      const one = { endpointNumber: a & 0x0f, direction, type: types[b & 3], packetSize: c | (d << 8) } as USBEndpoint;
      interfaces.at(-1)?.alternates.at(-1)?.endpoints.push(one);
    }
    at += length;
  }
  if (bytes.length < 9) return [];
  const all = interfaces.map((one) => ({ ...one, claimed: false, alternate: one.alternates[0] }));
  return [
    { configurationValue: bytes[5] ?? 1, configurationName: null, interfaces: all } as unknown as USBConfiguration,
  ];
}
