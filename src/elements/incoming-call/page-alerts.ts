/** A notification that stands. */
export interface Notice {
  close(): void;
}

/** What a page can do beside sounding, to tell that somebody calls. Whatever is missing or refused is passed over: the page shows the call all the same. */
export interface Alerts {
  /** Whether this page may notify; `absent`: the browser has no notifications here. */
  readonly permission: NotificationPermission | 'absent';
  /** Asks the person, in the handler of a press. */
  askPermission(): Promise<void>;
  /** Whether the person looks at this page. */
  readonly inFront: boolean;
  /** Tells when that changes; returns what ends that. */
  watchFront(listener: () => void): () => void;
  /** Shows a notification; null where it cannot be. A press on it brings the page to the front. */
  notify(title: string, body: string): Notice | null;
  /** Vibrates in times on and off, in milliseconds; `[]` ends it. */
  vibrate(pattern: readonly number[]): void;
  /** Puts a number on the app's icon; 0 takes it away. */
  badge(count: number): void;
}

/** All calls of the site stand for one notification: a newer one takes its place. */
const TAG = 'ringback-incoming-call';

/** The alerts of a window. `view`: whose; nothing of it is read before it is needed. */
export function windowAlerts(view: () => Window & typeof globalThis): Alerts {
  return {
    get permission() {
      return 'Notification' in view() ? view().Notification.permission : 'absent';
    },
    async askPermission() {
      if ('Notification' in view()) await view().Notification.requestPermission();
    },
    get inFront() {
      const { document } = view();
      return document.visibilityState === 'visible' && document.hasFocus();
    },
    watchFront(listener) {
      const { document } = view();
      const window = view();
      window.addEventListener('blur', listener);
      window.addEventListener('focus', listener);
      document.addEventListener('visibilitychange', listener);
      return () => {
        window.removeEventListener('blur', listener);
        window.removeEventListener('focus', listener);
        document.removeEventListener('visibilitychange', listener);
      };
    },
    notify(title, body) {
      try {
        // The page rings itself.
        const notification = new (view().Notification)(title, {
          body,
          tag: TAG,
          silent: true,
          requireInteraction: true,
        });
        notification.onclick = () => {
          view().focus();
          notification.close();
        };
        return notification;
      } catch {
        // Not there, or, in Chrome for Android, only for service workers.
        return null;
      }
    },
    vibrate(pattern) {
      const { navigator } = view();
      if ('vibrate' in navigator) navigator.vibrate([...pattern]);
    },
    badge(count) {
      const { navigator } = view();
      if (!('setAppBadge' in navigator)) return;
      // Refused where the page is not installed.
      (count === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(count)).catch(() => undefined);
    },
  };
}

/** The page's own. */
export const pageAlerts: Alerts = windowAlerts(() => window);
