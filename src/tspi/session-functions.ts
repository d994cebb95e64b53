import type { ProviderHost } from './provider-host.js';
import type { Out, Result } from './result.js';

/** TSPI's provider functions: a session of a provider with its host, and the devices that come to be in it. */
export interface SessionFunctions {
  /**
   * Starts a session. Always paired with providerShutdown; `host` is what the provider reports to until then. How many devices
   * there are, providerEnumDevices has said; TSPI's options are left out, since the host never calls in while a method runs.
   * @param lineDeviceIdBase - The first line's device id; those counted at start are numbered on from it. Phones likewise.
   */
  providerInit(
    tspiVersion: number,
    permanentProviderId: number,
    lineDeviceIdBase: number,
    host: ProviderHost,
    phoneDeviceIdBase: number,
  ): Result;
  /** Ends the session. Nothing is kept; the host has closed all lines and phones before. */
  providerShutdown(tspiVersion: number): Result;
  /**
   * How many devices exist at start, asked before providerInit; more may come by `ProviderHost.lineCreate` and `phoneCreate`.
   * Both counts are 0 before.
   */
  providerEnumDevices(permanentProviderId: number, numLines: Out<number>, numPhones: Out<number>): Result;
  /** Answers `ProviderHost.lineCreate`: ties the provider's temporary id to the device id that was given out. */
  providerCreateLineDevice?(tempId: number, deviceId: number): Result;
  /** Answers `ProviderHost.phoneCreate` in the same way. */
  providerCreatePhoneDevice?(tempId: number, deviceId: number): Result;
}
