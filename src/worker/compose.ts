import type { Scheduler } from '../base/clock.js';
import { nullLog, type Log } from '../base/log.js';
import { systemRandom, type Random } from '../base/random.js';
import { systemScheduler } from '../base/system-scheduler.js';
import { watchWake } from '../base/wake-watch.js';
import { lockManager, type Locks } from '../base/web-locks.js';
import type { CompletionCore } from '../core/completion-core.js';
import { checkedOptions } from '../core/core-options.js';
import { createCore } from '../core/create-core.js';
import { scannersBeside } from '../core/create-scanner.js';
import { Host } from '../host/host.js';
import { clientRights, type ClientRights } from '../host/rights.js';
import type { HeldModems, TrafficDirection, Welcome } from '../protocol/messages.js';
import { ModemProvider } from '../providers/modem/modem-provider.js';
import type { KnownModemStore } from '../stores/known-modem.js';
import { MemoryStore } from '../stores/memory-store.js';
import { ModemDatabase } from '../stores/modem-database.js';
import { PeopleDatabase } from '../stores/people-database.js';
import { NoRecords, type PeopleRecords } from '../stores/people-records.js';
import type { Simulator } from '../simulator/simulator.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { serialSource, type SerialSource } from '../transports/serial-ports.js';
import { serialDevices } from '../transports/serial-source.js';
import { usbSource, type UsbSource } from '../transports/usb-ports.js';
import { usbDevices } from '../transports/usb-source.js';
import { ClientPort, type PortServices } from './client-port.js';
import { ConfigurationError } from './configuration-error.js';
import { CREDIT_LIMITS, type CreditLimits } from './credited-port.js';
import type { DialPolicies } from './dial-policies.js';
import { KnownLines } from './known-lines.js';
import { Modems } from './modems.js';
import { People } from './people.js';
import { startProviders, type ProviderFactories } from './own-providers.js';
import { browserRoles, rolesInMemory, type PortRoles } from './port-roles.js';
import { chosenModems } from './simulator-choice.js';
import type { WorkerOptions } from './worker-options.js';

/** What only tests and embedders choose; the machine's own things otherwise. */
export interface Surroundings {
  readonly scheduler?: Scheduler;
  readonly random?: Random;
  readonly log?: Log;
  /** With any of these given, they stand in place of all of this thread's device interfaces, locks and memory of ports. */
  readonly serial?: SerialSource | undefined;
  readonly usb?: UsbSource | undefined;
  readonly locks?: Locks | undefined;
  readonly roles?: PortRoles | undefined;
  /** Further service providers, by name; those that {@link WorkerOptions.providers} names are started. */
  readonly providers?: ProviderFactories;
  /** Called when the last client has gone. */
  readonly onIdle?: () => void;
  /** Where modems are remembered; the browser's own store where left out, or the session's memory where it has none. */
  readonly modemStore?: KnownModemStore;
  /** Where calls and contacts are kept, likewise. */
  readonly people?: PeopleRecords;
  /** When a client that does not take its messages is given up. */
  readonly credit?: CreditLimits;
  /** With what the dial policy's file is fetched ({@link WorkerOptions.policyUrl}), and the origin that it has to be of. */
  readonly fetch?: typeof globalThis.fetch;
  readonly origin?: string;
}

/** Everything behind the ports. */
export interface Composition {
  readonly host: Host;
  /** The simulator, where there is one. */
  readonly simulator: Simulator | undefined;
  /**
   * A new client.
   * @param rights - What it may do, for as long as the port lives; what is left out is granted (src/host/rights.ts).
   * @returns What lets the client go, for one that is gone without a word.
   * @throws ConfigurationError for rights that are none.
   */
  attach(port: MessagePort, rights?: Partial<ClientRights>): () => void;
  /** Closes every line and lets go of every port; settles when calls are hung up and ports closed. */
  close(): Promise<void>;
}

/** A page has to say what it has worked off long before it is taken for one that works off nothing. */
const UNTOLD_SHARE = 16;

/**
 * The one place where everything is wired: core, host, providers, transports, simulator. Runs in the worker; also in the page,
 * for tests and for browsers without serial ports in workers.
 * @throws ConfigurationError when the dial policy is none or its file is of another origin, the table cannot be, there is no such provider or another option is none; it says what is wrong.
 */
export async function compose(options: WorkerOptions = {}, surroundings: Surroundings = {}): Promise<Composition> {
  const { scheduler: machine = systemScheduler, random = systemRandom, log = nullLog } = surroundings;
  const { providers = {}, onIdle } = surroundings;
  const wake = watchWake(machine);
  const { scheduler } = wake;
  const { credit = CREDIT_LIMITS } = surroundings;
  const { serial, usb, locks, roles = rolesInMemory() } = devicesOf(surroundings);
  const chosen = chosenModems(options.simulator);
  const core = await coreOf(options);
  const policies = await policiesOf(options, surroundings, machine, log);
  const host = new Host({ core, scheduler, ...(policies && { dialGate: policies.gate }) });
  const clients = new Set<ClientPort>();
  const traffic = (deviceId: number, direction: TrafficDirection, text: string): void => {
    for (const client of clients) client.traffic(deviceId, direction, text);
  };

  const people = new People({
    records: surroundings.people ?? peopleRecordsOf(machine),
    random,
    keepsCallLog: callLogOf(options.callLog),
    changed: (what) => {
      for (const client of clients) client.personalChanged(what);
    },
  });
  const keeper = people.keepsCallLog
    ? new (await import('./call-keeper.js')).CallKeeper(host, scheduler, random, people)
    : undefined;

  let heldModems: HeldModems = { byTab: 0, byOthers: 0 };

  const store = surroundings.modemStore ?? modemStoreOf(machine);
  const knownLines = new KnownLines(store, scheduler, log);
  const modemProvider = new ModemProvider({
    recognition: knownLines,
    scheduler,
    random,
    log,
    onWake: (listener) => wake.onWake(listener),
    hangUpOnClose: hangUpOnCloseOf(options.hangUpOnClose),
    createScanner: scannersBeside(core),
  });
  host.addProvider(modemProvider);
  const parts = { scheduler, random, log };
  const failedProviders = await startProviders(options.providers, providers, parts, (provider) => {
    host.addProvider(provider);
  });

  // What is simulated is loaded only where it is asked for; what cannot be loaded fails the start, with the browser's word on it.
  const simulatedParts = { scheduler: machine, random, clock: scheduler, provider: modemProvider, traffic };
  const simulated =
    chosen.length > 0
      ? await (await import('./simulated-lines.js')).SimulatedLines.start(chosen, simulatedParts)
      : undefined;
  const simulator = simulated?.simulator;
  const office =
    options.exchange === true
      ? (await import('./exchange.js')).startOffice(machine, random, simulator?.network)
      : undefined;
  if (office !== undefined) host.addProvider(office.provider);
  const sources = [
    ...(serial === undefined ? [] : [serialDevices(serial)]),
    ...(usb === undefined ? [] : [usbDevices(usb, scheduler)]),
  ];
  const modems = new Modems(modemProvider, sources, knownLines, traffic, {
    scheduler,
    random,
    log,
    locks,
    roles,
    onHeld: (held) => {
      heldModems = held;
      for (const client of clients) client.held(held);
    },
  });
  modems.start();

  const welcome: Omit<Welcome, 'rights'> = {
    coreReason: core.jsReason ?? '',
    failedProviders,
    deviceApis: { serial: serial !== undefined, usb: usb !== undefined },
    requestLimit: host.requestLimit,
    untoldBytes: credit.stalledBytes / UNTOLD_SHARE,
    hasSimulator: simulator !== undefined,
    magicNumbers: office?.numbers ?? simulator?.magicNumbers ?? [],
    keepsCallLog: people.keepsCallLog,
  };
  const services: PortServices = {
    host,
    welcome,
    credit,
    now: () => scheduler.now(),
    soon: (run) => {
      scheduler.soon(run);
    },
    ports: () => modemProvider.ports,
    connectModem: (sighting, onStep) => modems.connect(sighting, onStep),
    addModemPort: (deviceId, sighting) => modems.addPort(deviceId, sighting),
    heldModems: () => heldModems,
    releaseHeldModems: () => modems.releaseHeld(),
    forgetModem: (deviceId) => modems.forget(deviceId),
    setLineLabel: (deviceId, label) => modemProvider.setLabel(deviceId, label),
    identifyModem: (deviceId) => modemProvider.identify(deviceId),
    recordingOf: (deviceId) => simulated?.recordingOf(deviceId) ?? modems.recordingOf(deviceId),
    playSimulator: (deviceId, action) => simulated?.play(deviceId, action) ?? LINEERR.BADDEVICEID,
    modemStore: () => store.condition,
    people,
    linesChanged: () => keeper?.look(),
  };
  const left = (client: ClientPort): void => {
    keeper?.look();
    if (clients.delete(client) && clients.size === 0) onIdle?.();
  };
  return {
    host,
    simulator,
    attach: (port, rights = {}) => {
      const client = new ClientPort(port, services, rightsOf(rights), left);
      clients.add(client);
      return () => {
        client.close();
      };
    },
    close: async () => {
      policies?.stop();
      modems.stop();
      for (const client of [...clients]) client.close();
      const kept = keeper?.close();
      host.shutdown();
      await modemProvider.released.finally(() => {
        store.close();
      });
      await kept;
      people.close();
    },
  };
}

type Devices = Pick<Surroundings, 'serial' | 'usb' | 'locks' | 'roles'>;

function devicesOf(given: Devices): Devices {
  const own = ['serial', 'usb', 'locks', 'roles'].some((name) => name in given);
  return own ? given : { serial: serialSource(), usb: usbSource(), locks: lockManager(), roles: browserRoles() };
}

function modemStoreOf(scheduler: Scheduler): KnownModemStore {
  return 'indexedDB' in globalThis ? new ModemDatabase(scheduler) : new MemoryStore();
}

function peopleRecordsOf(scheduler: Scheduler): PeopleRecords {
  return 'indexedDB' in globalThis ? new PeopleDatabase(scheduler) : new NoRecords();
}

function policiesOf(
  options: WorkerOptions,
  { fetch, origin }: Surroundings,
  scheduler: Scheduler,
  log: Log,
): Promise<DialPolicies> | undefined {
  const { dialPolicy = null, policyUrl = '' } = options;
  if (dialPolicy === null && policyUrl === '') return undefined;
  const parts = { ...(fetch && { fetch }), ...(origin !== undefined && { origin }), scheduler, log };
  return import('./dial-policies.js').then(({ openPolicies }) => openPolicies(options, parts));
}

function rightsOf(given: unknown): ClientRights {
  try {
    return clientRights(given);
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : String(error));
  }
}

function coreOf({ jsCore, slots }: WorkerOptions): Promise<CompletionCore> {
  try {
    return createCore({ forceJs: jsCore === true, ...checkedOptions(slots === undefined ? {} : { slots }) });
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : String(error));
  }
}

function callLogOf(chosen: unknown): boolean {
  if (chosen === undefined || typeof chosen === 'boolean') return chosen ?? false;
  throw new ConfigurationError('callLog must be true or false.');
}

function hangUpOnCloseOf(chosen: unknown): boolean {
  if (chosen === undefined || typeof chosen === 'boolean') return chosen ?? true;
  throw new ConfigurationError('hangUpOnClose must be true or false.');
}
