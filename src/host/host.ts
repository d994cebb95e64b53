import type { Scheduler } from '../base/clock.js';
import type { CompletionCore } from '../core/completion-core.js';
import { INITIALIZE_NEGOTIATION } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { LineService } from '../tspi/structures.js';
import type { HostCall } from './call.js';
import type { ClientSink } from './client-sink.js';
import { DEVICE_LIMIT, isDeviceCount, isNegotiated, lineCaps, phoneCaps } from './device-caps.js';
import type { LineDevice } from './line.js';
import { PhoneBoard } from './phone-board.js';
import type { PhoneDevice } from './phone.js';
import { ProviderPort } from './provider-port.js';
import { EVERY_RIGHT } from './rights.js';
import { Session } from './session.js';
import { HIGHEST_VERSION, LOWEST_VERSION } from './versions.js';
import { Switchboard, type DeviceListener } from './switchboard.js';
import type { HostCounters, TraceEntry } from './trace.js';

const OUT_OF_SERVICE: LineService = { state: 'closed', reason: 'none' };

/**
 * Decides on an address before a provider sees it; `dialledBefore` is what the same call has dialled already, `emergencyNumbers` gives those that
 * lines name.
 * @returns undefined where it may be dialled, else the error that refuses it.
 */
export type DialGate = (
  destAddress: string,
  dialledBefore: string,
  emergencyNumbers: () => readonly string[],
) => Result | undefined;

export interface HostOptions {
  readonly core: CompletionCore;
  readonly scheduler: Scheduler;
  /** The dial policy; everything may be dialled without. */
  readonly dialGate?: DialGate;
}

/**
 * TAPI's side: between any number of clients and any number of providers. Knows devices and clients; the switchboard knows open
 * lines, calls and requests.
 */
export class Host implements DeviceListener {
  readonly switchboard: Switchboard;
  readonly phones: PhoneBoard;
  readonly dialGate: DialGate;
  readonly core: CompletionCore;
  /** Requests that one client may have outstanding: of a large table half. One busy page must not starve the others. */
  readonly requestLimit: number;
  readonly #scheduler: Scheduler;
  readonly #devices = new Map<number, LineDevice>();
  readonly #providers: { readonly port: ProviderPort; readonly version: number }[] = [];
  /** What a provider said of a device while it was being created. */
  readonly #earlyService = new Map<number, LineService>();
  #nextDeviceId = 0;
  #nextEndToEndId = 1;

  constructor({ core, scheduler, dialGate = () => undefined }: HostOptions) {
    this.core = core;
    this.requestLimit = Math.max(1024, core.slots / 2);
    this.#scheduler = scheduler;
    this.dialGate = dialGate;
    this.switchboard = new Switchboard(core, scheduler, this);
    this.phones = new PhoneBoard(this.switchboard, scheduler);
    this.switchboard.release.onCapsChange = (device) => {
      this.#capsChanged(device);
    };
    this.switchboard.release.onOrphan = (call) => {
      scheduler.soon(() => {
        this.closeCall(call);
      });
    };
  }

  get counters(): Readonly<HostCounters> {
    return this.switchboard.counters;
  }

  get trace(): readonly TraceEntry[] {
    return this.switchboard.trace.entries;
  }

  /** Takes a provider into service: negotiates, counts its devices, starts it. Throws when it refuses, or answers nonsense. */
  addProvider(provider: ServiceProvider): void {
    const port = new ProviderPort(provider, this.switchboard);
    const providerId = this.#providers.length + 1;
    const version = out(0);
    const numLines = out(0);
    const numPhones = out(0);
    const base = this.#nextDeviceId;
    const phoneBase = this.phones.nextDeviceId;
    this.#require('lineNegotiateTSPIVersion', provider, () =>
      port.sync('lineNegotiateTSPIVersion', (p) =>
        p.lineNegotiateTSPIVersion(INITIALIZE_NEGOTIATION, LOWEST_VERSION, HIGHEST_VERSION, version),
      ),
    );
    if (!isNegotiated(version.value)) throw this.#nonsense(provider, 'an interface version that there is not');
    this.#require('providerEnumDevices', provider, () =>
      port.sync('providerEnumDevices', (p) => p.providerEnumDevices(providerId, numLines, numPhones)),
    );
    if (!isDeviceCount(numLines.value) || !isDeviceCount(numPhones.value))
      throw this.#nonsense(provider, 'a number of devices that cannot be');
    this.#require('providerInit', provider, () =>
      port.sync('providerInit', (p) => p.providerInit(version.value, providerId, base, port, phoneBase)),
    );
    this.#providers.push({ port, version: version.value });
    for (let i = 0; i < numLines.value; i++) this.#addDevice(port, this.#nextDeviceId++);
    for (let i = 0; i < numPhones.value; i++) this.phones.add(port);
  }

  /** Ends every provider's session; all clients must be detached before. */
  shutdown(): void {
    for (const session of [...this.switchboard.release.sessions]) session.detach();
    for (const { port, version } of this.#providers) port.sync('providerShutdown', (p) => p.providerShutdown(version));
    this.#providers.length = 0;
  }

  /**
   * A new client. It hears at once of every device that it may see.
   * @param firstHandle - The handle that the first call which comes in for it gets: even, above all that it knows.
   */
  attach(sink: ClientSink, rights = EVERY_RIGHT, firstHandle = 2): Session {
    const session = new Session(this, sink, rights, firstHandle);
    this.switchboard.drain();
    this.switchboard.release.sessions.add(session);
    for (const device of this.#devices.values()) session.tellDevice(device, false);
    for (const phone of this.phones.devices.values()) session.tellPhone(phone, false);
    return session;
  }

  forgetSession(session: Session): void {
    this.switchboard.release.sessions.delete(session);
  }

  /** Every line device, in the order of their ids. */
  get devices(): Iterable<LineDevice> {
    return this.#devices.values();
  }

  device(deviceId: number): LineDevice | undefined {
    return this.#devices.get(deviceId);
  }

  nextEndToEndId(): number {
    return this.#nextEndToEndId++;
  }

  /** Closes a call at its provider: what is outstanding on it completes before this returns. */
  closeCall(call: HostCall): void {
    const { hdCall } = call;
    if (call.phase === 'dead') return;
    if (hdCall !== 0) call.line.device.provider.sync('lineCloseCall', (p) => p.lineCloseCall(hdCall));
    this.switchboard.endCall(call);
    this.switchboard.wake();
  }

  created(port: ProviderPort, tempId: number): void {
    // The device gets its id once the provider is off the stack: the answer is a call into the provider.
    const deviceId = this.#nextDeviceId++;
    this.#scheduler.soon(() => {
      const bound = port.sync('providerCreateLineDevice', (p) => p.providerCreateLineDevice?.(tempId, deviceId));
      if (bound === SUCCESS) this.#addDevice(port, deviceId);
      this.#earlyService.delete(deviceId);
    });
  }

  service(port: ProviderPort, deviceId: number, service: LineService): void {
    const device = this.#devices.get(deviceId);
    if (device === undefined && deviceId >= 0 && deviceId < this.#nextDeviceId + DEVICE_LIMIT)
      this.#earlyService.set(deviceId, service);
    if (device?.provider !== port) return;
    device.service = service;
    this.#scheduler.soon(() => {
      Object.assign(device, lineCaps(port, deviceId, device.tspiVersion));
      this.switchboard.deviceChanged(device);
    });
  }

  removed(port: ProviderPort, deviceId: number): void {
    const device = this.#devices.get(deviceId);
    if (device?.provider !== port) return;
    this.#devices.delete(deviceId);
    if (device.open !== null) this.switchboard.endLine(device.open);
    this.switchboard.deviceChanged(device, true);
  }

  #addDevice(port: ProviderPort, deviceId: number): void {
    const version = out(0);
    const negotiated = port.sync('lineNegotiateTSPIVersion', (p) =>
      p.lineNegotiateTSPIVersion(deviceId, LOWEST_VERSION, HIGHEST_VERSION, version),
    );
    if (negotiated !== SUCCESS) return;
    const tspiVersion = version.value;
    if (!isNegotiated(tspiVersion)) {
      this.switchboard.counters.badValues++;
      return;
    }
    const caps = lineCaps(port, deviceId, tspiVersion);
    if (caps === undefined) return;
    const device: LineDevice = {
      deviceId,
      provider: port,
      tspiVersion,
      ...caps,
      service: this.#earlyService.get(deviceId) ?? OUT_OF_SERVICE,
      open: null,
    };
    this.#devices.set(deviceId, device);
    this.switchboard.deviceChanged(device);
  }

  /** A provider has told that a device's capabilities are others: every mirror has them before the message that tells of it. */
  #capsChanged(device: LineDevice | PhoneDevice): void {
    const { provider, deviceId, tspiVersion } = device;
    const { sessions } = this.switchboard.release;
    if ('addressCaps' in device) {
      Object.assign(device, lineCaps(provider, deviceId, tspiVersion));
      for (const session of sessions) session.tellDevice(device, false);
    } else {
      device.caps = phoneCaps(provider, deviceId, tspiVersion) ?? device.caps;
      for (const session of sessions) session.tellPhone(device, false);
    }
  }

  #require(what: string, provider: ServiceProvider, run: () => Result): void {
    const result = run();
    if (result !== SUCCESS) throw new HostError(`${provider.providerName} refused ${what}`, result);
  }

  #nonsense(provider: ServiceProvider, what: string): HostError {
    this.switchboard.counters.badValues++;
    return new HostError(`${provider.providerName} gave ${what}`);
  }
}

/** A provider could not be taken into service. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    message: string,
    /** What the provider answered. */
    readonly result: Result = LINEERR.OPERATIONFAILED,
  ) {
    super(message);
  }
}
