import type { BrowserContext, Page } from '@playwright/test';
import type { CallLoadFixture, LockReport, PageReport } from './page.js';

declare const calls: CallLoadFixture;

/** How the fixture's page begins. */
export interface PageChoices {
  /** Of the load's own chance; left out: no load. */
  readonly seed?: number;
  readonly hangUpOnClose?: boolean;
}

/** What a page can be asked through: Playwright's page, or a tab driven in another way. */
interface Tab {
  evaluate<T>(expression: string): Promise<T>;
}

/** The address of the fixture's page. */
export function callLoadUrl(origin: string, { seed, hangUpOnClose = true }: PageChoices): string {
  const load = seed === undefined ? {} : { load: '1', seed: String(seed) };
  const query = new URLSearchParams({ ...load, hangUpOnClose: hangUpOnClose ? '1' : '0' });
  return `${origin}/?${query.toString()}`;
}

/** The spec's side of the fixture: one page with a telephony and a load of calls. */
export class CallLoadPage<T extends Tab = Tab> {
  /** @param errors - Uncaught errors of the page and its worker, of which whoever opened the page is told. */
  constructor(
    readonly page: T,
    readonly errors: readonly string[],
  ) {}

  /** Opens the fixture in a new tab that Playwright drives. */
  static async open(context: BrowserContext, origin: string, choices: PageChoices = {}): Promise<CallLoadPage<Page>> {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(callLoadUrl(origin, choices));
    return new CallLoadPage(page, errors);
  }

  report(): Promise<PageReport> {
    return this.#ask(() => calls.report());
  }

  /** What the worker counts; null when it is gone. */
  diagnostics(): ReturnType<CallLoadFixture['telephony']['diagnostics']> {
    return this.#ask(() => calls.telephony.diagnostics());
  }

  /** The most recent AT traffic. */
  traffic(): Promise<string[]> {
    return this.#ask(() => calls.traffic());
  }

  /** Web Locks of the site, as words, and how many pages and workers have to do with them. */
  locks(): Promise<LockReport> {
    return this.#ask(() => calls.locks());
  }

  /** Dials on the first line, and does nothing more. */
  async dial(number: string): Promise<void> {
    await this.page.evaluate(`void calls.telephony.lines[0]?.dial(${JSON.stringify(number)})`);
  }

  async startLoad(): Promise<void> {
    await this.#ask(() => calls.load.start());
  }

  /** Begins nothing more, and drops every call. */
  async stopLoad(): Promise<void> {
    await this.#ask(() => calls.load.stop());
  }

  /** Places a call on every line; what went wrong. */
  tryLines(): Promise<string[]> {
    return this.#ask(() => calls.tryLines());
  }

  /** Takes the lines from a tab that does not answer. */
  async takeOver(): Promise<void> {
    await this.#ask(() => calls.telephony.takeOver());
  }

  /** What a function without surroundings gives in the page. */
  #ask<R>(ask: () => R): Promise<Awaited<R>> {
    return this.page.evaluate(`(${ask.toString()})()`);
  }
}
