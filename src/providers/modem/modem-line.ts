import type { AtChannel, CreateScanner } from '../../at/channel.js';
import type { Log } from '../../base/log.js';
import type { Scheduler } from '../../base/clock.js';
import type { Random } from '../../base/random.js';
import { LINEDEVSTATE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import type { HdCall, HdLine, HtLine } from '../../tspi/result.js';
import type { LineService, LineServiceReason } from '../../tspi/structures.js';
import type { ReceiveErrorKind, Transport } from '../../transports/transport.js';
import { isOk } from './bring-up.js';
import type { CallControlContext } from './call-context.js';
import { CallControl } from './call-control.js';
import { CellularControl } from './cellular/cellular-control.js';
import type { NetworkStanding } from './cellular/network-standing.js';
import { NetworkWatch, type NetworkOwner } from './cellular/network-watch.js';
import { LineServices } from './cellular/services.js';
import { SimLock } from './cellular/sim-lock.js';
import { ConsoleRequests } from './console/console-requests.js';
import type { LineCalls } from './line-calls.js';
import { DeviceWatch, type DeviceOwner } from './device-watch.js';
import { LiveCalls, type Finding, type FindingOwner } from './live-calls.js';
import { ModemLink, type LinkLoss } from './modem-link.js';
import { ModemRecogniser } from './modem-recogniser.js';
import { ModemPortError, type ModemPort, type ModemPortErrorCode } from './modem-port.js';
import { ModemSetUp } from './modem-set-up.js';
import type { Progress } from './probe.js';
import type { ModemIdentity, ModemProfile } from './profiles.js';
import { IdentifySign, signOf } from './identify-sign.js';
import { OtherModemError, type LineRecord, type ModemRecognition } from './recognition.js';
import { Reconnect } from './reconnect.js';
import { RequestLedger } from './request-ledger.js';
import { SecondPorts } from './second-ports.js';
import { noteUnasked } from './unasked-note.js';

/** What a line is made from. */
export interface ModemLineDeps {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly log: Log;
  readonly hangUpOnClose: boolean;
  /** Kinds of modems to be asked before the built-in ones. */
  readonly profiles: readonly ModemProfile[];
  /** Knows modems again; null where nobody remembers them. */
  readonly recognition: ModemRecognition | null;
  readonly host: ProviderHost;
  readonly createScanner: CreateScanner;
  /** Takes the voice that is received on calls, by the line's permanent id; null: it is thrown away. */
  readonly onVoice: ((permanentLineId: number, bytes: Uint8Array) => void) | null;
  /** Handles are unique in the provider. */
  readonly newHandle: () => HdCall;
}

/** How long the harmless `AT` after a sleep may take; without an answer the channel resynchronises, and the line is lost when that fails too. */
const STILL_THERE_LIMIT_MS = 2000;
/** S7's default of most modems. */
const DEFAULT_NO_ANSWER_SECONDS = 60;

const reasons: Readonly<Record<ModemPortErrorCode, LineServiceReason>> = {
  portBusy: 'portBusy',
  heldByTab: 'heldByTab',
  heldBySystem: 'heldBySystem',
  noAnswer: 'noAnswer',
  garbage: 'garbage',
  // Is told of ports that have no line yet.
  notAModem: 'noAnswer',
  initFailed: 'initFailed',
  unplugged: 'unplugged',
  portFailed: 'portFailed',
};

/**
 * One line device: a modem on a port that comes and goes. Owns the link and the calls. The port is opened when calls are wanted or made
 * (nf-tspi-tspi_lineopen), and closed with the line.
 */
export class ModemLine implements CallControlContext {
  /** What stays when the device comes back on another transport. */
  readonly port: Omit<ModemPort, 'transport'>;
  readonly requests: RequestLedger;
  /** The further ports of its modem. */
  readonly seconds: SecondPorts;
  readonly scheduler: Scheduler;
  readonly host: ProviderHost;
  readonly newHandle: () => HdCall;
  readonly onVoice: (bytes: Uint8Array) => void;
  readonly hangUpOnClose: boolean;
  readonly log: Log;
  /** A person's own commands. */
  readonly console: ConsoleRequests;
  readonly #setUp: ModemSetUp;
  readonly #recogniser: ModemRecogniser;
  readonly #live: LiveCalls;
  readonly #reconnect: Reconnect;
  readonly #device: DeviceWatch;
  readonly #createScanner: CreateScanner;
  readonly #receiveErrors = { overrun: 0, framing: 0, parity: 0, break: 0 };
  #control: LineCalls;
  #network: NetworkWatch | null = null;
  #simLock: SimLock | null = null;
  #services: LineServices | null = null;
  #link: ModemLink;
  #deviceId: number | null = null;
  #service: LineService = { state: 'closed', reason: 'none' };
  #readySinceMs = 0;
  #htLine: HtLine | null = null;
  #hdLine: HdLine | null = null;
  #bringUp: Promise<void> | null = null;
  /** The modem has started anew while it was set up: that has to be done once more. */
  #startedMeanwhile = false;
  #closing: Promise<void> = Promise.resolve();
  /** Another modem was on the port, which is not this line's any more. */
  #away = false;
  /** A sign that is being given. */
  #sign: IdentifySign | null = null;
  /** What the line is to other sessions, and the user's name for it. */
  record: LineRecord;
  /** The line's name for people, given when its device is created; no other line of the provider has it. */
  name = '';
  detection = 0;
  noAnswerSeconds = DEFAULT_NO_ANSWER_SECONDS;

  constructor(port: ModemPort, deps: ModemLineDeps) {
    const { transport, ...lasting } = port;
    this.port = lasting;
    this.scheduler = deps.scheduler;
    this.host = deps.host;
    this.newHandle = deps.newHandle;
    this.onVoice = (bytes) => deps.onVoice?.(this.record.permanentLineId, bytes);
    this.hangUpOnClose = deps.hangUpOnClose;
    this.log = deps.log;
    this.#createScanner = deps.createScanner;
    this.requests = new RequestLedger(deps.host);
    this.#link = this.#newLink(transport);
    this.#control = new CallControl(this);
    this.console = new ConsoleRequests(this);
    this.seconds = new SecondPorts(lasting, deps, (urc) => {
      // While a dial or an answer is under way, or data flows, the port that carries it tells.
      if (urc.kind !== 'shielded' && !this.control.closedToCommands) this.control.urc(urc);
    });
    this.#live = new LiveCalls(this, this.#adoption());
    this.record = { permanentLineId: port.permanentLineId, label: '' };
    this.#recogniser = new ModemRecogniser(lasting, deps.recognition);
    this.#setUp = new ModemSetUp(this.#live, this.#recogniser, deps);
    this.#device = new DeviceWatch(this.#deviceOwner(), deps.log);
    this.#reconnect = new Reconnect(deps.scheduler, deps.random, () => {
      // Nobody wants calls: the next to open the line tries at once.
      if (this.detection !== 0) this.wake();
    });
  }

  get identity(): ModemIdentity {
    return this.#setUp.identity;
  }

  get profile(): ModemProfile {
    return this.#setUp.profile;
  }

  /** What a cellular modem can do with calls. */
  get abilities(): ModemSetUp['abilities'] {
    return this.#setUp.abilities;
  }

  /** Its calls: those of an analog line until the modem has told that it is a cellular one. */
  get control(): LineCalls {
    return this.#control;
  }

  /** The network of a cellular modem; null of an analog one. */
  get network(): Pick<NetworkStanding, 'inService' | 'signalLevel' | 'roaming'> | null {
    return this.#network?.known ?? null;
  }

  /** The lock of a cellular modem's SIM; null of an analog one. */
  get simLock(): SimLock | null {
    return this.#simLock;
  }

  /** What the network of a cellular modem does beside calls; null of an analog one. */
  get services(): LineServices | null {
    return this.#services;
  }

  get service(): LineService {
    return this.#service;
  }

  /** Errors of its receivers that were survived, on whatever port it was. */
  get receiveErrors(): Readonly<Record<ReceiveErrorKind, number>> {
    return { ...this.#receiveErrors };
  }

  get link(): ModemLink {
    return this.#link;
  }

  /** The host's handle while the line is open; null otherwise. */
  get htLine(): HtLine | null {
    return this.#htLine;
  }

  /** The provider's handle while the line is open; null otherwise. */
  get hdLine(): HdLine | null {
    return this.#hdLine;
  }

  /** The device id the host gave out; null before. */
  get deviceId(): number | null {
    return this.#deviceId;
  }

  /** The host has given out a device id. */
  tie(deviceId: number): void {
    this.#deviceId = deviceId;
    this.#tell('ready', 'none');
    this.port.owner?.confirmed();
  }

  /** Tells that something about the device has changed beside its service. */
  described(): void {
    this.#tell(this.#service.state, this.#service.reason);
  }

  /** Finds the modem on a new port and gets it ready. Rejects with ModemPortError, with the port closed. */
  async commission(progress: Progress): Promise<void> {
    try {
      progress({ step: 'opening' });
      this.#startedMeanwhile = false;
      await this.#setUp.first(this.#link, progress);
      while (this.#takeStarted()) await this.#setUp.restarted(this.#link);
      const { cellular } = this.profile;
      if (cellular !== null) {
        this.#control = new CellularControl(this, cellular, this.abilities);
        this.#network = new NetworkWatch(this, this.#networkOwner());
        this.#services = new LineServices(this);
        this.#simLock = new SimLock(this, this.#network, () => this.control.closedToCommands);
      }
      this.record = await this.#recogniser.record(this.identity, this.#setUp.rate);
      this.log.info('modem.commissioned', { profile: this.profile.name, rate: this.#setUp.rate });
    } catch (error) {
      await this.#link.close();
      if (this.#setUp.rate === 0 || !(error instanceof ModemPortError) || error.code === 'notAModem') throw error;
      throw new ModemPortError(error.code, error.message, { cause: error, answered: true, heard: error.heard });
    }
  }

  /** Opens the line for the host. The port stays as it is. */
  open(hdLine: HdLine, htLine: HtLine): void {
    this.#hdLine = hdLine;
    this.#htLine = htLine;
    this.detection = 0;
  }

  /** Closes the line: ends its requests, hangs up and closes the port in the background. */
  close(): void {
    this.requests.cut(LINEERR.OPERATIONFAILED);
    this.#htLine = null;
    this.#hdLine = null;
    this.detection = 0;
    this.#reconnect.stop();
    this.#live.stop();
    const link = this.#link;
    this.#closing = this.control.closeAll().then(async () => {
      if (this.#hdLine === null && link === this.#link) await this.#closePort(link);
    });
  }

  /** Settles when what {@link ModemLine.close} began has ended: calls hung up, port closed. */
  get released(): Promise<void> {
    return this.#closing;
  }

  /** Whether the port is open and the modem set up. */
  get isReady(): boolean {
    return this.#service.state === 'ready' && this.#link.channel !== null;
  }

  /** Opens the port and sets the modem up, unless that has been done. Rejects with ModemPortError. */
  ready(): Promise<void> {
    if (this.#sign !== null) return this.#sign.end().then(() => this.#ready());
    return this.#ready();
  }

  #ready(): Promise<void> {
    if (this.isReady) return Promise.resolve();
    if (this.#bringUp !== null) return this.#bringUp;
    // A device that has returned meanwhile has a setting up of its own by then.
    const bringUp: Promise<void> = this.#bringUpOnce().finally(() => {
      if (this.#bringUp === bringUp) this.#bringUp = null;
    });
    this.#bringUp = bringUp;
    return bringUp;
  }

  /**
   * Gives a sign that a person can notice on the modem. Rejects with ModemPortError where it cannot be set up.
   * @returns false where a call has the line or takes it meanwhile.
   */
  async identify(): Promise<boolean> {
    // A modem that is closed to commands is not set up for it.
    if (!this.busy) await this.#ready();
    if (this.busy) return false;
    if (this.#sign !== null) return this.#sign.give();
    const sign = new IdentifySign(this, signOf(this.port, this.profile));
    this.#sign = sign;
    const given = await sign.give();
    this.#sign = null;
    if (this.#hdLine === null && this.isReady) await this.#closePort(this.#link);
    return given;
  }

  /** Whether a call has the line, or may have it. */
  get busy(): boolean {
    return this.control.busy || this.#live.mayBeUp;
  }

  /** Whether nothing may be sent now but what ends a dial, an answer or a data connection. */
  get closedToCommands(): boolean {
    return this.control.closedToCommands;
  }

  /** Sets what calls need once more; false where something came between. A modem that goes meanwhile is told of as ever. */
  async settle(): Promise<boolean> {
    const link = this.#link;
    const may = (): boolean => link === this.#link && this.isReady && this.#bringUp === null && !this.closedToCommands;
    if (may()) await this.#setUp.settle(link, may);
    return may() || !this.isReady;
  }

  /** Another tab of this site has let go of the line. Settles when an attempt that this leads to has ended. */
  async freed(): Promise<void> {
    this.#reconnect.hurry();
    await this.#bringUp?.catch(() => undefined);
  }

  /** The device of this line is not there any more. */
  gone(): void {
    const link = this.#link;
    if (link.channel !== null) this.#lost(link, 'unplugged');
    void link.close();
  }

  /** The same device is there again, on a new transport. The old one is done with, whether or not its loss was told. */
  returned(transport: Transport): void {
    this.gone();
    this.#link = this.#newLink(transport);
    this.#away = false;
    this.#bringUp = null;
    this.#reconnect.stop();
    this.#tell('closed', 'none');
    if (this.detection !== 0) this.wake();
  }

  /** Calls are wanted: LINEMEDIAMODE bits, 0 for none. A line that is tried again by and by stays with that. */
  want(mediaModes: number): void {
    this.detection = mediaModes;
    if (mediaModes === 0) return;
    if (this.isReady) void this.#live.look();
    else if (this.#service.state === 'lost') this.#reconnect.later();
    else if (!this.#reconnect.waiting) this.wake();
  }

  /** Gets ready, because calls are wanted; what goes wrong is told as the line's service, and tried again. */
  wake(): void {
    this.ready().catch(() => undefined);
  }

  /**
   * The machine has slept: whether the modem is there and what became of its call is asked as after a loss, with a line that does nothing.
   * A modem that is dialling, answering or in data state is left alone: its result code, our time limit or the carrier line tells.
   */
  async resync(sleptMs: number): Promise<void> {
    this.#reconnect.hurry();
    const { channel } = this.#link;
    if (!this.isReady || channel === null) return;
    const sinceMs = this.scheduler.wallTime() - sleptMs;
    this.control.woke();
    const finding = this.control.closedToCommands ? 'untold' : await this.#ask(channel);
    if (finding === 'untold') this.control.doubt(sinceMs);
  }

  /** Ends everything on the line for good, as when the device is forgotten. */
  async retire(): Promise<void> {
    this.#reconnect.stop();
    this.#service = { state: 'closed', reason: 'none' };
    let onHook: Promise<void> = Promise.resolve();
    this.#endLine(() => {
      onHook = this.control.retire();
    });
    await Promise.all([this.#closing, onHook]);
    this.seconds.close();
    await Promise.all([this.#link.close(), this.seconds.closed]);
  }

  async #ask(channel: AtChannel): Promise<Finding> {
    return isOk(await channel.ask({ text: 'AT', timeLimitMs: STILL_THERE_LIMIT_MS })) ? this.#live.look() : 'untold';
  }

  async #bringUpOnce(): Promise<void> {
    await this.#closing;
    if (this.#away) throw new ModemPortError('unplugged', 'The modem is not plugged in.');
    const link = this.#link;
    const from = this.#service.state;
    // A device that was lost stays so until its port opens.
    if (from !== 'lost') this.#tell('opening', 'none');
    await this.#intoService(link, () =>
      this.#setUp.again(link, () => {
        if (link === this.#link && this.#service.state === 'lost') this.#tell('opening', 'none');
      }),
    );
  }

  async #intoService(link: ModemLink, setUp: () => Promise<Finding>): Promise<void> {
    try {
      this.#startedMeanwhile = false;
      let finding = await setUp();
      while (this.#takeStarted()) finding = await this.#setUp.restarted(link);
      this.#reconnect.succeeded();
      this.#tell('ready', 'none');
      this.port.owner?.confirmed();
      this.#live.tell(finding);
    } catch (error) {
      await link.close();
      if (link !== this.#link) throw error;
      if (error instanceof OtherModemError) this.#strayed(error.digest);
      else this.#failed(error instanceof ModemPortError ? error.code : 'portFailed');
      throw error;
    }
  }

  /** Its calls and settings are gone; the line stays as it is. */
  #startAgain(): void {
    const link = this.#link;
    this.log.warn('modem.restarted');
    this.#live.stop();
    this.#live.mayBeUp = false;
    this.requests.cut(LINEERR.RESOURCEUNAVAIL);
    this.control.lost();
    link.channel?.endAll();
    this.#tell('opening', 'none');
    const bringUp: Promise<void> = this.#intoService(link, () => this.#setUp.restarted(link)).finally(() => {
      if (this.#bringUp === bringUp) this.#bringUp = null;
    });
    this.#bringUp = bringUp;
    bringUp.catch(() => undefined);
  }

  #takeStarted(): boolean {
    const started = this.#startedMeanwhile;
    this.#startedMeanwhile = false;
    return started;
  }

  #deviceOwner(): DeviceOwner {
    const isReady = (): boolean => this.isReady && this.#bringUp === null;
    return {
      link: () => this.#link,
      isReady,
      readyForMs: () => this.scheduler.now() - this.#readySinceMs,
      restarted: () => {
        if (isReady()) this.#startAgain();
        else if (this.#setUp.found) this.#startedMeanwhile = true;
        else this.#setUp.starts++;
      },
    };
  }

  /** The modem of another line is on the port: this line's own is not there. */
  #strayed(digest: string): void {
    this.log.warn('modem.strayed');
    this.#endLine(() => {
      this.control.lost();
    });
    this.#reconnect.stop();
    this.#away = true;
    this.#tell('lost', 'unplugged');
    this.port.owner?.strayed(digest);
  }

  /** A device that is not there tells when it is; everything else is tried again. */
  #failed(code: ModemPortErrorCode): void {
    const { state } = this.#service;
    if (state === 'opening' || (state === 'lost' && code !== 'unplugged'))
      this.#tell(code === 'unplugged' ? 'lost' : 'failed', reasons[code]);
    // Only a port that refuses to open says for sure that the device is not there.
    const there = code !== 'unplugged' || this.#link.loss !== null;
    if (there && this.#service.state !== 'closed') this.#reconnect.later();
  }

  async #closePort(link: ModemLink): Promise<void> {
    // Told first: a setting up that this cuts short must not tell of a failure.
    if (this.#service.state === 'ready' || this.#service.state === 'opening') this.#tell('closed', 'none');
    await Promise.all([link.close(), this.seconds.closed]);
  }

  #lost(link: ModemLink, reason: LinkLoss): void {
    if (link !== this.#link) return;
    this.log.warn('modem.lost', { reason });
    // Where a call is to outlive its port, one that was up may be there still.
    // Where a modem lists its calls, that tells.
    if (!this.hangUpOnClose && this.control.offHook && this.profile.cellular === null) this.#live.mayBeUp = true;
    // While the modem is being set up, what waits for it learns of the loss by its rejection; it tells the service.
    this.#endLine(() => {
      this.control.lost();
    });
    if (this.#deviceId === null || this.#bringUp !== null) return;
    // Also after `unplugged`: a serial port that was hung up looks the same and comes back without a word (Web Serial, `readable` attribute).
    this.#reconnect.later();
    if (reason === 'unplugged') this.#tell('lost', 'unplugged');
    else this.#tell('failed', reason === 'failed' ? 'portFailed' : 'noAnswer');
  }

  /** Requests first, then calls, then the line (line-close). */
  #endLine(endCalls: () => void): void {
    this.#live.stop();
    this.requests.cut(LINEERR.RESOURCEUNAVAIL);
    endCalls();
    if (this.#htLine !== null) this.host.lineEvent(this.#htLine, 0, TAPI_MESSAGE.LINE_CLOSE, 0, 0, 0);
    this.#htLine = null;
    this.#hdLine = null;
    this.detection = 0;
  }

  #tell(state: LineService['state'], reason: LineServiceReason): void {
    const wasReady = this.#service.state === 'ready';
    // A modem that is ready may still lack a SIM or a network.
    const network = state === 'ready' ? this.#network : null;
    const known = network?.known;
    const services = this.#services;
    this.#service =
      known === undefined || services === null
        ? { state, reason }
        : { state, ...known.service, network: services.standing(known.network) };
    if (state !== 'ready') {
      this.#network?.stop();
      this.#services?.stop();
    } else if (!wasReady) {
      this.#readySinceMs = this.scheduler.now();
      this.#network?.start(this.#setUp.refused);
    }
    if (state === 'ready') this.seconds.open(this.#setUp.rate);
    else if (state !== 'opening') this.seconds.close();
    if (state === 'lost' || state === 'failed') this.port.owner?.lost();
    if (this.#deviceId !== null) this.host.lineService(this.#deviceId, this.#service);
  }

  #networkOwner(): NetworkOwner {
    const changed = (lineState: number): void => {
      if (this.#htLine !== null) this.host.lineEvent(this.#htLine, 0, TAPI_MESSAGE.LINE_LINEDEVSTATE, lineState, 0, 0);
    };
    return {
      closedToCommands: () => this.control.closedToCommands,
      standingChanged: () => {
        if (this.#service.state !== 'ready') return;
        this.#tell('ready', 'none');
        this.#services?.registered(this.#network?.known.network.registration ?? 'unknown');
      },
      serviceChanged: (inService) => {
        changed(inService ? LINEDEVSTATE.INSERVICE : LINEDEVSTATE.OUTOFSERVICE);
      },
      signalChanged: () => {
        changed(LINEDEVSTATE.SIGNAL);
      },
      roamingChanged: () => {
        changed(LINEDEVSTATE.ROAMMODE);
      },
    };
  }

  #adoption(): FindingOwner {
    const calls = (): LineCalls => this.#control;
    return {
      met: (finding) => {
        calls().adoption.met(finding);
      },
      get hasAdopted() {
        return calls().adoption.hasAdopted;
      },
    };
  }

  #newLink(transport: Transport): ModemLink {
    const link: ModemLink = new ModemLink(this.port, transport, this.scheduler, this.#createScanner(), {
      urc: (urc) => {
        void this.#sign?.end();
        noteUnasked(this.log, urc);
        this.#device.urc(urc);
        this.#network?.urc(urc);
        this.#services?.urc(urc);
        if (this.seconds.isNew(link, urc)) this.control.urc(urc);
      },
      data: (bytes) => {
        this.control.data(bytes);
      },
      receiveError: (kind) => {
        this.#receiveErrors[kind]++;
      },
      lost: (reason) => {
        this.#lost(link, reason);
      },
    });
    return link;
  }
}
