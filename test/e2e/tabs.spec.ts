import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { BareTabs } from '../support/bare-tabs.js';
import { ConsolePage, press, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

/** A further tab with the console, which has its line. */
async function tab(context: BrowserContext, query = ''): Promise<ConsolePage> {
  const page = new ConsolePage(await context.newPage());
  await page.open(`${server.url}${query}`);
  return page;
}

/** A further tab with the console, whatever becomes of it. */
async function waitingTab(context: BrowserContext, query = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}${query}`);
  return page;
}

/** Workers that run a host, of all tabs. */
const hosts = (pages: readonly Page[]): number => pages.flatMap((page) => page.workers()).length;

const ownership = (page: Page) => page.getByRole('status', { name: 'Lines and tabs' });

test('two tabs, one line: a call that one places is seen in the other, and either can end it', async ({ context }) => {
  const first = await tab(context);
  const second = await tab(context);
  expect(hosts(context.pages())).toBe(1);
  await says(ownership(second.page), 'The tab “Ringback” runs the lines.');
  await expect(ownership(first.page)).toBeEmpty();
  await first.dial('5550100');
  await says(first.callPanel, 'Connected');
  await says(second.callPanel, 'Connected');
  await second.hangUp();
  await says(first.callPanel, /ended|hung up/i);
  await second.callAndHangUp();
  expect([...first.errors, ...second.errors]).toEqual([]);
});

test('a call that comes in rings in every tab, and whichever answers has it', async ({ context }) => {
  const first = await tab(context);
  const second = await tab(context);
  await first.dial('5550108');
  await says(second.callPanel, /incoming/i);
  await says(first.callPanel, /incoming/i);
  await press(second.callPanel.getByRole('button', { name: 'Answer' }));
  await says(first.callPanel, 'Connected');
  await first.hangUp();
  await says(second.callPanel, /ended|hung up/i);
});

test('a tab that placed a call is closed, the tab that runs the lines is not: the call goes on there', async ({
  context,
}) => {
  const first = await tab(context);
  const second = await tab(context);
  await second.dial('5550100');
  await says(first.callPanel, 'Connected');
  await second.page.close();
  await first.hangUp();
  await says(first.callPanel, /ended|hung up/i);
});

test('the tab that runs the lines is closed in a call: the other takes over, says so, and calls', async ({
  context,
}) => {
  const first = await tab(context);
  const second = await tab(context);
  await second.dial('5550100');
  await says(second.callPanel, 'Connected');
  await first.page.close();
  await says(second.callPanel, 'Call lost');
  await expect(second.callButton).toBeEnabled();
  await expect(ownership(second.page)).toBeEmpty();
  await second.callAndHangUp();
  expect(hosts(context.pages())).toBe(1);
  expect(second.errors).toEqual([]);
});

test('its renderer crashes: the same', async ({ context }) => {
  const first = await tab(context);
  const second = await tab(context);
  await second.dial('5550100');
  await says(second.callPanel, 'Connected');
  await first.page.goto('chrome://crash').catch(() => undefined);
  await says(second.callPanel, 'Call lost');
  await second.callAndHangUp();
});

test('its worker runs into an endless loop: its page ends it, and both go on', async ({ context }) => {
  test.setTimeout(120_000);
  const first = await tab(context);
  const second = await tab(context);
  await second.dial('5550100');
  await says(second.callPanel, 'Connected');
  const [worker] = first.page.workers();
  void worker!.evaluate('for (;;);').catch(() => undefined);
  await says(ownership(second.page), /does not answer/);
  await expect(second.callPanel.getByText('Call lost').first()).toBeVisible({ timeout: 60_000 });
  await first.callAndHangUp();
  await says(ownership(first.page), /runs the lines/);
  await second.callAndHangUp();
});

test('its page runs into an endless loop: its worker serves the other tab', async ({ context }) => {
  const first = await tab(context);
  const second = await tab(context);
  void first.page.evaluate('for (;;);').catch(() => undefined);
  await second.callAndHangUp();
  await says(ownership(second.page), /runs the lines/);
});

test('it is frozen: the other says so and takes the lines at a click; thawed, the first is a guest', async ({
  browser,
}) => {
  const tabs = await BareTabs.open(browser);
  const first = await tabs.tab(server.url);
  await expect.poll(() => first.text('.head')).toContain('Ready');
  const second = await tabs.tab(server.url);
  await expect.poll(() => second.text('tel-ownership')).toContain('The tab “Ringback” runs the lines.');
  await first.freeze();
  await expect.poll(() => second.text('tel-ownership')).toContain('has the lines and does not answer.');
  await second.press('tel-ownership', 'Use the lines here');
  await expect.poll(() => second.text('tel-ownership')).toBe('');
  await expect.poll(() => second.text('.head')).toContain('Ready');
  await first.thaw();
  await expect.poll(() => first.text('tel-ownership')).toContain('runs the lines.');
  await expect.poll(() => first.text('.head')).toContain('Ready');
  await tabs.close();
});

test('a tab with other settings says who has the lines and follows when that is closed', async ({ context }) => {
  const first = await tab(context);
  const second = await waitingTab(context, '?simulator=0');
  await says(ownership(second), /uses them with other settings/);
  await expect(second.getByText('Waiting', { exact: true })).toBeVisible();
  await first.page.close();
  await expect(second.getByText('Ready', { exact: true }).first()).toBeVisible();
});

test('a tab of another deploy is told to reload, or that the other one has to', async ({ context }) => {
  // What a page of a version to come, and one of the past, would hold: the names are all that versions share.
  const other = await context.newPage();
  await other.goto(`${server.url}icon.svg`);
  const hold = (version: number) =>
    other.evaluate(
      async (card) => {
        const held = (name: string) =>
          new Promise<void>(
            (resolve) =>
              void navigator.locks
                .request(name, { steal: true }, () => (resolve(), new Promise(() => undefined)))
                .catch(() => undefined),
          );
        await held('ringback');
        await held(card);
      },
      `ringback-owner ${JSON.stringify({ version, house: 'x', title: 'Other' })}`,
    );
  await hold(999);
  const page = await waitingTab(context);
  await says(ownership(page), 'Reload this page.');
  await other.close();
  await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible();
});

test('without shared workers the second tab says who has the line', async ({ context }) => {
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'SharedWorker');
  });
  const first = await tab(context);
  const second = await waitingTab(context);
  await says(ownership(second), 'This browser cannot share them between tabs.');
  await first.page.close();
  await expect(second.getByText('Ready', { exact: true }).first()).toBeVisible();
});

test('a page that names itself as it likes cannot put markup into another', async ({ context }) => {
  await context.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => (document.title = '<img src=x onerror="document.title=1">'));
  });
  await tab(context);
  const second = await tab(context);
  await expect(ownership(second.page).getByRole('img')).toHaveCount(0);
});
