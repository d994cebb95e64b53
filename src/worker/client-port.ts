import type { ClientSink } from '../host/client-sink.js';
import type { Host } from '../host/host.js';
import type { Session } from '../host/session.js';
import { CarrierWriter, RecordReader } from '../protocol/carrier.js';
import {
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
  type ModemConnectResult,
  type Refusal,
  type TrafficDirection,
  type Welcome,
} from '../protocol/messages.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Outcome } from '../tspi/provider-host.js';
import { out, SUCCESS, type Result } from '../tspi/result.js';
import { Arguments } from './arguments.js';
import { diagnostics, SESSION_CALLS } from './session-calls.js';

/** What a client port needs of the worker. */
export interface PortServices {
  readonly host: Host;
  readonly welcome: Welcome;
  readonly soon: (run: () => void) => void;
  /** What stands in the way to the modems now. */
  readonly ports: () => Diagnostics['ports'];
  /** Connects the serial port that a window saw at `index` of `count`. Never rejects. */
  connectModem(index: number, count: number, info: object | null): Promise<ModemConnectResult>;
  /** Removes a modem's line for good and gives its port back. Never rejects. */
  forgetModem(deviceId: number): Promise<Result>;
}

/**
 * One client's port, on the worker's side: the border. Trusts nothing of what comes in; puts what the host releases into records,
 * in the order of release, one message a turn. Owns the client's session.
 */
export class ClientPort implements ClientSink {
  readonly #writer: CarrierWriter;
  readonly #reader: RecordReader;
  readonly #arguments = new Arguments();
  readonly #value = out<unknown>(undefined);
  #session: Session | undefined;

  constructor(
    private readonly port: MessagePort,
    private readonly services: PortServices,
    private readonly onClosed: (port: ClientPort) => void,
  ) {
    this.#writer = new CarrierWriter(port, services.soon);
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

  reply(pageId: number, result: Result, outcome: Outcome, early: boolean, block: Uint8Array | null): void {
    const flags = (outcome === 'unknown' ? REPLY_OUTCOME_UNKNOWN : 0) | (early ? REPLY_EARLY : 0);
    this.#writer.record(ToPage.REPLY, pageId, result, flags, block === null ? 0 : this.#writer.payload(block));
  }

  message(message: number, handle: number, param1: number, param2: number, param3: number): void {
    this.#writer.record(ToPage.MESSAGE, message, handle, param1, param2, param3);
  }

  device(deviceId: number, view: DeviceState | null): void {
    this.#writer.record(ToPage.DEVICE, deviceId, view === null ? 0 : this.#writer.payload(view));
  }

  call(hCall: number, hLine: number, view: CallDetails): void {
    this.#writer.record(ToPage.CALL, hCall, hLine, this.#writer.payload(view));
  }

  /** AT traffic of a device, masked; -1 while the device has no id yet. */
  traffic(deviceId: number, direction: TrafficDirection, text: string): void {
    if (this.#session === undefined) return;
    this.#writer.record(ToPage.TRAFFIC, deviceId, TRAFFIC_DIRECTIONS.indexOf(direction), this.#writer.payload(text));
  }

  // --- what the page asks for ------------------------------------------------------------------------------------------

  #receive(message: unknown): void {
    const reader = this.#reader;
    if (!reader.begin(message)) this.#refuse('notAMessage');
    while (reader.next()) this.#record(reader);
  }

  #record(record: RecordReader): void {
    if (record.kind === ToWorker.HELLO) this.#hello(record.int(0));
    else if (record.kind === ToWorker.BYE) this.close();
    else if (record.kind === ToWorker.REQUEST && this.#session !== undefined) this.#request(record, this.#session);
    else this.#refuse('notARequest');
  }

  #hello(version: number): void {
    if (this.#session !== undefined) {
      this.#refuse('notARequest');
      return;
    }
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
      this.#writer.payload(welcome),
    );
    this.#session = host.attach(this);
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
    if (!args.read(shape.args, record, 2)) {
      this.#returned(pageId, LINEERR.INVALPARAM, shape.mode);
      return;
    }
    const call = SESSION_CALLS[index];
    if (call !== undefined) {
      const value = this.#value;
      value.value = undefined;
      this.#returned(pageId, call(session, pageId, args, value), shape.mode, value.value);
    } else if (shape.name === 'modemConnect') {
      this.#connect(pageId, args.int(0), args.int(1), args.object(2));
    } else if (shape.name === 'modemForget') {
      this.#forget(pageId, args.int(0));
    } else {
      this.#returned(pageId, SUCCESS, 'sync', diagnostics(this.services.host, this.services.ports()));
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

  #connect(pageId: number, index: number, count: number, info: object | null): void {
    this.#returned(pageId, pageId as Result, 'async');
    void this.services.connectModem(index, count, info).then((connected) => {
      const result = 'error' in connected ? LINEERR.OPERATIONFAILED : SUCCESS;
      this.#writer.record(ToPage.REPLY, pageId, result, 0, this.#writer.payload(connected));
    });
  }

  #forget(pageId: number, deviceId: number): void {
    this.#returned(pageId, pageId as Result, 'async');
    void this.services.forgetModem(deviceId).then((result) => {
      this.reply(pageId, result, 'known', false, null);
    });
  }

  #refuse(refusal: Refusal): void {
    this.#writer.record(ToPage.REFUSED, REFUSALS.indexOf(refusal));
  }
}
