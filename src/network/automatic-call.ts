import type { Scheduler } from '../base/clock.js';
import type { NetworkPort } from './network-port.js';
import type { Subscriber, TelephoneNetwork } from './telephone-network.js';

/** A call that nobody makes with a telephone. */
export interface AutomaticCall {
  /** Who calls. The number need not be assigned: no call can reach it. */
  readonly from: Subscriber;
  /** Whom it calls: digits. */
  readonly to: string;
  /** How long it rings before the caller gives up, in milliseconds. */
  readonly patienceMs: number;
}

/** Calls a number, and stays in the call until the other party hangs up. @returns The caller's end. */
export function callAutomatically(
  scheduler: Scheduler,
  network: TelephoneNetwork,
  { from, to, patienceMs }: AutomaticCall,
): NetworkPort {
  const port = network.outgoing(from, (own) => {
    const leave = (): void => {
      own.onHook();
    };
    return {
      dialtone: () => {
        own.dial(to);
      },
      busy: leave,
      congestion: leave,
      released: leave,
      answered: () => {
        patience.cancel();
      },
    };
  });
  const patience = scheduler.after(patienceMs, () => {
    port.onHook();
  });
  port.offHook();
  return port;
}
