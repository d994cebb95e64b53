import type { Recording } from '../base/recording.js';
import { checkedLabel } from '../base/line-label.js';
import type { ClientSink } from '../host/client-sink.js';
import type { Host } from '../host/host.js';
import type { ClientRights, GrantedFunction } from '../host/rights.js';
import type { Session } from '../host/session.js';
import { CarrierWriter, RecordReader } from '../protocol/carrier.js';
import {
  DETACHMENTS,
  isPersonal,
  PROTOCOL_VERSION,
  REFUSALS,
  REPLY_EARLY,
  REPLY_OUTCOME_UNKNOWN,
  REQUESTS,
  ToPage,
  ToWorker,
  TRAFFIC_DIRECTIONS,
  type CallDetails,
  type DeviceState,
  type Diagnostics,
  type HeldModems,
  type ModemConnectResult,
  type PersonalRequest,
  type PhoneState,
  type Refusal,
  type TrafficDirection,
  type Welcome,
} from '../protocol/messages.js';
import type { DeviceSighting } from '../transports/device-source.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { SetUpStep } from '../tspi/port-finding.js';
import type { Outcome } from '../tspi/provider-host.js';
import { out, SUCCESS, type Result } from '../tspi/result.js';
import { Arguments } from './arguments.js';
import { CreditedPort, type CreditLimits } from './credited-port.js';
import type { People } from './people.js';
import { personalRequest } from './personal-requests.js';
import { diagnostics, SESSION_CALLS } from './session-calls.js';
import { sightingOf } from './sighting.js';

/** What a client port needs of the worker. */
export interface PortServices {
  readonly host: Host;
  readonly welcome: Omit<Welcome, 'rights'>;
  readonly credit: CreditLimits;
  readonly now: () => number;
  readonly soon: (run: () => void) => void;
  /** What stands in the way to the modems now. */
  readonly ports: () => Diagnostics['ports'];
  /** Connects the device that a window saw, and tells how far that is. Never rejects. */
  connectModem(sighting: DeviceSighting, onStep: (step: SetUpStep) => void): Promise<ModemConnectResult>;
  /** Adds the port that a window saw to a modem's line. Never rejects. */
  addModemPort(deviceId: number, sighting: DeviceSighting): Promise<ModemConnectResult>;
  /** Removes a modem's line for good and gives its port back. Never rejects. */
  forgetModem(deviceId: number): Promise<Result>;
  /** Modems that somebody else has. */
  readonly heldModems: () => HeldModems;
  /** Takes them from whoever has them. Never rejects. */
  releaseHeldModems(): Promise<Result>;
  /** Names a line; '' takes the name away. */
  setLineLabel(deviceId: number, label: string): Result;
  /** Gives a sign on a modem; settles when it has been given. Never rejects. */
  identifyModem(deviceId: number): Promise<Result>;
  /** Lets something happen to a simulated line, as a page says it: unchecked. BADDEVICEID for a line that is none. */
  playSimulator(deviceId: number, action: unknown): Result;
  /** The last of what went over a line's port; undefined for a line that has none. */
  recordingOf(deviceId: number): Recording | undefined;
  /** How well modems are remembered. */
  modemStore(): Diagnostics['modemStore'];
  /** Call log and contacts. */
  readonly people: People;
  /** Told when this client may have opened a line, or closed one. */
  readonly linesChanged: () => void;
}

/** Characters of an application's name. */
const MAX_NAME = 256;
/** Modems that one client may be connecting: a person chooses one at a time. */
const MOST_CONNECTING = 16;
/** Requests of one message between two looks at the credit: so much of what they answer is written at once at most. */
const REQUESTS_PER_BATCH = 4096;

/**
 * One client's port, on the worker's side: the border. Trusts nothing of what comes in; puts what the host releases into records,
 * in the order of release, one message a turn. Owns the client's session.
 *
 * A client that does not take what it is sent is detached: its session is closed, it is told once, and nothing but another HELLO is heard
 * until then. A HELLO begins a new session under the same rights.
 */
export class ClientPort implements ClientSink {
  readonly #credit: CreditedPort;
  readonly #writer: CarrierWriter;
  readonly #reader: RecordReader;
  readonly #arguments = new Arguments();
  readonly #value = out<unknown>(undefined);
  #session: Session | undefined;
  /** The session was closed because the client did not take its messages; it has not said HELLO since. */
  #detached = false;
  #connecting = 0;

  constructor(
    private readonly port: MessagePort,
    private readonly services: PortServices,
    private readonly rights: ClientRights,
    private readonly onClosed: (port: ClientPort) => void,
  ) {
    this.#credit = new CreditedPort(port, services.now, services.credit, () => {
      this.#giveUp();
    });
    this.#writer = new CarrierWriter(this.#credit, services.soon);
    this.#reader = new RecordReader(this.#writer);
    port.onmessage = (event: MessageEvent<unknown>) => {
      this.#receive(event.data);
    };
    port.onmessageerror = () => {
      this.#refuse('notAMessage');
    };
    // A page that is gone without a word closes its end of the channel.
    port.addEventListener('close', () => {
      this.close();
    });
    port.start();
  }

  /** Lets go of everything the client holds. */
  close(): void {
    const session = this.#session;
    this.#session = undefined;
    this.port.onmessage = null;
    session?.detach();
    this.#writer.flush();
    this.port.close();
    this.onClosed(this);
  }

  // --- ClientSink: what the host releases ------------------------------------------------------------------------------

  reply(pageId: number, result: Result, outcome: Outcome, early: boolean, value: unknown): void {
    const flags = (outcome === 'unknown' ? REPLY_OUTCOME_UNKNOWN : 0) | (early ? REPLY_EARLY : 0);
    this.#writer.record(ToPage.REPLY, pageId, result, flags, value === null ? 0 : this.#writer.payload(value));
  }

  message(message: number, handle: number, param1: number, param2: number, param3: number): void {
    this.#writer.record(ToPage.MESSAGE, message, handle, param1, param2, param3);
  }

  device(deviceId: number, view: DeviceState | null): void {
    this.#writer.record(ToPage.DEVICE, deviceId, view === null ? 0 : this.#writer.payload(view));
  }

  phone(deviceId: number, caps: PhoneState | null): void {
    this.#writer.record(ToPage.PHONE, deviceId, caps === null ? 0 : this.#writer.payload(caps));
  }

  digits(hCall: number, digits: string): void {
    this.#writer.record(ToPage.DIGITS, hCall, this.#writer.payload(digits));
  }

  call(hCall: number, hLine: number, view: CallDetails): void {
    this.#writer.record(ToPage.CALL, hCall, hLine, this.#writer.payload(view));
  }

  /** AT traffic of a device, masked; -1 while the device has no id yet. */
  traffic(deviceId: number, direction: TrafficDirection, text: string): void {
    if (this.#session?.sees(deviceId) !== true) return;
    this.#writer.record(ToPage.TRAFFIC, deviceId, TRAFFIC_DIRECTIONS.indexOf(direction), this.#writer.payload(text));
  }

  /** Call log or contacts have changed. */
  personalChanged(what: number): void {
    if (this.#session !== undefined) this.#writer.record(ToPage.PERSONAL_CHANGED, what);
  }

  /** How many modems somebody else has: for those that may connect some. */
  held({ byTab, byOthers }: HeldModems): void {
    if (this.#session?.refusal('modemsRelease') === undefined && this.#session !== undefined)
      this.#writer.record(ToPage.HELD, byTab, byOthers);
  }

  // --- what the page asks for ------------------------------------------------------------------------------------------

  #receive(message: unknown): void {
    const reader = this.#reader;
    if (!reader.begin(message)) this.#refuse('notAMessage');
    for (let records = 1; reader.next(); records++) {
      this.#record(reader);
      if (records % REQUESTS_PER_BATCH === 0) this.#writer.flush();
    }
  }

  #record(record: RecordReader): void {
    if (record.kind === ToWorker.REQUEST && this.#session !== undefined) this.#request(record, this.#session);
    else if (record.kind === ToWorker.TAKEN && this.#credit.taken(record.int(0))) return;
    else if (record.kind === ToWorker.HELLO) this.#hello(record.int(0), record.int(1), record.payload(2));
    else if (record.kind === ToWorker.BYE) this.close();
    else this.#refuse('notARequest');
  }

  #hello(version: number, firstHandle: number, name: unknown): void {
    if (this.#session !== undefined || !isFirstHandle(firstHandle)) {
      this.#refuse('notARequest');
      return;
    }
    // Whatever went before the first HELLO, or has been worked off before this one.
    this.#credit.renew();
    this.#detached = false;
    if (version !== PROTOCOL_VERSION) {
      this.#refuse('version');
      return;
    }
    const { host, welcome } = this.services;
    this.#writer.record(
      ToPage.HELLO,
      PROTOCOL_VERSION,
      host.core.kind === 'wasm' ? 1 : 0,
      host.core.moduleBytes,
      this.#writer.payload({ ...welcome, rights: this.rights } satisfies Welcome),
    );
    this.#session = host.attach(this, this.rights, firstHandle === 0 ? undefined : firstHandle);
    if (typeof name === 'string') this.#session.name = name.slice(0, MAX_NAME);
    const held = this.services.heldModems();
    if (held.byTab + held.byOthers > 0) this.held(held);
    this.#writer.record(ToPage.SNAPSHOT);
  }

  /** The client does not take what it is sent: its session is closed as if it had left, and it is told. Called by a flush, so never under the host. */
  #giveUp(): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#session = undefined;
    this.#detached = true;
    session.giveUp();
    // What that itself told is not for a client that is gone.
    this.#writer.flush();
    this.#credit.renew();
    this.#writer.record(ToPage.DETACHED, DETACHMENTS.indexOf('notTaken'));
    this.#writer.flush();
  }

  #request(record: RecordReader, session: Session): void {
    const index = record.int(0);
    const shape = REQUESTS[index];
    const pageId = record.int(1);
    if (shape === undefined || pageId <= 0) {
      this.#refuse('notARequest');
      return;
    }
    const args = this.#arguments;
    const wrong = args.read(shape, record, 2);
    if (wrong !== undefined) {
      this.#returned(pageId, wrong, shape.mode);
      return;
    }
    const call = SESSION_CALLS[index];
    if (call !== undefined) {
      const value = this.#value;
      value.value = undefined;
      this.#returned(pageId, call(session, pageId, args, value), shape.mode, value.value);
      if (shape.name === 'lineOpen' || shape.name === 'lineClose') this.services.linesChanged();
    } else if (isPersonal(shape.name)) {
      this.#personal(session, pageId, shape.name);
    } else if (shape.name === 'modemConnect') {
      const refused = session.refusal('modemConnect');
      this.#connect(session, pageId, refused, sightingOf(args, 0), (seen) =>
        this.services.connectModem(seen, (step) => {
          if (this.#session === session) this.#writer.record(ToPage.SET_UP_STEP, pageId, this.#writer.payload(step));
        }),
      );
    } else if (shape.name === 'modemAddPort') {
      const deviceId = args.int(0);
      const refused = session.refusal('modemAddPort') ?? (session.sees(deviceId) ? undefined : LINEERR.BADDEVICEID);
      this.#connect(session, pageId, refused, sightingOf(args, 1), (seen) =>
        this.services.addModemPort(deviceId, seen),
      );
    } else if (shape.name === 'modemForget') {
      this.#ofLine(session, pageId, shape.name, args.int(0), (deviceId) => this.services.forgetModem(deviceId));
    } else if (shape.name === 'modemsRelease') {
      this.#run(session, pageId, session.refusal(shape.name), () => this.services.releaseHeldModems());
    } else if (shape.name === 'modemIdentify') {
      this.#ofLine(session, pageId, shape.name, args.int(0), (deviceId) => this.services.identifyModem(deviceId));
    } else if (shape.name === 'simulatorPlay') {
      this.#play(session, pageId, args.int(0), args.object(1));
    } else if (shape.name === 'lineSetLabel') {
      this.#setLabel(session, pageId, args.int(0), args.string(1));
    } else if (shape.name === 'modemRecording') {
      const recording = session.sees(args.int(0)) ? this.services.recordingOf(args.int(0)) : undefined;
      this.#returned(pageId, recording === undefined ? LINEERR.BADDEVICEID : SUCCESS, 'sync', recording);
    } else {
      const ports = this.services.ports().filter(({ deviceId }) => session.sees(deviceId));
      this.#returned(pageId, SUCCESS, 'sync', diagnostics(this.services.host, ports, this.services.modemStore()));
    }
  }

  /** What the function returned; a refused asynchronous one is answered by a reply as well, so that every id ends in one. */
  #returned(pageId: number, result: Result, mode: 'sync' | 'async', value?: unknown): void {
    if (mode === 'async' && result > 0) {
      this.#writer.record(ToPage.ACCEPTED, pageId);
      return;
    }
    this.#writer.record(ToPage.RETURNED, pageId, result, value === undefined ? 0 : this.#writer.payload(value));
    if (mode === 'async') this.reply(pageId, result, 'known', false, null);
  }

  /** Answers an asynchronous function of Ringback's own, which nothing or an error refuses; whether it goes on. */
  #accepts(pageId: number, refused: Result | undefined): boolean {
    this.#returned(pageId, refused ?? (pageId as Result), 'async');
    return refused === undefined;
  }

  #personal(session: Session, pageId: number, name: PersonalRequest): void {
    const answer = personalRequest(name, session, this.#arguments, this.services.people);
    if (typeof answer === 'number') {
      this.#accepts(pageId, answer);
      return;
    }
    if (!this.#accepts(pageId, undefined)) return;
    void answer.then(({ result, value }) => {
      if (this.#session === session) this.reply(pageId, result, 'known', false, value);
    });
  }

  #connect(
    session: Session,
    pageId: number,
    refusal: Result | undefined,
    sighting: DeviceSighting | undefined,
    connect: (sighting: DeviceSighting) => Promise<ModemConnectResult>,
  ): void {
    const room = this.#connecting < MOST_CONNECTING;
    const refused =
      refusal ?? (room ? (sighting === undefined ? LINEERR.INVALPARAM : undefined) : LINEERR.REQUESTOVERRUN);
    if (!this.#accepts(pageId, refused) || sighting === undefined) return;
    this.#connecting++;
    void connect(sighting).then((connected) => {
      this.#connecting--;
      if (this.#session !== session) return;
      const result = 'error' in connected ? LINEERR.OPERATIONFAILED : SUCCESS;
      const told = 'error' in connected || session.sees(connected.deviceId) ? connected : NOT_YOURS;
      this.#writer.record(ToPage.REPLY, pageId, result, 0, this.#writer.payload(told));
    });
  }

  /** An asynchronous function of Ringback's own that is about one line. */
  #ofLine(
    session: Session,
    pageId: number,
    fn: GrantedFunction,
    deviceId: number,
    run: (deviceId: number) => Promise<Result>,
  ): void {
    const refused = session.refusal(fn) ?? (session.sees(deviceId) ? undefined : LINEERR.BADDEVICEID);
    this.#run(session, pageId, refused, () => run(deviceId));
  }

  #run(session: Session, pageId: number, refused: Result | undefined, run: () => Promise<Result>): void {
    if (!this.#accepts(pageId, refused)) return;
    void run().then((result) => {
      if (this.#session === session) this.reply(pageId, result, 'known', false, null);
    });
  }

  #setLabel(session: Session, pageId: number, deviceId: number, text: string): void {
    this.#ofLine(session, pageId, 'lineSetLabel', deviceId, () => {
      const label = checkedLabel(text);
      return Promise.resolve(label === null ? LINEERR.INVALPARAM : this.services.setLineLabel(deviceId, label));
    });
  }

  #play(session: Session, pageId: number, deviceId: number, action: unknown): void {
    this.#ofLine(session, pageId, 'simulatorPlay', deviceId, () =>
      Promise.resolve(this.services.playSimulator(deviceId, action)),
    );
  }

  #refuse(refusal: Refusal): void {
    if (this.#detached) return;
    this.#writer.record(ToPage.REFUSED, REFUSALS.indexOf(refusal));
  }
}

/** What a client hears that connected a modem whose line it may not see. */
const NOT_YOURS: ModemConnectResult = {
  error: 'unsupported',
  message: 'The modem is in service, but its line is none of those that this page may use.',
};

/** Handles that the host makes are even; so many calls come in for nobody that the last ones are missed. */
function isFirstHandle(handle: number): boolean {
  return handle >= 0 && handle % 2 === 0 && handle <= 0x4000_0000;
}
