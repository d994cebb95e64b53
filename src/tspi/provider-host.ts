import type { LineService } from './structures.js';
import type { HdCall, HtCall, HtLine, HtPhone, RequestId, Result } from './result.js';

/**
 * Whether what was asked for may have happened although the request failed: after a time-out, a take-over or a crash a call
 * may have been placed or a message sent. Nothing is retried by itself then.
 */
export type Outcome = 'known' | 'unknown';

/**
 * What the host offers a provider: TSPI's callbacks. A provider may call them at any time, also inside one of its own
 * functions; the host releases what was emitted there after that function has returned, in the order of emission. The host
 * never calls the provider from inside a callback (nc-tspi-async_completion). Parameters of messages are numbers only, so what
 * TSPI hands over as a pointer has a member of its own here, or, where it serves dialogs and media service providers
 * (LINE_CREATEDIALOGINSTANCE, LINE_SENDDIALOGINSTANCEDATA, LINE_SENDMSPDATA), none.
 */
export interface ProviderHost {
  /**
   * ASYNC_COMPLETION: ends a request that was accepted. Once per request: a second, a stale or a positive one is dropped and counted.
   * @param result - 0 or a negative error.
   * @param outcome - `unknown` where the request failed but may have had its effect.
   */
  asyncCompletion(requestId: RequestId, result: Result, outcome?: Outcome): void;
  /**
   * LINEEVENT: reports what happened on a line (`htCall` 0) or on one of its calls.
   * @param message - One of TAPI_MESSAGE; its page says what the three parameters mean.
   */
  lineEvent(htLine: HtLine, htCall: HtCall | 0, message: number, param1: number, param2: number, param3: number): void;
  /**
   * LINE_NEWCALL: announces a call that the provider started, and exchanges handles (the message's out-pointer is the return
   * value here). The next event of that call must be LINE_CALLSTATE (line-newcall).
   * @returns The host's handle; 0 = the host is backlogged: drop the call or announce it again later.
   */
  lineNewCall(htLine: HtLine, hdCall: HdCall): HtCall | 0;
  /**
   * LINE_CREATE: a line device appeared. The host answers with providerCreateLineDevice, after the present call has returned.
   * @param tempId - The provider's own temporary id of the device.
   */
  lineCreate(tempId: number): void;
  /** Ringback's own: a line device went into or out of service; told also while nobody has it open. */
  lineService(deviceId: number, service: LineService): void;
  /** LINE_REMOVE: a line device is gone for good, not only unplugged. LINE_CLOSE must have gone before where the line was open. */
  lineRemove(deviceId: number): void;
  /**
   * PHONEEVENT: reports what happened on a phone.
   * @param message - PHONE_BUTTON, PHONE_CLOSE, PHONE_DEVSPECIFIC or PHONE_STATE; its page says what the three parameters mean.
   */
  phoneEvent(htPhone: HtPhone, message: number, param1: number, param2: number, param3: number): void;
  /** PHONE_CREATE: a phone device appeared. The host answers with providerCreatePhoneDevice, after the present call has returned. */
  phoneCreate(tempId: number): void;
  /** PHONE_REMOVE: a phone device is gone for good. PHONE_CLOSE must have gone before where the phone was open. */
  phoneRemove(deviceId: number): void;
}
