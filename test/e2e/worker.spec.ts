import { expect, test } from '@playwright/test';
import { ConsolePage, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

/** Keeps the page's workers where a test can reach them. */
async function watchWorkers(page: ConsolePage['page']): Promise<void> {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    Object.assign(window, { workers });
    window.Worker = new Proxy(Worker, {
      construct: (target, args: ConstructorParameters<typeof Worker>) => {
        const worker = new target(...args);
        workers.push(worker);
        return worker;
      },
    });
  });
}

test('a worker that dies in a call: the page says so, and the line comes back by itself', async ({ page }) => {
  await watchWorkers(page);
  const console = new ConsolePage(page);
  await console.open(server.url);
  await console.dial('5550102');
  await says(console.callPanel, /ringing/i);
  await page.evaluate(() => {
    (window as unknown as { workers: Worker[] }).workers[0]?.terminate();
  });
  await says(console.callPanel, 'Call lost');
  await expect(console.callButton).toBeEnabled();
  await console.callAndHangUp();
});

test('nonsense posted to the worker itself changes nothing', async ({ page }) => {
  await watchWorkers(page);
  const console = new ConsolePage(page);
  await console.open(server.url);
  await page.evaluate(() => {
    const [worker] = (window as unknown as { workers: Worker[] }).workers;
    for (const nonsense of ['x', 7, null, { start: {} }, [1, 2, 3], { cells: 'x' }]) {
      worker?.postMessage(nonsense);
      worker?.postMessage(nonsense, [new MessageChannel().port1]);
    }
  });
  await console.callAndHangUp();
  expect(console.errors).toEqual([]);
});

test('a simulator that cannot be loaded: the page says so, and starting again helps once it can', async ({ page }) => {
  const part = '**/simulated-lines-*.js';
  await page.context().route(part, (route) => route.abort());
  const console = new ConsolePage(page);
  await page.goto(server.url);
  await expect(page.getByRole('alert').filter({ hasText: 'Telephony has stopped' })).toBeVisible();
  await page.context().unroute(part);
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(console.callButton).toBeEnabled();
  await console.callAndHangUp();
});

test('the worker loads the simulator where a page asks for it, and nowhere else', async ({ page }) => {
  const loaded: string[] = [];
  page.context().on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${server.url}?simulator=0`);
  await expect(page.getByText(/^core: wasm/)).toBeVisible();
  expect(loaded.filter((path) => path.includes('telephony.worker'))).toHaveLength(1);
  const apart = (): string[] => loaded.filter((path) => /simulated-lines|telephone-network|exchange/.test(path));
  expect(apart()).toEqual([]);
  await new ConsolePage(page).open(server.url);
  expect(apart()).toHaveLength(2);
});
