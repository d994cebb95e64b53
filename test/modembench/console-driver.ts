import { expect } from '@playwright/test';
import type { Browser, BrowserContext, Locator } from '@playwright/test';
import type { TelephonyClient } from '../../src/client/telephony-client.js';
import type { RequestRecord } from '../../src/client/telephony.js';
import type { Diagnostics } from '../../src/protocol/messages.js';
import { ConsolePage, says } from '../e2e/console-page.js';

/** An element that holds the page's telephony. */
type Bound = HTMLElement & { readonly telephony: TelephonyClient };

/** What a test asserts of `diagnostics`. */
export type Report = Pick<Diagnostics, 'outstanding' | 'ports' | 'counters'>;

/** Counters that rise when a completion came twice, too late or for nothing. */
const wrongCompletions = { duplicateCompletions: 0, staleCompletions: 0, invalidCompletions: 0 };

/** The project's console without the simulator, on real ports: what a person sees and does, and what its telephony reports. */
export class BenchConsole extends ConsolePage {
  /** Opens the console in a browser context, by default one of its own, which `page.context().close()` ends. */
  static async open(browser: Browser, origin: string, shared?: BrowserContext, query = ''): Promise<BenchConsole> {
    const context = shared ?? (await browser.newContext({ serviceWorkers: 'block' }));
    const console = new BenchConsole(await context.newPage());
    await console.page.goto(`${origin}/?simulator=0${query}`);
    await says(console.page.locator('header'), 'Ready');
    return console;
  }

  get portButton(): Locator {
    return this.page.locator('header tel-port-button');
  }

  get status(): Locator {
    return this.page.locator('tel-line-status');
  }

  /** The lines at the left. */
  get lines(): Locator {
    return this.page.getByRole('navigation').getByRole('button');
  }

  /** Presses the page's own button, which opens the browser's chooser. */
  async pressConnect(): Promise<void> {
    await this.portButton.getByRole('button', { name: 'Connect a modem' }).click();
  }

  async press(button: string): Promise<void> {
    await this.callPanel.getByRole('button', { name: button, exact: true }).click();
  }

  /** Waits until a line at the left shows a word. */
  async lineSays(word: string, line = this.lines.first()): Promise<void> {
    await expect(line.getByText(word, { exact: true })).toBeVisible();
  }

  /** The requests of the page that have not ended; its own asking for reports apart. */
  async outstandingRequests(): Promise<string[]> {
    const requests = await this.requests();
    return requests.filter(({ completedAtMs }) => completedAtMs === null).map(({ functionName }) => functionName);
  }

  requests(): Promise<readonly RequestRecord[]> {
    return this.portButton.evaluate(({ telephony }: Bound) => [
      ...telephony.requests.filter(({ functionName }) => functionName !== 'diagnostics'),
    ]);
  }

  async report(): Promise<Report> {
    const report = await this.portButton.evaluate(({ telephony }: Bound) => telephony.diagnostics());
    if (report === null) throw new Error('the worker is gone');
    return report;
  }

  /** Permanent ids of the lines. */
  lineIds(): Promise<number[]> {
    return this.portButton.evaluate(({ telephony }: Bound) => telephony.lines.map(({ permanentId }) => permanentId));
  }

  /** Every request has ended once, on the page and in the worker, and nothing waits for a modem; `ports` are those that stay. */
  async expectSettled(ports: readonly Partial<Report['ports'][number]>[]): Promise<void> {
    await expect.poll(() => this.outstandingRequests()).toEqual([]);
    await expect
      .poll(() => this.report())
      .toMatchObject({
        outstanding: 0,
        ports: ports.map((port) => ({ queued: 0, inFlight: 0, ...port })),
        counters: wrongCompletions,
      });
  }
}
