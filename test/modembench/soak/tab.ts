import { expect } from '@playwright/test';
import { BareTabs } from '../../support/bare-tabs.js';
import type { BareTab } from '../../support/bare-tabs.js';
import { TargetSession } from '../../support/target-session.js';
import { CallLoadPage, callLoadUrl } from '../call-load/driver.js';

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly type: string };
}

interface Received {
  readonly sessionId: string;
  readonly message: string;
}

interface Thrown {
  readonly exceptionDetails: { readonly text: string; readonly exception?: { readonly description?: string } };
}

interface Said {
  readonly type: string;
  readonly args: readonly { readonly value?: unknown; readonly description?: string }[];
}

/** A tab of the soak: a page with a telephony and a load of calls, and the workers that it has started. Not driven by Playwright: it can be frozen. */
export class SoakTab extends CallLoadPage<BareTab> {
  readonly #workers: ReadonlyMap<string, TargetSession>;

  private constructor(page: BareTab, errors: readonly string[], workers: ReadonlyMap<string, TargetSession>) {
    super(page, errors);
    this.#workers = workers;
  }

  /** Opens a tab, in front of the others, and begins a load of calls. */
  static async openIn(tabs: BareTabs, origin: string, seed: number): Promise<SoakTab> {
    const page = await tabs.tab(callLoadUrl(origin, { seed }));
    const { inside } = page;
    const errors: string[] = [];
    const workers = new Map<string, TargetSession>();
    const tab = new SoakTab(page, errors, workers);
    inside.on('Target.attachedToTarget', ({ sessionId, targetInfo: { type } }: Attached) => {
      if (type !== 'worker') return;
      const worker = new TargetSession((message) => inside.send('Target.sendMessageToTarget', { sessionId, message }));
      workers.set(sessionId, worker);
      // It may end before it has answered.
      void hearErrors(worker, errors).catch(() => undefined);
    });
    inside.on('Target.receivedMessageFromTarget', ({ sessionId, message }: Received) =>
      workers.get(sessionId)?.receive(message),
    );
    inside.on('Target.detachedFromTarget', ({ sessionId }: Pick<Received, 'sessionId'>) => {
      workers.get(sessionId)?.ended('the worker has ended');
      workers.delete(sessionId);
    });
    await inside.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    await hearErrors(inside, errors);
    await tab.#loaded();
    return tab;
  }

  /** The dedicated workers of the page that live. */
  get workers(): readonly TargetSession[] {
    return [...this.#workers.values()];
  }

  async reload(): Promise<void> {
    await this.page.evaluate('void (globalThis.former = true)');
    await this.page.reload();
    await this.#loaded();
  }

  /** Stops the page and its workers for a while, and another tab is in front of it; what happens meanwhile. */
  async freezeBehind(other: SoakTab, meanwhile: () => Promise<void>): Promise<void> {
    await other.page.front();
    await expect.poll(() => this.page.evaluate('document.visibilityState')).toBe('hidden');
    await this.page.freeze();
    await meanwhile();
    await this.page.thaw();
  }

  /** Waits until the page that is asked for is there, whatever was there before. */
  async #loaded(): Promise<void> {
    const there = (): Promise<boolean> =>
      this.page.evaluate<boolean>(`typeof calls === 'object' && !('former' in globalThis)`).catch(() => false);
    await expect.poll(there, { message: 'the page is loaded' }).toBe(true);
  }
}

async function hearErrors(target: TargetSession, errors: string[]): Promise<void> {
  target.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }: Thrown) =>
    errors.push(exception?.description ?? text),
  );
  target.on('Runtime.consoleAPICalled', ({ type, args }: Said) => {
    if (type === 'error')
      errors.push(args.map(({ value, description }) => description ?? JSON.stringify(value)).join(' '));
  });
  await target.send('Runtime.enable');
}
