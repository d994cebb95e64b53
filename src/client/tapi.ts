/**
 * TAPI's application calls on a web page, under TAPI's names. Asynchronous functions return at once: a positive request id, or an error
 * that can be told without the provider; LINE_REPLY follows for each id, exactly once, whatever happens. Getters answer at once from the
 * mirror. The other synchronous functions have to ask the worker: they return a promise of their result and are sent in order.
 *
 * Each subject is a class of its own that adds its calls to those before.
 */
import type { Recording } from '../base/recording.js';
import type { Diagnostics, ModemConnectResult, PersonalRequest } from '../protocol/messages.js';
import type { PlayAction } from '../protocol/play-action.js';
import type { SetUpStep } from '../tspi/port-finding.js';
import type { Result } from '../tspi/result.js';
import type { Sighting } from './port-picker.js';
import type { TapiArgument } from './request-arguments.js';
import { TapiAssisted } from './tapi-assisted.js';

export type { TapiMessage, TapiObserver } from './tapi-message.js';

/** One application's session with the worker, with all of TAPI's calls, and Ringback's own beside them. */
export class Tapi extends TapiAssisted {
  /** Ringback's own: counters and trace of the host. Null when the worker is gone. */
  async diagnostics(): Promise<Diagnostics | null> {
    const { value } = await this.ask('diagnostics');
    return (value as Diagnostics | undefined) ?? null;
  }

  /** Ringback's own: the last of what went over a modem's port, masked; undefined where there is none or the worker is gone. */
  async modemRecording(deviceId: number): Promise<Recording | undefined> {
    const { value } = await this.ask('modemRecording', deviceId);
    return value as Recording | undefined;
  }

  /**
   * Ringback's own: connects the device that the chooser gave, as this window sees it. The worker's answer, or TAPI's error.
   * @param onStep - Told how far the worker is.
   */
  modemConnect(
    { index, count, chosen }: Sighting,
    onStep?: (step: SetUpStep) => void,
  ): Promise<ModemConnectResult | Result> {
    const id = this.connection.request('modemConnect', index, count, chosen);
    if (id > 0 && onStep !== undefined) this.steps.set(id, onStep);
    return this.#connected(id);
  }

  /** Ringback's own: adds a further port of a modem, as this window sees it, to the modem's line. The worker's answer, or TAPI's error. */
  modemAddPort(deviceId: number, { index, count, chosen }: Sighting): Promise<ModemConnectResult | Result> {
    const id = this.connection.request('modemAddPort', deviceId, index, count, chosen);
    return this.#connected(id);
  }

  /** Ringback's own: asks something of call log or contacts. A request id, or a negative error. */
  people(name: PersonalRequest, ...args: readonly TapiArgument[]): number {
    return this.connection.request(name, ...args);
  }

  /** Ringback's own: gives the permission to use the modems back that are held elsewhere. A request id, or a negative error. */
  modemsRelease(): number {
    return this.connection.request('modemsRelease');
  }

  /** Ringback's own: removes a line device for good and gives the permission to use its port back. A request id, or a negative error. */
  modemForget(deviceId: number): number {
    return this.connection.request('modemForget', deviceId);
  }

  /** Ringback's own: names a line, '' takes the name away. A request id, or a negative error. */
  lineSetLabel(deviceId: number, label: string): number {
    return this.connection.request('lineSetLabel', deviceId, label);
  }

  /** Ringback's own: gives a sign on a modem, by which a person finds it. A request id, or a negative error. */
  modemIdentify(deviceId: number): number {
    return this.connection.request('modemIdentify', deviceId);
  }

  /** Ringback's own: lets something happen to a simulated line. A request id, or a negative error. */
  simulatorPlay(deviceId: number, action: PlayAction): number {
    return this.connection.request('simulatorPlay', deviceId, action);
  }

  /** The answer to a request for a device, by its id or the error that refused it. */
  #connected(id: number): Promise<ModemConnectResult | Result> {
    if (id <= 0) return Promise.resolve(id as Result);
    return new Promise((resolve) => {
      this.onReply(id, (result, value) => {
        this.steps.delete(id);
        resolve((value as ModemConnectResult | null | undefined) ?? result);
        return false;
      });
    });
  }
}
