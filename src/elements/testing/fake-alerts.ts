import type { Alerts } from '../incoming-call/page-alerts.js';
import { Sounds, type Playing } from '../sound/sounds.js';
import { offlineOutput } from '../sound/testing/offline-output.js';

/** Alerts whose every answer a test sets. What was asked of them stands in `log`. */
export class FakeAlerts implements Alerts {
  readonly log: string[] = [];
  permission: Alerts['permission'] = 'granted';
  inFront = true;
  /** What a person answers when they are asked. */
  answers: NotificationPermission = 'granted';
  #listeners = new Set<() => void>();

  /** The person turns to the page, or away from it. */
  turn(inFront: boolean): void {
    this.inFront = inFront;
    for (const listener of this.#listeners) listener();
  }

  askPermission(): Promise<void> {
    this.log.push('asked');
    this.permission = this.answers;
    return Promise.resolve();
  }

  watchFront(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  notify(title: string, body: string): { close(): void } {
    this.log.push(`notified: ${title}: ${body}`);
    return { close: () => this.log.push('notification closed') };
  }

  vibrate(pattern: readonly number[]): void {
    this.log.push(pattern.length === 0 ? 'vibration ended' : 'vibrates');
  }

  badge(count: number): void {
    this.log.push(`badge ${count}`);
  }
}

/** Sounds of which stands in `log` what was to be heard. */
export class FakeSounds extends Sounds {
  readonly log: string[] = [];

  /** @param state - Whether the page may sound: `locked` until a press, `absent` never. */
  constructor(state: 'running' | 'locked' | 'absent' = 'running') {
    super(() => {
      if (state === 'absent') throw new Error('no audio');
      const { output } = offlineOutput(1);
      const made = Object.assign(output, {
        state: state === 'running' ? ('running' as const) : ('suspended' as const),
      });
      return Object.assign(made, {
        resume: () => {
          Object.assign(made, { state: 'running' });
          return Promise.resolve();
        },
      });
    });
    this.open();
  }

  override ring(kind: 'ringing' | 'callWaiting'): Playing {
    this.log.push(kind);
    return { stop: () => this.log.push(`${kind} ended`) };
  }
}
