import type { HostCall } from './call.js';
import type { OpenLine } from './line.js';
import type { OpenPhone } from './phone.js';
import type { ProviderPort } from './provider-port.js';
import type { Session } from './session.js';

/** What the handles of one request stand for. */
export interface Targets {
  readonly session: Session;
  /** The device of all of them. */
  device: { readonly provider: ProviderPort; readonly tspiVersion: number } | undefined;
  openLine: OpenLine | undefined;
  openPhone: OpenPhone | undefined;
  readonly calls: HostCall[];
}
