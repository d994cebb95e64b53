import type { Scheduler, Timer } from '../base/clock.js';
import { isTransportError } from './transport.js';
import type { InputSignals, Transport, TransportError } from './transport.js';

/** Web Serial has no event for a line; a ring is on for a second or more, carrier loss need not be seen sooner. */
const defaultPeriodMs = 100;

/** Whom {@link watchSignals} reports to. */
export interface SignalWatcher {
  /** The lines as they were first read, and then each time one has changed. */
  changed(signals: InputSignals): void;
  /** The lines cannot be read (any more); nothing else comes. */
  ended(error: TransportError): void;
}

/**
 * Reads the modem's lines again and again, from now until the returned function is called: only as long as somebody needs them. One reading
 * is under way at a time, so a slow driver is asked less often.
 */
export function watchSignals(
  transport: Pick<Transport, 'getSignals'>,
  scheduler: Scheduler,
  watcher: SignalWatcher,
  periodMs = defaultPeriodMs,
): () => void {
  let watching = true;
  let timer: Timer | undefined;
  let last: InputSignals | undefined;
  const read = async (): Promise<void> => {
    try {
      const signals = await transport.getSignals();
      if (!watching) return;
      timer = scheduler.after(periodMs, () => void read());
      if (last !== undefined && sameSignals(last, signals)) return;
      last = signals;
      watcher.changed(signals);
    } catch (error) {
      if (!watching) return;
      watching = false;
      if (!isTransportError(error)) throw error;
      watcher.ended(error);
    }
  };
  void read();
  return () => {
    watching = false;
    timer?.cancel();
  };
}

function sameSignals(a: InputSignals, b: InputSignals): boolean {
  return (
    a.clearToSend === b.clearToSend &&
    a.dataSetReady === b.dataSetReady &&
    a.dataCarrierDetect === b.dataCarrierDetect &&
    a.ringIndicator === b.ringIndicator
  );
}
