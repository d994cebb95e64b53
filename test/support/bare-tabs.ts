import type { Browser, CDPSession } from '@playwright/test';
import { TargetSession } from './target-session.js';

interface Evaluated {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

/**
 * Tabs in one browser profile of their own, driven over the DevTools protocol alone. A tab that Playwright drives counts as visible and focused
 * whatever is in front of it, and what is visible cannot be frozen (measured on Chromium 156: Page.setWebLifecycleState does nothing then).
 */
export class BareTabs {
  readonly #sessions = new Map<string, TargetSession>();

  private constructor(
    private readonly session: CDPSession,
    private readonly browserContextId: string,
  ) {
    session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      this.#sessions.get(sessionId)?.receive(message);
    });
    session.on('Target.detachedFromTarget', ({ sessionId }) => {
      this.#sessions.get(sessionId)?.ended('the tab is gone');
      this.#sessions.delete(sessionId);
    });
  }

  static async open(browser: Browser): Promise<BareTabs> {
    const session = await browser.newBrowserCDPSession();
    const { browserContextId } = await session.send('Target.createBrowserContext', {});
    return new BareTabs(session, browserContextId);
  }

  /** A new tab, in front of the others. */
  async tab(url: string): Promise<BareTab> {
    const { browserContextId } = this;
    const { targetId } = await this.session.send('Target.createTarget', { url, browserContextId });
    const { sessionId } = await this.session.send('Target.attachToTarget', { targetId });
    const inside = new TargetSession((message) =>
      this.session.send('Target.sendMessageToTarget', { sessionId, message }),
    );
    this.#sessions.set(sessionId, inside);
    return new BareTab(this.session, targetId, inside);
  }

  async close(): Promise<void> {
    await this.session.send('Target.disposeBrowserContext', { browserContextId: this.browserContextId });
    await this.session.detach();
  }
}

/** One of {@link BareTabs}. */
export class BareTab {
  /** @param inside - The session with the tab itself. */
  constructor(
    private readonly session: CDPSession,
    private readonly targetId: string,
    readonly inside: TargetSession,
  ) {}

  /** What an expression comes to, after its promise; as if a person had just clicked. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.inside.send<Evaluated>('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
      userGesture: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result?.value as T;
  }

  /** The text that a person reads in an element, its shadow root included. */
  text(selector: string): Promise<string> {
    return this.evaluate(
      `(() => { const e = document.querySelector(${JSON.stringify(selector)}); return ((e?.shadowRoot ?? e)?.textContent ?? '').replace(/\\s+/g, ' ').trim(); })()`,
    );
  }

  /** Presses the button of an element whose label contains a text. */
  async press(selector: string, label: string): Promise<void> {
    const found = await this.evaluate<boolean>(
      `(() => { const e = document.querySelector(${JSON.stringify(selector)}); const b = [...(e?.shadowRoot ?? e)?.querySelectorAll('button') ?? []].find((b) => b.textContent.includes(${JSON.stringify(label)}) && b.getAttribute('aria-disabled') !== 'true'); b?.click(); return b !== undefined; })()`,
    );
    if (!found) throw new Error(`no button "${label}" in ${selector}`);
  }

  async front(): Promise<void> {
    await this.session.send('Target.activateTarget', { targetId: this.targetId });
  }

  /** Stops the page and its workers, as browsers do with tabs in the background. Another tab must be in front. */
  async freeze(): Promise<void> {
    const seen = await this.evaluate<string>('document.visibilityState');
    if (seen !== 'hidden') throw new Error('only a hidden page can be frozen: bring another tab to the front');
    await this.inside.send('Page.setWebLifecycleState', { state: 'frozen' });
  }

  async thaw(): Promise<void> {
    await this.inside.send('Page.setWebLifecycleState', { state: 'active' });
  }

  /** Begins to load the page anew. */
  async reload(): Promise<void> {
    await this.inside.send('Page.reload');
  }

  /** Ends the renderer's process; the tab stays, with nothing in it. */
  async crash(): Promise<void> {
    await this.inside.send('Page.crash').catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.session.send('Target.closeTarget', { targetId: this.targetId });
  }
}
