/** Every screen of the kiosk, on a screen that stands and on a small one: for axe, by its size, for whoever touches it. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectFit, lookAt, looks, watchShifts, type Look } from './page-checks.js';
import { serveStatic, type StaticServer } from './static-server.js';

test.use({ hasTouch: true });

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const WORDS = {
  en: { dial: 'Dial a number', done: 'I have finished', hangUp: 'Hang up', keys: 'Show keys', leave: 'No, go back' },
  ar: { dial: 'طلب رقم', done: 'انتهيت', hangUp: 'إنهاء المكالمة', keys: 'إظهار المفاتيح', leave: 'لا، رجوع' },
};

async function walk(page: Page, look: Look): Promise<void> {
  const words = WORDS[look.language];
  const tap = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).tap();
  const fits = (state: string): Promise<void> => expectFit(page, look, `kiosk-${state}`);
  const shifts = await watchShifts(page);
  await lookAt(page, look);
  await page.goto(`${server.url}kiosk.html?config=kiosk.example.json`);
  await expect(page.getByRole('button', { name: /112/ })).toBeVisible();
  const whole = (where: Locator): Promise<void> => expect(where).toBeInViewport({ ratio: 1 });
  await whole(page.getByRole('main').getByRole('button'));
  await fits('attract');
  await tap(look.language === 'ar' ? 'العربية' : /Touch to begin/);
  for (const name of await page.getByRole('listitem').all()) await whole(name);
  await fits('choose');
  await tap(/112/);
  await fits('emergency');
  await tap(words.leave);
  await tap(words.dial);
  await page.keyboard.type('5550199');
  for (const key of await page.getByRole('main').getByRole('button').all()) await whole(key);
  await fits('number');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: words.done })).toBeVisible();
  await fits('refused');
  await tap(words.done);
  await tap(look.language === 'ar' ? 'العربية' : /Touch to begin/);
  await tap(/Reception|الاستقبال/);
  await expect(page.getByRole('button', { name: words.keys })).toBeVisible();
  await fits('call');
  await tap(words.keys);
  await fits('call-keys');
  await tap(words.hangUp);
  await expect(page.getByRole('button', { name: words.done })).toBeVisible();
  await fits('ended');
  expect(await shifts()).toEqual([]);
}

test.describe('every screen', () => {
  test.describe.configure({ timeout: 240_000 });
  for (const look of looks([
    [1080, 1920],
    [800, 480],
  ]))
    test(`fits, ${look.name}`, async ({ page }) => {
      await walk(page, look);
    });
});

test('the mistakes of a file fit, and the question whether somebody is there', async ({ page }) => {
  const [look] = looks([[800, 480]]);
  if (look === undefined) throw new Error('no look');
  await page.clock.install();
  await lookAt(page, look);
  await page.goto(`${server.url}kiosk.html?config=kiosk.example.json`);
  await page.getByRole('button', { name: /Touch to begin/ }).tap();
  await page.clock.fastForward(60_000);
  await expect(page.getByRole('alert')).toHaveText(/Are you still there/);
  await expectFit(page, look, 'kiosk-idle');
  await page.context().route('**/test.json', (route) => route.fulfill({ json: { idelSeconds: 3 } }));
  await page.goto(`${server.url}kiosk.html?config=test.json`);
  await expect(title(page)).toHaveText('This screen is not set up yet');
  await expectFit(page, look, 'kiosk-mistakes');
});
