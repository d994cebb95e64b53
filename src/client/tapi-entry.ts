/**
 * `ringback/tapi`: TAPI's application calls, messages, results and constants, for programs that know TAPI.
 * {@link openTapi} begins; `ringback` puts objects and promises on top of the same.
 */
import { systemScheduler } from '../base/system-scheduler.js';
import type { Result } from '../tspi/result.js';
import type { WorkerOptions } from '../worker/worker-options.js';
import { requestMakeCall } from './assisted/request-make-call.js';
import { browserSite } from './assisted/site.js';
import { openOwnership, type HostOptions } from './ownership/open-ownership.js';
import { locationsProblem } from './locations.js';
import { silentObserver } from './silent-observer.js';
import { Tapi, type TapiMessage, type TapiObserver } from './tapi.js';
import type { TapiLocation } from './translation-structures.js';

export { Tapi, type TapiMessage } from './tapi.js';
export type { ApplicationCallInfo, ApplicationCallStatus } from './tapi-calls.js';
export type { AreaCodeRule, Location } from '../numbers/location.js';
export type {
  LineLocationEntry,
  LineTranslateCaps,
  LineTranslateOutput,
  TapiLocation,
} from './translation-structures.js';
export type { LineReqMakeCall } from './assisted/messages.js';
export { LINEERR, PHONEERR, TAPIERR } from '../tspi/generated/errors.js';
export * from '../tspi/generated/constants.js';
export { out, resultName, SUCCESS, type Out, type Result } from '../tspi/result.js';
export type * from '../tspi/structures.js';
export * from '../tspi/line-services.js';

/** How {@link openTapi} begins. */
export type TapiOptions = Pick<
  WorkerOptions,
  'simulator' | 'exchange' | 'providers' | 'jsCore' | 'slots' | 'dialPolicy' | 'policyUrl' | 'hangUpOnClose'
> &
  HostOptions & {
    /** The application's name, by which others hand calls off to it (lineInitializeEx). */
    readonly appName?: string;
    /** Where lines may dial from; lineTranslateAddress needs one. */
    readonly locations?: readonly TapiLocation[];
    /** The permanentLocationId of the one that they dial from; the first where left out. */
    readonly currentLocation?: number;
    /** Told in words what TAPI has no message for: that no host can be started, and of each service provider of the worker's own that did not start. */
    readonly onFailure?: (reason: string) => void;
  };

/**
 * Finds a host, of its own or another tab's, and begins a session with it (lineInitialize). LINE_CREATE tells of each line device. When the host ends, every
 * id that is out gets its LINE_REPLY, OPERATIONFAILED with outcome `unknown`, every open line its LINE_CLOSE, and LINE_CREATE tells of the devices of
 * the next host; where none can be started, later requests are refused at once. `lineShutdown` ends the session, and the host with the last one.
 * @param callback - Gets every message, one after the other, in order.
 * @throws TypeError where `locations` or `currentLocation` cannot be; it says which and why. Nothing has begun then.
 */
export function openTapi(callback: (message: TapiMessage) => void, options: TapiOptions = {}): Tapi {
  const { locations = [], currentLocation } = options;
  const problem = locationsProblem(locations, currentLocation);
  if (problem !== null) throw new TypeError(problem);
  const told = options.onFailure ?? (() => undefined);
  const lost = (reason: string): void => {
    told(reason);
    tapi.workerLost();
    host.end();
  };
  const host = openOwnership(options, {
    moved: (port) => {
      tapi.reattach(port);
    },
    changed: () => undefined,
    failed: lost,
  });
  const observer: TapiObserver = {
    ...silentObserver,
    hello: (_core, { deviceApis, failedProviders }) => {
      host.greeted(deviceApis);
      for (const { name, reason } of failedProviders) told(`The service provider "${name}" did not start: ${reason}`);
    },
    refused: (reason) => {
      if (reason === 'version') lost('The worker is of another version than this page.');
    },
    failed: lost,
    shutDown: () => {
      host.leave();
    },
  };
  const tapi = new Tapi(host.port, systemScheduler, callback, observer, options.appName, browserSite);
  tapi.lineSetLocations(locations, currentLocation);
  return tapi;
}

/**
 * Asks the application of the site that has registered for it (lineRegisterRequestRecipient), on this page or another, to make a call. No session is needed. 0 says that
 * it has been passed on, not that it is being made. NOREQUESTRECIPIENT: nobody is registered, or who is did not answer within five seconds.
 * INVALDESTADDRESS: longer than 79 characters; else the address is not looked at. The other strings are cut (39, 39 and 79).
 * @param comment - About the call, for whoever carries it out.
 */
export function tapiRequestMakeCall(
  destAddress: string,
  appName: string | null = null,
  calledParty: string | null = null,
  comment: string | null = null,
): Promise<Result> {
  return requestMakeCall(browserSite, destAddress, appName, calledParty, comment);
}
