import type { Welcome } from '../../protocol/messages.js';
import type { OwnershipState } from './ownership-state.js';

/** The host that serves a page, as its client sees it: a port to begin with, and what the client has to say about it. */
export interface PageHost {
  /** The client's port at its first host; `moved` gives it those that follow. */
  readonly port: MessagePort;
  /** Who serves this page. */
  readonly state: OwnershipState;
  /** The client has been greeted, by a host that sees these device APIs. */
  greeted(deviceApis: Welcome['deviceApis']): void;
  /** The client has said goodbye. */
  leave(): void;
  /** Nothing can come of it: ends the host, if this page runs it. */
  end(): void;
  /** Takes the lines from a page that does not answer. */
  takeOver(): void;
}
