import { DeviceKeys } from './port-keys.js';
import type { PortSighting } from './serial-ports.js';
import type { DeviceTransport } from './transport.js';
import type { UsbSighting } from './usb-ports.js';

/** The ways to a device. */
export type DeviceVia = 'serial' | 'usb';

/** Vendor and product of a USB device: what all of one make have in common. */
export interface UsbIds {
  readonly vendorId: number;
  readonly productId: number;
}

/** A device as a window saw it among those it may use. Can be posted. */
export type DeviceSighting = ({ readonly via: 'serial' } & PortSighting) | ({ readonly via: 'usb' } & UsbSighting);

/** What can be said of a device and done with it, whatever the way to it. */
export interface DeviceView {
  /** Undefined for what is no USB device, or hides it. */
  readonly usbIds: UsbIds | undefined;
  /** '' where the platform tells none. May be an IMEI: not to be logged. */
  readonly serialNumber: string;
  /** Whether it may be a modem: any serial port; a USB device with a port that is known to take AT commands. */
  readonly isModem: boolean;
  /** Whether it may be one of several ports of a device, which nothing tells (Web Serial). */
  readonly mayHaveSiblings: boolean;
  /** Makes a transport on the port that calls are made on. */
  transport(): DeviceTransport;
  /** Makes transports on the device's other ports that are known to be of the same modem. */
  furtherTransports(): readonly DeviceTransport[];
}

/** A device that this site may use and that is plugged in. One object from the plugging to the unplugging. */
export interface GrantedDevice extends DeviceView {
  readonly via: DeviceVia;
  /**
   * Names the device in every session, as well as the platform can; kept over a replug. Changes only by {@link DeviceSource.exchange} and `renew`. Of USB
   * devices not to be logged: may hold an IMEI.
   */
  readonly key: string;
}

/** Whom a source reports to. */
export interface DeviceWatcher {
  /** A device that this site may use was plugged in. */
  connected(device: GrantedDevice): void;
  /** The device is gone; the object will not come back, its key may. */
  disconnected(device: GrantedDevice): void;
}

/** One kind of devices: those of Web Serial, or those of WebUSB. */
export interface DeviceSource {
  readonly via: DeviceVia;
  /** The devices that this site may use and that are plugged in. */
  granted(): Promise<readonly GrantedDevice[]>;
  /** Reports plugging and unplugging until the returned function is called. */
  watch(watcher: DeviceWatcher): () => void;
  /** Finds the device that a window saw; undefined when this realm sees other devices than the window did: it has to look again. */
  find(sighting: DeviceSighting): Promise<GrantedDevice | undefined>;
  /** The device was given back or is forgotten: its key is free for the next one. */
  release(device: GrantedDevice): void;
  /** The device is the one that has a key, as its modem has told; the one that had it, where there is one, gets what this one had. */
  exchange(device: GrantedDevice, key: string, other: GrantedDevice | null): void;
  /** The device is none of those that had its key before, nor of `others`: it gets a new one. */
  renew(device: GrantedDevice, others: ReadonlySet<string>): void;
}

/** What the kinds differ in; `Native` is the browser's own object. */
export interface DeviceKind<Native extends object> {
  readonly via: DeviceVia;
  list(): Promise<readonly Native[]>;
  watch(connected: (native: Native) => void, disconnected: (native: Native) => void): () => void;
  /** The one that a window saw, out of a list. */
  match(sighting: DeviceSighting, natives: readonly Native[]): Native | undefined;
  /** The key of its make, for {@link DeviceKeys}. */
  keyOf(native: Native): string;
  view(native: Native): DeviceView;
}

/** A device whose key can be put right. */
type Granted = Omit<GrantedDevice, 'key'> & { key: string };

/** Makes a source of a kind of devices: keeps one {@link GrantedDevice}, with its key, for each of the browser's objects. */
export function deviceSource<Native extends object>(kind: DeviceKind<Native>): DeviceSource {
  const keys = new DeviceKeys<Native>((native) => kind.keyOf(native));
  const known = new Map<Native, Granted>();
  const device = (native: Native): GrantedDevice => {
    let found = known.get(native);
    if (found === undefined)
      known.set(native, (found = { ...kind.view(native), via: kind.via, key: keys.keyOf(native) }));
    return found;
  };
  const nativeOf = (one: GrantedDevice | null): Native | null =>
    [...known].find(([, device]) => device === one)?.[0] ?? null;
  /** The keys have changed: the devices tell it. */
  const rename = (): void => {
    for (const [native, one] of known) one.key = keys.keyOf(native);
  };
  const forget = (native: Native): void => {
    keys.release(native);
    known.delete(native);
  };
  return {
    via: kind.via,
    granted: async () => (await kind.list()).map(device),
    watch: (watcher) =>
      kind.watch(
        (native) => {
          watcher.connected(device(native));
        },
        (native) => {
          const gone = known.get(native);
          forget(native);
          if (gone !== undefined) watcher.disconnected(gone);
        },
      ),
    find: async (sighting) => {
      const native = kind.match(sighting, await kind.list());
      return native === undefined ? undefined : device(native);
    },
    release: (released) => {
      const native = nativeOf(released);
      if (native !== null) forget(native);
    },
    exchange: (one, key, other) => {
      const native = nativeOf(one);
      if (native !== null) keys.exchange(native, key, nativeOf(other));
      rename();
    },
    renew: (one, others) => {
      const native = nativeOf(one);
      if (native !== null) keys.renew(native, others);
      rename();
    },
  };
}

/** Whether two devices are of one make, as far as both tell. */
export function sameMake(a: UsbIds | undefined, b: UsbIds | undefined): boolean {
  return a !== undefined && b !== undefined && a.vendorId === b.vendorId && a.productId === b.productId;
}
