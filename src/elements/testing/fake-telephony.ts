import type { Capability } from '../../client/capabilities.js';
import {
  CallEvent,
  type Call,
  type CallState,
  type ConnectOptions,
  type ConsultOptions,
  type Diagnostics,
  type DisconnectReason,
  type Line,
  type MagicNumber,
  type Phone,
  type RequestRecord,
  type Telephony,
  type TrafficRecord,
} from '../../client/telephony.js';
import type { AudioPath, LineService } from '../../tspi/structures.js';
import { FakeCallLog, FakeContacts } from './fake-people.js';

type Settable<T> = { -readonly [K in keyof T]?: T[K] };

/** A call whose every answer a test sets. What was asked of it stands in `log`. */
export class FakeCall extends EventTarget {
  readonly log: string[] = [];
  state: CallState = 'dialing';
  direction: 'outgoing' | 'incoming' = 'outgoing';
  number = '5550142';
  name = '';
  callerId: Call['callerId'] = 'known';
  disconnectReason: DisconnectReason = '';
  heldByOther = false;
  connectedAtMs: number | null = null;
  endedAtMs: number | null = null;
  /** What is left out cannot be done. */
  can: Partial<Call['can']> = { drop: true };
  consultation: Call | null = null;
  consultedFor: Call | null = null;
  conference: Call | null = null;
  isConference = false;
  members: readonly Call[] = [];
  placed: Promise<void> = Promise.resolve();
  /** What the next request is to fail with; null lets it succeed. */
  failure: Error | null = null;

  constructor(
    readonly id: number,
    readonly line: FakeLine & Line,
  ) {
    super();
  }

  /** Changes what the call says of itself, then tells it. */
  set(values: Settable<FakeCall>): void {
    Object.assign(this, values);
    this.dispatchEvent(new Event('statechange'));
    this.dispatchEvent(new Event('infochange'));
    this.line.dispatchEvent(new Event('change'));
  }

  answer(): Promise<void> {
    return this.#asked('answer');
  }

  redirect(number: string): Promise<void> {
    return this.#asked(`redirect to ${number}`);
  }

  drop(): Promise<void> {
    return this.#asked('drop');
  }

  sendDigits(digits: string): Promise<void> {
    return this.#asked(`digits ${digits}`);
  }

  media: Call['media'] = 'voice';
  heardDigits = '';

  listenForDigits(on = true): Promise<void> {
    return this.#asked(on ? 'listen for digits' : 'listen no more');
  }

  flash(): Promise<void> {
    return this.#asked('flash');
  }

  handOff(): Promise<void> {
    return this.#asked('hand off');
  }

  hold(): Promise<void> {
    return this.#asked('hold');
  }

  unhold(): Promise<void> {
    return this.#asked('unhold');
  }

  swapWith(other: Call): Promise<void> {
    return this.#asked(`swap with ${other.number}`);
  }

  transferTo(number: string): Promise<void> {
    return this.#asked(`transfer to ${number}`);
  }

  /** Puts the consultation on the line, as if it had been begun. */
  consult(number: string, { purpose = 'transfer' }: ConsultOptions = {}): Call {
    this.log.push(`consult ${number} for a ${purpose}`);
    if (this.failure !== null) throw this.failure;
    const self = this as unknown as Call;
    const consultation = this.line.addCall({ number, consultedFor: self });
    this.set({ state: 'onHold', consultation });
    return consultation;
  }

  completeTransfer(consultation: Call): Promise<void> {
    return this.#asked(`complete transfer to ${consultation.number}`);
  }

  conferenceWith(other: Call): Promise<Call> {
    return this.#asked(`conference with ${other.number}`).then(() => this as unknown as Call);
  }

  removeFromConference(): Promise<void> {
    return this.#asked('remove from conference');
  }

  #asked(what: string): Promise<void> {
    this.log.push(what);
    return this.failure === null ? Promise.resolve() : Promise.reject(this.failure);
  }
}

/** A line whose every answer a test sets. */
export class FakeLine extends EventTarget {
  permanentId = 1;
  kind: Line['kind'] = 'simulator';
  address = '';
  name = 'Simulated line';
  identity = { manufacturer: 'Ringback', model: 'Virtual modem', revision: '1' };
  service: LineService = { state: 'ready', reason: 'none' };
  audioPath: AudioPath = 'none';
  media: Line['media'] = 'voice';
  calls: readonly Call[] = [];
  ringCount = 0;
  ringMode = 0;
  answerHolds = false;
  canAddPort = false;
  /** What addPort answers. */
  adding: () => Promise<void> = () => new Promise(() => undefined);
  /** What unlockSim and unblockSim answer. */
  unlocking: () => Promise<void> = () => new Promise(() => undefined);
  label = '';
  identifySign: Line['identifySign'] = 'lights';
  hasNetworkServices = false;
  /** What the network tells, and what a scan and every request of the network answer with. */
  forwardings: Awaited<ReturnType<Line['forwarding']['read']>> = [];
  scanning: (signal?: AbortSignal) => ReturnType<Line['scanNetworks']> = () => Promise.resolve([]);
  network: (what: string) => Promise<void> = () => Promise.resolve();
  readonly forwarding: Line['forwarding'] = {
    read: () => this.#service('forwarding read').then(() => this.forwardings),
    set: (reason, number, options) =>
      this.#service(`forwarding set ${reason} ${number} ${options?.afterSeconds ?? ''}`),
    erase: (reason) => this.#service(`forwarding erase ${reason}`),
  };
  readonly callWaiting: Line['callWaiting'] = {
    read: () => this.#service('waiting read').then(() => true),
    set: (on) => this.#service(`waiting set ${on}`),
  };
  readonly ownNumber: Line['ownNumber'] = {
    read: () => this.#service('own number read').then(() => ({ setting: 'withhold', network: 'ifAsked' })),
    set: (setting) => this.#service(`own number set ${setting}`),
  };
  /** What sendCommand and recording answer. */
  commanding: Line['sendCommand'] = () => new Promise(() => undefined);
  recorded: Line['recording'] = () => new Promise(() => undefined);
  abilities: Partial<Line['abilities']> = { answer: true, sendDigits: true };
  readonly dialed: string[] = [];
  /** What else was asked of it. */
  readonly asked: string[] = [];
  /** Ends the sign that is being given. */
  identified: () => void = () => undefined;
  /** What the next request is to fail with; null lets it succeed. */
  failure: Error | null = null;
  #calls = 0;

  /** Changes what the line says of itself, then tells it. */
  set(values: Settable<FakeLine>): void {
    Object.assign(this, values);
    this.dispatchEvent(new Event('change'));
  }

  dial(number: string): Call {
    if (this.failure !== null) throw this.failure;
    this.dialed.push(number);
    return this.addCall({ number });
  }

  addPort(): Promise<void> {
    return this.adding();
  }

  setLabel(label: string): Promise<void> {
    this.asked.push(`label ${label}`);
    return this.failure === null ? Promise.resolve() : Promise.reject(this.failure);
  }

  isEmergency(number: string): boolean {
    return number === '112';
  }

  unlockSim(pin: string): Promise<void> {
    this.asked.push(`unlock ${pin}`);
    return this.unlocking();
  }

  unblockSim(puk: string, newPin: string): Promise<void> {
    this.asked.push(`unblock ${puk} ${newPin}`);
    return this.unlocking();
  }

  identify(): Promise<void> {
    this.asked.push('identify');
    if (this.failure !== null) return Promise.reject(this.failure);
    return new Promise((resolve) => {
      this.identified = resolve;
    });
  }

  scanNetworks({ signal }: { readonly signal?: AbortSignal } = {}): ReturnType<Line['scanNetworks']> {
    this.asked.push('scan');
    return this.scanning(signal);
  }

  sendCommand(...given: Parameters<Line['sendCommand']>): ReturnType<Line['sendCommand']> {
    this.asked.push(given[0]);
    return this.commanding(...given);
  }

  recording(): ReturnType<Line['recording']> {
    return this.recorded();
  }

  selectNetwork(code: string): Promise<void> {
    return this.#service(`select ${code}`);
  }

  #service(what: string): Promise<void> {
    this.asked.push(what.trim());
    return this.failure === null ? this.network(what) : Promise.reject(this.failure);
  }

  /** Puts a call on the line, as if it had been dialled or offered. */
  addCall(values: Settable<FakeCall> = {}): FakeCall & Call {
    const call = Object.assign(new FakeCall(++this.#calls, asLine(this)), values) as unknown as FakeCall & Call;
    this.set({ calls: [...this.calls, call] });
    if (call.state === 'offering') this.dispatchEvent(new CallEvent('incoming', call));
    return call;
  }
}

/** A telephony whose every answer a test sets. */
export class FakeTelephony extends EventTarget {
  status: Telephony['status'] = 'ready';
  core: Telephony['core'] = { kind: 'wasm', moduleBytes: 3400 };
  lines: readonly Line[] = [];
  phones: readonly Phone[] = [];
  requests: readonly RequestRecord[] = [];
  traffic: readonly TrafficRecord[] = [];
  magicNumbers: readonly MagicNumber[] = [];
  readonly callLog = new FakeCallLog();
  readonly contacts = new FakeContacts();
  simulator: Telephony['simulator'] = null;
  ready: Promise<void> = Promise.resolve();
  modemBarrier: Telephony['modemBarrier'] = null;
  modemWays: Telephony['modemWays'] = ['serial', 'usb'];
  /** What capabilities() answers. */
  report: readonly Capability[] = [];
  /** What connectModem answers. */
  connecting: (options?: ConnectOptions) => Promise<Line> = () => new Promise(() => undefined);
  /** What diagnostics answers. */
  reporting: () => Promise<Diagnostics | null> = () => new Promise(() => undefined);
  ownership: Telephony['ownership'] = { role: 'owner' };
  takenOver = 0;
  heldModems: Telephony['heldModems'] = { byTab: 0, byOthers: 0 };
  /** What reclaimModem answers. */
  reclaiming: () => Promise<Line> = () => new Promise(() => undefined);
  closed = false;

  /** Changes what it says of itself, then tells it in all ways. */
  set(values: Settable<FakeTelephony>): void {
    Object.assign(this, values);
    for (const type of [
      'statuschange',
      'lineschange',
      'phoneschange',
      'requestschange',
      'trafficchange',
      'capabilitieschange',
      'ownershipchange',
    ])
      this.dispatchEvent(new Event(type));
  }

  capabilities(): Promise<readonly Capability[]> {
    return Promise.resolve(this.report);
  }

  connectModem(options?: ConnectOptions): Promise<Line> {
    return this.connecting(options);
  }

  diagnostics(): Promise<Diagnostics | null> {
    return this.reporting();
  }

  reclaimModem(): Promise<Line> {
    return this.reclaiming();
  }

  async clearPersonalData(): Promise<void> {
    await Promise.all([this.callLog.clear(), this.contacts.clear()]);
  }

  takeOver(): void {
    this.takenOver++;
  }

  close(): void {
    this.closed = true;
  }
}

/** The fake as the interface that elements know: EventTarget's own typing of listeners is wider than the contract's. */
export const asLine = (line: FakeLine): FakeLine & Line => line as unknown as FakeLine & Line;
export const asTelephony = (telephony: FakeTelephony): FakeTelephony & Telephony =>
  telephony as unknown as FakeTelephony & Telephony;
