import type { Recording } from '../base/recording.js';
import type { Scheduler } from '../base/clock.js';
import type { Log } from '../base/log.js';
import type { Random } from '../base/random.js';
import type { Locks } from '../base/web-locks.js';
import type { HeldModems, ModemConnectResult, TrafficDirection } from '../protocol/messages.js';
import { ModemPortError, type ModemPortErrorCode, type ModemPortOwner } from '../providers/modem/modem-port.js';
import type { ModemProvider } from '../providers/modem/modem-provider.js';
import { sameMake, type DeviceSighting, type DeviceSource, type GrantedDevice } from '../transports/device-source.js';
import { atPortCount } from '../transports/usb-port-hints.js';
import { OtherModemError } from '../providers/modem/recognition.js';
import { TraceRecorder } from '../transports/trace-recording.js';
import { traced } from '../transports/trace.js';
import type { DeviceTransport, Transport } from '../transports/transport.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../tspi/result.js';
import { DeviceRetries } from './device-retries.js';
import { HeldDevices } from './held-devices.js';
import { OtherPorts } from './other-ports.js';
import { LineLocks, type LineLock } from './line-lock.js';
import type { KnownLines } from './known-lines.js';
import { permanentId } from './permanent-id.js';
import type { PortRoles } from './port-roles.js';
import { FurtherPorts } from './further-ports.js';
import { SetUpSteps, type StepListener } from './set-up-steps.js';
import { trafficTap } from './traffic.js';

/** Whom the ports of this worker report their AT traffic to. */
export type DeviceTraffic = (deviceId: number, direction: TrafficDirection, text: string) => void;

/** What ports are found with and kept by. */
export interface ModemSurroundings {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly log: Log;
  /** Undefined where the browser has no Web Locks. */
  readonly locks: Locks | undefined;
  readonly roles: PortRoles;
  /** Told when devices that this site may use are held elsewhere, or are not any more. */
  readonly onHeld: (held: HeldModems) => void;
}

/** Times a port that a person chose is looked for: it may move from line to line as often as there are identical modems that were pulled together. */
const MOST_LOOKS = 8;

/** A device that carries a line. The key stays when the device is unplugged and comes back as another object. */
export interface Attached {
  readonly key: string;
  /** Null while the line's modem is on no port: another one is where it was. */
  device: GrantedDevice | null;
  transport: DeviceTransport;
  /** What went over the ports that it has had. */
  readonly recorder: TraceRecorder;
  /** The line's own modem has answered on this device, as far as anything tells. */
  confirmed: boolean;
  /** -1 until the line has been created. */
  deviceId: number;
  /** Settles with the device id: whoever asks for a device that is being taken into service waits for the same thing. */
  attaching: Promise<number>;
}

type Refused = Extract<ModemConnectResult, { error: string }>;

/** What a person hears who chooses a device over USB that the system has as a serial port. */
const HELD_BY_SYSTEM: Refused = {
  error: 'heldBySystem',
  message: 'This modem is a serial port of this computer, which this page may use already. Use it as that.',
};
/** What may be otherwise the next time. Of a device that is there, `unplugged` says that its tty was hung up. */
const MAY_DO_LATER: ReadonlySet<ModemPortErrorCode> = new Set(['portBusy', 'heldBySystem', 'unplugged']);
const LABELS = { serial: 'Serial modem', usb: 'USB modem' } as const;

/**
 * The devices of this worker, of every kind: which of them carry lines, and which line a device that comes back belongs to. Hands the modem
 * provider its ports; knows nothing of AT. Of a device that two kinds see, the first one's is used.
 */
export class Modems {
  readonly #attached = new Map<string, Attached>();
  readonly #locks: LineLocks;
  /** Devices that are plugged in, as far as this worker has seen. */
  readonly #present = new Set<GrantedDevice>();
  readonly #retries: DeviceRetries;
  readonly #held: HeldDevices;
  readonly #further: FurtherPorts;
  readonly #others: OtherPorts;
  readonly #steps = new SetUpSteps();
  #stopWatching: readonly (() => void)[] = [];
  /** Devices on which a modem has answered, though it could not be taken into service. */
  readonly #modems = new WeakSet<GrantedDevice>();

  /** @param sources - The preferred kind first. */
  constructor(
    private readonly provider: ModemProvider,
    private readonly sources: readonly DeviceSource[],
    private readonly lines: KnownLines,
    private readonly traffic: DeviceTraffic,
    private readonly surroundings: ModemSurroundings,
  ) {
    this.#locks = new LineLocks(surroundings.locks, (key) => this.#freed(key));
    this.#held = new HeldDevices(surroundings.onHeld);
    this.#retries = new DeviceRetries(surroundings, (device) => void this.#attachQuietly(device));
    this.#further = new FurtherPorts(
      provider,
      surroundings.roles,
      this.#attached,
      this.#present,
      (attached, transport) => this.#traced(attached, transport),
    );
    this.#others = new OtherPorts(
      surroundings.scheduler,
      surroundings.roles,
      this.#present,
      (device) => [...this.#attached.values()].some((line) => sameMake(line.device?.usbIds, device.usbIds)),
      (device) => void this.#probeQuietly(device),
    );
  }

  /** Watches for plugging and unplugging, and takes the devices into service that this site may already use. */
  start(): void {
    this.#stopWatching = this.sources.map((source) =>
      source.watch({
        connected: (device) => {
          this.#present.add(device);
          void this.#attachQuietly(device);
        },
        disconnected: (device) => {
          this.#disconnected(device);
        },
      }),
    );
    void this.#attachGranted();
  }

  stop(): void {
    for (const stop of this.#stopWatching) stop();
    this.#retries.stopAll();
    this.#others.stop();
    this.#locks.stopAll();
  }

  /** Connects the device that a window chose, and tells how far that is. Never rejects: what went wrong is the answer. */
  async connect(sighting: DeviceSighting, onStep: StepListener = () => undefined): Promise<ModemConnectResult> {
    const device = await this.#find(sighting);
    if ('error' in device) return device;
    const relent = this.#lock(device).insist();
    const unfollow = this.#steps.follow(device, onStep);
    try {
      return { deviceId: await (this.#further.lineOf(device.key)?.attaching ?? this.#connected(device)) };
    } catch (error) {
      return failureOf(error);
    } finally {
      unfollow();
      relent();
    }
  }

  /** Adds the port that a window chose to the line of a modem. Never rejects: what went wrong is the answer. */
  async addPort(deviceId: number, sighting: DeviceSighting): Promise<ModemConnectResult> {
    const device = await this.#find(sighting);
    if ('error' in device) return device;
    const line = [...this.#attached.values()].find((one) => one.deviceId === deviceId);
    if (line === undefined) return { error: 'unplugged', message: 'The line is not there any more.' };
    if (!device.mayHaveSiblings || !sameMake(device.usbIds, line.device?.usbIds) || device.key === line.key)
      return { error: 'otherDevice', message: 'The chosen port is none of the other ports of the modem.' };
    await this.#detach(device);
    await this.#further.add(line, device);
    return { deviceId };
  }

  /**
   * Forgets a line: removes it for good, and gives the permission to use its ports back. Never rejects.
   * @returns BADDEVICEID where there is no such line; OPERATIONUNAVAIL where the line is gone, but the browser does not take the permission back.
   */
  async forget(deviceId: number): Promise<Result> {
    const attached = [...this.#attached.values()].find((one) => one.deviceId === deviceId);
    if (attached !== undefined) this.#attached.delete(attached.key);
    if ((await this.provider.forgetLine(deviceId)) === undefined) return LINEERR.BADDEVICEID;
    if (attached === undefined) return SUCCESS;
    this.#locks.stopWaiting(attached.key);
    const further = await this.#further.forget(attached);
    const ports = attached.device === null ? further : [{ ...attached, device: attached.device }, ...further];
    for (const { device } of ports) this.#release(device);
    const given = await Promise.allSettled(ports.map(({ transport }) => transport.forget()));
    return given.every(({ status }) => status === 'fulfilled') ? SUCCESS : LINEERR.OPERATIONUNAVAIL;
  }

  /**
   * Gives the permission to use the devices back that are held elsewhere: the browser takes them from whoever has them, a frozen tab as well. Never
   * rejects.
   * @returns OPERATIONUNAVAIL where the browser does not take one back: an administrator has granted it.
   */
  async releaseHeld(): Promise<Result> {
    const devices = this.#held.devices;
    for (const device of devices) {
      this.#retries.stop(device);
      this.#locks.stopWaiting(device.key);
    }
    await Promise.allSettled(devices.map((device) => device.transport().forget()));
    const granted = await Promise.all(this.sources.map((source) => source.granted().catch(() => [])));
    const left = devices.filter((device) => granted.flat().includes(device));
    for (const device of devices) if (!left.includes(device)) this.#release(device);
    for (const device of left) void this.#attachQuietly(device);
    return left.length === 0 ? SUCCESS : LINEERR.OPERATIONUNAVAIL;
  }

  async #attachGranted(): Promise<void> {
    const granted = await Promise.all(this.sources.map((source) => source.granted().catch(() => [])));
    for (const device of granted.flat()) this.#present.add(device);
    // The kinds beside each other: a silent port takes its quarter of a minute.
    for (const devices of granted) void this.#attachAll(devices);
  }

  async #attachAll(devices: readonly GrantedDevice[]): Promise<void> {
    for (const device of devices) await this.#attachQuietly(device);
  }

  /** The modem that a window saw, or why it cannot be used. */
  async #find(sighting: DeviceSighting): Promise<GrantedDevice | Refused> {
    const source = this.#source(sighting);
    if (source === undefined) return { error: 'unsupported', message: 'This worker has no such devices.' };
    const device = await source.find(sighting).catch(failureOf);
    if (device !== undefined && 'error' in device) return device;
    if (device === undefined) return { error: 'lookAgain', message: 'The worker sees other devices.' };
    this.#present.add(device);
    if (!device.isModem)
      return { error: 'notAModem', message: 'The device has no port that is known to take AT commands.' };
    return this.#isOthers(device) ? HELD_BY_SYSTEM : device;
  }

  /** Whether a device is one that a preferred kind sees, or has seen: it is that kind's, also while it is being plugged in again. */
  #isOthers(device: GrantedDevice): boolean {
    const rank = ({ via }: GrantedDevice): number => this.sources.findIndex((source) => source.via === via);
    const seen = [...this.#present, ...[...this.#attached.values()].flatMap((one) => one.device ?? [])];
    return seen.some((other) => rank(other) < rank(device) && sameMake(other.usbIds, device.usbIds));
  }

  #disconnected(device: GrantedDevice): void {
    this.#present.delete(device);
    this.#others.gone(device);
    this.#held.free(device);
    this.#retries.stop(device);
    this.#locks.stopWaiting(device.key);
    for (const attached of this.#attached.values()) {
      if (attached.device !== device) continue;
      attached.confirmed = false;
      this.provider.portGone(attached.key);
    }
    this.#further.gone(device);
  }

  /** Takes a device into service: as the line it was before, or as a new one. One that is in service stays so. */
  #attach(device: GrantedDevice): Promise<number> {
    const known = this.#attached.get(device.key);
    if (known === undefined) return this.#attachNew(device);
    // The device was put in again while its former object was still being taken into service: that ends first, well or badly.
    const again = (): Promise<number> => this.#attach(device);
    if (known.deviceId < 0 && known.device !== device) return known.attaching.then(again, again);
    const inService = known.device === device && known.transport.state !== 'closed';
    if (known.deviceId >= 0 && !inService) this.#give(known, device);
    return known.attaching;
  }

  /** The device id of a device's line, once it is known that its modem is on it: another one may have been there before. */
  async #connected(device: GrantedDevice): Promise<number> {
    let deviceId = await this.#attach(device);
    for (let look = 0; look < MOST_LOOKS; look++) {
      const attached = [...this.#attached.values()].find((one) => one.device === device);
      if (attached === undefined) break;
      deviceId = await attached.attaching;
      if (attached.confirmed) break;
      await this.provider.bringUp(attached.key);
      if (attached.device === device) break;
    }
    return deviceId;
  }

  /** A line gets a device on which its modem is, or may be. */
  #give(attached: Attached, device: GrantedDevice): void {
    attached.device = device;
    attached.confirmed = false;
    attached.transport = device.transport();
    this.provider.portReturned(attached.key, this.#recorded(attached));
    this.#further.ofDevice(attached);
  }

  /**
   * A modem was found on a device that is not its line's: its own line gets that, and the one which that line had is taken into service as whatever is on it.
   * @returns undefined where the modem's line has it, or there is none.
   */
  #rehome(device: GrantedDevice, digest: string): Promise<number> | undefined {
    const attached = this.#withoutModem(digest);
    if (attached === undefined) return undefined;
    const displaced = attached.device;
    this.#source(device)?.exchange(device, attached.key, displaced);
    this.#give(attached, device);
    // Its modem has just told: no other one that tells the same is to take the port from it.
    attached.confirmed = true;
    if (displaced !== null) void this.#attachQuietly(displaced);
    return attached.attaching;
  }

  /** Where a new port belongs whose modem has a line. */
  #homeOf(device: GrantedDevice, digest: string): Promise<number> | undefined {
    const home = this.#rehome(device, digest);
    if (home !== undefined) return home;
    const line = this.#siblingLine(device, digest);
    if (line !== undefined) void this.#further.add(line, device);
    return line?.attaching;
  }

  /**
   * The line of the modem that tells this, where a device is another port of it: its make has several that take AT commands, and not all of them are
   * the line's yet. Of a make with one, two that tell the same number are two modems that were given the same.
   */
  #siblingLine(device: GrantedDevice | null, digest: string): Attached | undefined {
    if (device?.usbIds === undefined || !device.mayHaveSiblings) return undefined;
    const most = atPortCount(device.usbIds.vendorId, device.usbIds.productId);
    return this.lines
      .portsOf(digest)
      .flatMap((key) => this.#attached.get(key) ?? [])
      .find(
        (line) =>
          line.confirmed &&
          line.device !== null &&
          line.device !== device &&
          sameMake(line.device.usbIds, device.usbIds) &&
          this.#further.countOf(line) + 1 < most,
      );
  }

  /** A line whose modem tells this, and is not there. */
  #withoutModem(digest: string): Attached | undefined {
    for (const key of this.lines.portsOf(digest)) {
      const attached = this.#attached.get(key);
      if (attached !== undefined && attached.deviceId >= 0 && !attached.confirmed) return attached;
    }
    return undefined;
  }

  #owner(attached: Attached): ModemPortOwner {
    return {
      confirmed: () => {
        attached.confirmed = true;
      },
      lost: () => {
        attached.confirmed = false;
      },
      isElsewhere: (digest) =>
        this.#withoutModem(digest) !== undefined || this.#siblingLine(attached.device, digest) !== undefined,
      strayed: (digest) => {
        const { device } = attached;
        if (device === null) return;
        attached.device = null;
        if (this.#rehome(device, digest) !== undefined) return;
        this.#source(device)?.renew(device, new Set(this.#attached.keys()));
        void this.#attachQuietly(device);
      },
    };
  }

  /** The lock of a device's line: named by its key, since it is taken before the modem can be asked which one it is. */
  #lock({ key }: GrantedDevice): LineLock {
    return this.#locks.of(key, permanentId(key));
  }

  #source({ via }: Pick<GrantedDevice, 'via'>): DeviceSource | undefined {
    return this.sources.find((source) => source.via === via);
  }

  #attachNew(device: GrantedDevice): Promise<number> {
    const { key, via, usbIds, serialNumber } = device;
    const attached: Attached = {
      key,
      device,
      transport: device.transport(),
      recorder: new TraceRecorder(this.surroundings.scheduler),
      confirmed: false,
      deviceId: -1,
      attaching: Promise.resolve(-1),
    };
    const transport = this.#recorded(attached);
    const permanentLineId = permanentId(key);
    const claim = this.#lock(device);
    this.#attached.set(key, attached);
    attached.attaching = this.provider
      .addPort(
        {
          key,
          kind: via,
          label: LABELS[via],
          permanentLineId,
          transport,
          usbIds,
          claim,
          owner: this.#owner(attached),
          ...(serialNumber === '' ? {} : { platformIdentity: serialNumber }),
        },
        (step) => {
          this.#steps.told(device, step);
        },
      )
      .finally(() => {
        this.#steps.ended(device);
      })
      .then(
        (deviceId) => {
          attached.deviceId = deviceId;
          this.#further.ofDevice(attached);
          return deviceId;
        },
        (error: unknown) => {
          this.#attached.delete(key);
          const home = error instanceof OtherModemError ? this.#homeOf(device, error.digest) : undefined;
          if (home !== undefined) return home;
          throw error;
        },
      );
    return attached.attaching;
  }

  /**
   * Without a person who waits: a device that is busy or was hung up, and one on which a modem has answered, is tried again; one that another tab
   * has when that lets go. One that is silent or no modem is left alone, since opening it may disturb what it is, and can be connected by hand.
   */
  async #attachQuietly(device: GrantedDevice): Promise<void> {
    if (!this.#present.has(device) || !device.isModem || this.#isOthers(device)) return;
    if (await this.#further.take(device)) return;
    if (!this.#attached.has(device.key) && (await this.#others.spares(device))) return;
    await this.#probeQuietly(device);
  }

  async #probeQuietly(device: GrantedDevice): Promise<void> {
    try {
      await this.#attach(device);
      this.#retries.stop(device);
      this.#held.free(device);
      await this.#others.isModem(device);
      await this.#further.ofMake(device);
    } catch (error) {
      const failure = error instanceof ModemPortError ? error : undefined;
      this.surroundings.log.info('port not taken into service', {
        reason: failure?.code ?? 'failed',
        heard: failure?.heard ?? '',
      });
      if (failure?.answered === true) this.#modems.add(device);
      this.#held.refused(device, failure?.code);
      const later = (failure !== undefined && MAY_DO_LATER.has(failure.code)) || this.#modems.has(device);
      if (later && this.#present.has(device)) this.#retries.later(device);
      else this.#retries.stop(device);
      await this.#others.refused(device, failure?.heard ?? null);
    }
  }

  /** Takes a device out of service, without giving it back. */
  async #detach(device: GrantedDevice): Promise<void> {
    this.#retries.stop(device);
    await this.#further.remove(device);
    const attached = this.#attached.get(device.key);
    if (attached === undefined) return;
    const deviceId = await attached.attaching.catch(() => -1);
    this.#attached.delete(device.key);
    this.#locks.stopWaiting(device.key);
    await this.provider.forgetLine(deviceId);
  }

  /** A device that is given back: plugged in again, or chosen again, it is another one. */
  #release(device: GrantedDevice): void {
    this.#present.delete(device);
    this.#held.free(device);
    for (const source of this.sources) source.release(device);
  }

  /** Another tab has let go of a line. */
  async #freed(key: string): Promise<void> {
    if ((this.#attached.get(key)?.deviceId ?? -1) >= 0) await this.provider.portFreed(key);
    else for (const device of this.#present) if (device.key === key) await this.#attachQuietly(device);
  }

  /** The last of what went over a line's port; undefined for a line of another kind. */
  recordingOf(deviceId: number): Recording | undefined {
    return [...this.#attached.values()].find((attached) => attached.deviceId === deviceId)?.recorder.export();
  }

  #recorded(attached: Attached): Transport {
    return this.#traced(attached, traced(attached.transport, attached.recorder.tap));
  }

  #traced(attached: Attached, transport: Transport): Transport {
    return traced(
      transport,
      trafficTap((direction, text) => {
        this.traffic(attached.deviceId, direction, text);
      }),
    );
  }
}

function failureOf(error: unknown): Refused {
  if (error instanceof ModemPortError) {
    const { code, message, heard } = error;
    return { error: code, message, ...(heard === null ? {} : { heard }) };
  }
  return { error: 'portFailed', message: String(error) };
}
