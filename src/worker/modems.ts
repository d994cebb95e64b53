import type { Scheduler } from '../base/clock.js';
import type { Log } from '../base/log.js';
import type { Random } from '../base/random.js';
import type { ModemConnectResult, TrafficDirection } from '../protocol/messages.js';
import { ModemPortError, type ModemPortOwner } from '../providers/modem/modem-port.js';
import type { ModemProvider } from '../providers/modem/modem-provider.js';
import { OtherModemError } from '../providers/modem/recognition.js';
import { Reconnect } from '../providers/modem/reconnect.js';
import type { KnownLines } from './known-lines.js';
import { permanentId } from './permanent-id.js';
import { PortKeys } from '../transports/port-keys.js';
import { findGrantedPort, watchPorts } from '../transports/serial-ports.js';
import { traced } from '../transports/trace.js';
import type { DeviceTransport, Transport } from '../transports/transport.js';
import { webSerialTransport } from '../transports/web-serial.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../tspi/result.js';
import { trafficTap } from './traffic.js';

/** Whom the ports of this worker report their AT traffic to. */
export type DeviceTraffic = (deviceId: number, direction: TrafficDirection, text: string) => void;

/** Times a port that a person chose is looked for: it may move from line to line as often as there are identical modems that were pulled together. */
const MOST_LOOKS = 8;

/** A serial port that carries a line. The key stays when the device is unplugged and comes back as another port object. */
interface Attached {
  /** Null while the line's modem is on no port: another one is where it was. */
  port: SerialPort | null;
  device: DeviceTransport;
  /** The line's own modem has answered on this port, as far as anything tells. */
  confirmed: boolean;
  /** -1 until the line has been created. */
  deviceId: number;
  /** Settles with the device id: whoever asks for a port that is being taken into service waits for the same thing. */
  attaching: Promise<number>;
}

/**
 * The serial ports of this worker: which of them carry lines, and which line a port that comes back belongs to. Hands the modem
 * provider its ports; knows nothing of AT.
 */
export class Modems {
  readonly #attached = new Map<string, Attached>();
  readonly #keys = new PortKeys();
  /** Ports that are tried again because somebody else has them open. */
  readonly #busy = new Map<SerialPort, Reconnect>();
  #stopWatching: (() => void) | undefined;

  constructor(
    private readonly provider: ModemProvider,
    private readonly serial: Serial | undefined,
    private readonly lines: KnownLines,
    private readonly traffic: DeviceTraffic,
    private readonly surroundings: { readonly scheduler: Scheduler; readonly random: Random; readonly log: Log },
  ) {}

  /** Watches for plugging and unplugging, and takes the ports into service that this site may already use. */
  start(): void {
    const { serial } = this;
    if (serial === undefined) return;
    this.#stopWatching = watchPorts(
      {
        connected: (port) => {
          void this.#attachQuietly(port);
        },
        disconnected: (port) => {
          this.#disconnected(port);
        },
      },
      serial,
    );
    void serial.getPorts().then(async (ports) => {
      for (const port of ports) await this.#attachQuietly(port);
    });
  }

  stop(): void {
    this.#stopWatching?.();
    for (const retry of this.#busy.values()) retry.stop();
    this.#busy.clear();
  }

  /** Connects the port that a window chose. Never rejects: what went wrong is the answer. */
  async connect(index: number, count: number, info: SerialPortInfo): Promise<ModemConnectResult> {
    if (this.serial === undefined) return { error: 'unsupported', message: 'This worker has no serial ports.' };
    const port = await findGrantedPort({ index, count, info }, this.serial);
    if (port === undefined) return { error: 'unplugged', message: 'The chosen port is not there any more.' };
    try {
      return { deviceId: await this.#connected(port) };
    } catch (error) {
      if (error instanceof ModemPortError) return { error: error.code, message: error.message };
      return { error: 'portFailed', message: String(error) };
    }
  }

  /**
   * Forgets a line: removes it for good, and gives the permission to use its port back. Never rejects.
   * @returns BADDEVICEID where there is no such line; OPERATIONUNAVAIL where the line is gone, but the browser does not take the permission back.
   */
  async forget(deviceId: number): Promise<Result> {
    const [key, attached] = [...this.#attached].find(([, one]) => one.deviceId === deviceId) ?? [];
    if (key !== undefined) this.#attached.delete(key);
    if ((await this.provider.forgetLine(deviceId)) === undefined) return LINEERR.BADDEVICEID;
    if (attached === undefined || attached.port === null) return SUCCESS;
    this.#keys.release(attached.port);
    try {
      await attached.device.forget();
      return SUCCESS;
    } catch {
      return LINEERR.OPERATIONUNAVAIL;
    }
  }

  #disconnected(port: SerialPort): void {
    this.#keys.release(port);
    this.#busy.get(port)?.stop();
    this.#busy.delete(port);
    for (const [key, attached] of this.#attached) {
      if (attached.port !== port) continue;
      attached.confirmed = false;
      this.provider.portGone(key);
    }
  }

  /** Takes a port into service: as the line it was before, or as a new one. A port that is in service stays so. */
  #attach(port: SerialPort): Promise<number> {
    const key = this.#keys.keyOf(port);
    const known = this.#attached.get(key);
    if (known === undefined) return this.#attachNew(key, port);
    const inService = known.port === port && known.device.state !== 'closed';
    if (known.deviceId >= 0 && !inService) this.#give(key, known, port);
    return known.attaching;
  }

  /** The device id of a port's line, once it is known that its modem is on it: another one may have been there before. */
  async #connected(port: SerialPort): Promise<number> {
    let deviceId = await this.#attach(port);
    for (let look = 0; look < MOST_LOOKS; look++) {
      const [key, attached] = [...this.#attached].find(([, one]) => one.port === port) ?? [];
      if (key === undefined || attached === undefined) break;
      deviceId = await attached.attaching;
      if (attached.confirmed) break;
      await this.provider.bringUp(key);
      if (attached.port === port) break;
    }
    return deviceId;
  }

  /** A line gets a port on which its modem is, or may be. */
  #give(key: string, attached: Attached, port: SerialPort): void {
    attached.port = port;
    attached.confirmed = false;
    attached.device = webSerialTransport(port);
    this.provider.portReturned(key, this.#traced(attached));
  }

  /**
   * A modem was found on a port that is not its line's: its own line gets the port, and the port which that line had is taken into service as whatever is on it.
   * @returns undefined where the modem's line has it, or there is none.
   */
  #rehome(port: SerialPort, digest: string): Promise<number> | undefined {
    const home = this.#withoutModem(digest);
    if (home === undefined) return undefined;
    const [key, attached] = home;
    const displaced = attached.port;
    this.#keys.exchange(port, key, displaced);
    this.#give(key, attached, port);
    // Its modem has just told: no other one that tells the same is to take the port from it.
    attached.confirmed = true;
    if (displaced !== null && this.#keys.has(displaced)) void this.#attachQuietly(displaced);
    return attached.attaching;
  }

  /** A line whose modem tells this, and is not there. */
  #withoutModem(digest: string): readonly [string, Attached] | undefined {
    for (const key of this.lines.portsOf(digest)) {
      const attached = this.#attached.get(key);
      if (attached !== undefined && attached.deviceId >= 0 && !attached.confirmed) return [key, attached];
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
      isElsewhere: (digest) => this.#withoutModem(digest) !== undefined,
      strayed: (digest) => {
        const { port } = attached;
        if (port === null) return;
        attached.port = null;
        if (this.#rehome(port, digest) !== undefined) return;
        this.#keys.renew(port, new Set(this.#attached.keys()));
        void this.#attachQuietly(port);
      },
    };
  }

  #attachNew(key: string, port: SerialPort): Promise<number> {
    const device = webSerialTransport(port);
    const attached: Attached = { port, device, confirmed: false, deviceId: -1, attaching: Promise.resolve(-1) };
    const owner = this.#owner(attached);
    const transport = this.#traced(attached);
    this.#attached.set(key, attached);
    attached.attaching = this.provider
      .addPort({ key, kind: 'serial', label: 'Serial modem', permanentLineId: permanentId(key), transport, owner })
      .then(
        (deviceId) => (attached.deviceId = deviceId),
        (error: unknown) => {
          this.#attached.delete(key);
          const home = error instanceof OtherModemError ? this.#rehome(port, error.digest) : undefined;
          if (home !== undefined) return home;
          throw error;
        },
      );
    return attached.attaching;
  }

  /**
   * Without a person who waits: a port that is busy is tried again. One that is silent or no modem is left alone, since opening it may
   * disturb what it is, and can be connected by hand.
   */
  async #attachQuietly(port: SerialPort): Promise<void> {
    try {
      await this.#attach(port);
      this.#busy.delete(port);
    } catch (error) {
      const reason = error instanceof ModemPortError ? error.code : 'failed';
      this.surroundings.log.info('port not taken into service', { reason });
      if (reason === 'portBusy') this.#tryAgain(port);
      else this.#busy.delete(port);
    }
  }

  #tryAgain(port: SerialPort): void {
    const { scheduler, random } = this.surroundings;
    const attempt = (): void => void this.#attachQuietly(port);
    const retry = this.#busy.get(port) ?? new Reconnect(scheduler, random, attempt);
    this.#busy.set(port, retry);
    retry.later();
  }

  #traced(attached: Attached): Transport {
    return traced(
      attached.device,
      trafficTap((direction, text) => {
        this.traffic(attached.deviceId, direction, text);
      }),
    );
  }
}
