import type { Detachment, HeldModems, Refusal, TrafficDirection, Welcome } from '../protocol/messages.js';
import type { Outcome } from '../tspi/provider-host.js';
import type { Result } from '../tspi/result.js';
import type { PendingRequest } from './pending-requests.js';

/** A TAPI message as the application's callback gets it (linecallbackfunc). */
export interface TapiMessage {
  /** TAPI's name, for example `LINE_CALLSTATE`. */
  readonly message: string;
  /** The handle it is about; the device id for LINE_CREATE, LINE_REMOVE and those of phones, 0 for LINE_REPLY and PHONE_REPLY. */
  readonly device: number;
  readonly callbackInstance: unknown;
  readonly param1: number;
  readonly param2: number;
  readonly param3: number;
  /** LINE_REPLY and PHONE_REPLY only: whether a failed request may have had its effect. */
  readonly outcome: Outcome;
  /** LINE_REPLY of lineDevSpecific and lineDevSpecificFeature only: the block as the provider left it. */
  readonly block: Uint8Array | null;
}

/** Whom a {@link Tapi} tells beside the application's callback. */
export interface TapiObserver {
  hello(core: { kind: 'wasm' | 'js'; moduleBytes: number }, welcome: Welcome): void;
  issued(request: PendingRequest): void;
  returned(request: PendingRequest, result: Result): void;
  /** `value`: what it gives; the block of lineDevSpecific. */
  replied(request: PendingRequest, result: Result, outcome: Outcome, early: boolean, value: unknown): void;
  deviceChanged(deviceId: number): void;
  callChanged(hCall: number): void;
  phoneChanged(deviceId: number): void;
  traffic(deviceId: number, direction: TrafficDirection, text: string): void;
  /** The page lost what it held, for a reason: what is out is settled next, lines are closed, then everything begins anew. */
  detached(reason: Detachment): void;
  /** Modems that somebody else has. */
  held(held: HeldModems): void;
  /** Call log or contacts have changed, by bits of PERSONAL. */
  personalChanged(what: number): void;
  /** What was told since hello is all there is. */
  snapshot(): void;
  refused(reason: Refusal): void;
  /** The worker could not start; `configuration`: because of what it was given. */
  failed(reason: string, configuration: boolean): void;
  batchDone(): void;
  /** lineShutdown was called. */
  shutDown(): void;
}
