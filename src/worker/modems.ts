import type { Scheduler } from '../base/clock.js';
import type { Log } from '../base/log.js';
import type { Random } from '../base/random.js';
import type { ModemConnectResult, TrafficDirection } from '../protocol/messages.js';
import { ModemPortError } from '../providers/modem/modem-port.js';
import type { ModemProvider } from '../providers/modem/modem-provider.js';
import { Reconnect } from '../providers/modem/reconnect.js';
import { PortKeys } from '../transports/port-keys.js';
import { isConnected } from '../transports/serial-errors.js';
import { findGrantedPort, watchPorts } from '../transports/serial-ports.js';
import { traced } from '../transports/trace.js';
import type { DeviceTransport, Transport } from '../transports/transport.js';
import { webSerialTransport } from '../transports/web-serial.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../tspi/result.js';
import { trafficTap } from './traffic.js';

/** Whom the ports of this worker report their AT traffic to. */
export type DeviceTraffic = (deviceId: number, direction: TrafficDirection, text: string) => void;

/** A serial port that carries a line. The key stays when the device is unplugged and comes back as another port object. */
interface Attached {
  port: SerialPort;
  device: DeviceTransport;
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
  /** Ports that are tried again. */
  readonly #retries = new Map<SerialPort, Reconnect>();
  /** Ports on which a modem has answered, though it could not be taken into service. */
  readonly #modems = new WeakSet<SerialPort>();
  #stopWatching: (() => void) | undefined;

  constructor(
    private readonly provider: ModemProvider,
    private readonly serial: Serial | undefined,
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
    for (const retry of this.#retries.values()) retry.stop();
    this.#retries.clear();
  }

  /** Connects the port that a window chose. Never rejects: what went wrong is the answer. */
  async connect(index: number, count: number, info: SerialPortInfo): Promise<ModemConnectResult> {
    if (this.serial === undefined) return { error: 'unsupported', message: 'This worker has no serial ports.' };
    const port = await findGrantedPort({ index, count, info }, this.serial);
    if (port === undefined) return { error: 'unplugged', message: 'The chosen port is not there any more.' };
    try {
      return { deviceId: await this.#attach(port) };
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
    if (attached === undefined) return SUCCESS;
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
    this.#retries.get(port)?.stop();
    this.#retries.delete(port);
    for (const [key, attached] of this.#attached) if (attached.port === port) this.provider.portGone(key);
  }

  /** Takes a port into service: as the line it was before, or as a new one. A port that is in service stays so. */
  #attach(port: SerialPort): Promise<number> {
    const key = this.#keys.keyOf(port);
    const known = this.#attached.get(key);
    if (known === undefined) return this.#attachNew(key, port);
    // The device was put in again while its former port was still being taken into service: that ends first, well or badly.
    const again = (): Promise<number> => this.#attach(port);
    if (known.deviceId < 0 && known.port !== port) return known.attaching.then(again, again);
    const inService = known.port === port && known.device.state !== 'closed';
    if (known.deviceId >= 0 && !inService) {
      known.port = port;
      known.device = webSerialTransport(port);
      this.provider.portReturned(key, this.#traced(known));
    }
    return known.attaching;
  }

  #attachNew(key: string, port: SerialPort): Promise<number> {
    const device = webSerialTransport(port);
    const attached: Attached = { port, device, deviceId: -1, attaching: Promise.resolve(-1) };
    const transport = this.#traced(attached);
    this.#attached.set(key, attached);
    attached.attaching = this.provider
      .addPort({ key, kind: 'serial', label: 'Serial modem', permanentLineId: permanentId(key), transport })
      .then(
        (deviceId) => (attached.deviceId = deviceId),
        (error: unknown) => {
          this.#attached.delete(key);
          throw error;
        },
      );
    return attached.attaching;
  }

  /**
   * Without a person who waits: a port that is busy or was hung up, and one on which a modem has answered, is tried again. One that is silent
   * or no modem is left alone, since opening it may disturb what it is, and can be connected by hand.
   */
  async #attachQuietly(port: SerialPort): Promise<void> {
    try {
      await this.#attach(port);
      this.#retries.delete(port);
    } catch (error) {
      const failure = error instanceof ModemPortError ? error : undefined;
      this.surroundings.log.info('port not taken into service', { reason: failure?.code ?? 'failed' });
      if (failure?.answered === true) this.#modems.add(port);
      // Of a port whose device is there, `unplugged` says that its tty was hung up.
      const mayDoLater = failure?.code === 'portBusy' || failure?.code === 'unplugged' || this.#modems.has(port);
      if (mayDoLater && isConnected(port)) this.#tryAgain(port);
      else this.#retries.delete(port);
    }
  }

  #tryAgain(port: SerialPort): void {
    const { scheduler, random } = this.surroundings;
    const attempt = (): void => void this.#attachQuietly(port);
    const retry = this.#retries.get(port) ?? new Reconnect(scheduler, random, attempt);
    this.#retries.set(port, retry);
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

/** A number that is the same in every session for the same key: FNV-1a (RFC 9923), made positive. */
export function permanentId(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash & 0x7fffffff;
}
