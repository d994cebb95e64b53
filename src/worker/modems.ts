import type { Log } from '../base/log.js';
import type { ModemConnectResult, TrafficDirection } from '../protocol/messages.js';
import { ModemPortError } from '../providers/modem/modem-port.js';
import type { ModemProvider } from '../providers/modem/modem-provider.js';
import { PortKeys } from '../transports/port-keys.js';
import { findGrantedPort, watchPorts } from '../transports/serial-ports.js';
import { traced } from '../transports/trace.js';
import type { Transport } from '../transports/transport.js';
import { webSerialTransport } from '../transports/web-serial.js';
import { trafficTap } from './traffic.js';

/** Whom the ports of this worker report their AT traffic to. */
export type DeviceTraffic = (deviceId: number, direction: TrafficDirection, text: string) => void;

/** A serial port that carries a line. The key stays when the device is unplugged and comes back as another port object. */
interface Attached {
  port: SerialPort;
  transport: Transport;
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
  #stopWatching: (() => void) | undefined;

  constructor(
    private readonly provider: ModemProvider,
    private readonly serial: Serial | undefined,
    private readonly traffic: DeviceTraffic,
    private readonly log: Log,
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
          this.#keys.release(port);
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

  /** Takes a port into service: as the line it was before, or as a new one. A port that is in service stays so. */
  #attach(port: SerialPort): Promise<number> {
    const key = this.#keys.keyOf(port);
    const known = this.#attached.get(key);
    if (known === undefined) return this.#attachNew(key, port);
    const inService = known.port === port && known.transport.state !== 'closed';
    if (known.deviceId >= 0 && !inService) {
      known.port = port;
      known.transport = this.#transport(port, () => known.deviceId);
      this.provider.portReturned(key, known.transport);
    }
    return known.attaching;
  }

  #attachNew(key: string, port: SerialPort): Promise<number> {
    const transport = this.#transport(port, () => attached.deviceId);
    const attached: Attached = { port, transport, deviceId: -1, attaching: Promise.resolve(-1) };
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

  /** Without a person who waits: a port that is busy or silent now is left alone, and can be connected by hand. */
  async #attachQuietly(port: SerialPort): Promise<void> {
    try {
      await this.#attach(port);
    } catch (error) {
      this.log.info('port not taken into service', { reason: error instanceof ModemPortError ? error.code : 'failed' });
    }
  }

  #transport(port: SerialPort, deviceId: () => number): Transport {
    return traced(
      webSerialTransport(port),
      trafficTap((direction, text) => {
        this.traffic(deviceId(), direction, text);
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
