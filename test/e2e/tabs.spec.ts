import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ConsolePage, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

/** A further tab with the console. */
async function tab(context: BrowserContext): Promise<ConsolePage> {
  const page = new ConsolePage(await context.newPage());
  await page.open(server.url);
  return page;
}

/** Workers that run a host, of all tabs. */
const hosts = (pages: readonly Page[]): number => pages.flatMap((page) => page.workers()).length;

test('two tabs, one line: a call that one places is seen in the other, and either can end it', async ({ context }) => {
  const first = await tab(context);
  const second = await tab(context);
  expect(hosts(context.pages())).toBe(1);
  await first.dial('5550100');
  await says(first.callPanel, 'Connected');
  await says(second.callPanel, 'Connected');
  await first.hangUp();
  await says(second.callPanel, /ended|hung up/i);
  await second.callAndHangUp();
  expect([...first.errors, ...second.errors]).toEqual([]);
});

test('the tab that has the lines is closed in a call: the other takes over, says so, and calls', async ({
  context,
}) => {
  const first = await tab(context);
  const second = await tab(context);
  await second.dial('5550100');
  await says(second.callPanel, 'Connected');
  await first.page.close();
  await says(second.callPanel, 'Call lost');
  await expect(second.callButton).toBeEnabled();
  await second.callAndHangUp();
  expect(hosts(context.pages())).toBe(1);
  expect(second.errors).toEqual([]);
});
