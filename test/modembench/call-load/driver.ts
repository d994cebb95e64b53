import type { BrowserContext, Page } from '@playwright/test';
import type { CallLoadFixture, PageReport } from './page.js';

declare const calls: CallLoadFixture;

/** How the fixture's page begins. */
export interface PageChoices {
  /** Of the load's own chance; left out: no load. */
  readonly seed?: number;
  readonly hangUpOnClose?: boolean;
}

/** The spec's side of the fixture: one page with a telephony and a load of calls. */
export class CallLoadPage {
  /** Uncaught errors of the page and its worker. */
  readonly errors: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', ({ message }) => this.errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Opens the fixture in a new tab. */
  static async open(context: BrowserContext, origin: string, choices: PageChoices = {}): Promise<CallLoadPage> {
    const { seed, hangUpOnClose = true } = choices;
    const opened = new CallLoadPage(await context.newPage());
    const load = seed === undefined ? {} : { load: '1', seed: String(seed) };
    const query = new URLSearchParams({ ...load, hangUpOnClose: hangUpOnClose ? '1' : '0' });
    await opened.page.goto(`${origin}/?${query.toString()}`);
    return opened;
  }

  report(): Promise<PageReport> {
    return this.page.evaluate(() => calls.report());
  }

  /** What the worker counts; null when it is gone. */
  diagnostics(): ReturnType<CallLoadFixture['telephony']['diagnostics']> {
    return this.page.evaluate(() => calls.telephony.diagnostics());
  }

  /** The most recent AT traffic. */
  traffic(): Promise<string[]> {
    return this.page.evaluate(() => calls.traffic());
  }

  /** Web Locks of the site, as words. */
  locks(): Promise<string[]> {
    return this.page.evaluate(() => calls.locks());
  }

  /** Dials on the first line, and does nothing more. */
  async dial(number: string): Promise<void> {
    await this.page.evaluate((digits) => void calls.telephony.lines[0]?.dial(digits), number);
  }

  async startLoad(): Promise<void> {
    await this.page.evaluate(() => calls.load.start());
  }

  /** Begins nothing more, and drops every call. */
  async stopLoad(): Promise<void> {
    await this.page.evaluate(() => calls.load.stop());
  }

  /** Places a call on every line; what went wrong. */
  tryLines(): Promise<string[]> {
    return this.page.evaluate(() => calls.tryLines());
  }
}
