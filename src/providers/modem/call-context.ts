import type { Scheduler } from '../../base/clock.js';
import type { Log } from '../../base/log.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import type { HdCall, HtLine } from '../../tspi/result.js';
import type { ModemLink } from './modem-link.js';
import type { ModemProfile } from './profiles.js';
import type { RequestLedger } from './request-ledger.js';

/** What call control is given by its line. */
export interface CallControlContext {
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly host: ProviderHost;
  readonly link: ModemLink;
  readonly profile: ModemProfile;
  readonly requests: RequestLedger;
  /** The host's handle of the open line; null while it is closed. */
  readonly htLine: HtLine | null;
  /** LINEMEDIAMODE bits for which calls are to be announced. */
  readonly detection: number;
  /** S7: how long the other end may take to answer, in seconds. */
  readonly noAnswerSeconds: number;
  /** Whether closing the port, by whatever end of the page, hangs up: &D2, else &D0. */
  readonly hangUpOnClose: boolean;
  /** Takes the voice that is received on a call, where somebody wants it. */
  readonly onVoice: (bytes: Uint8Array) => void;
  /** Makes a call's handle. */
  readonly newHandle: () => HdCall;
}
