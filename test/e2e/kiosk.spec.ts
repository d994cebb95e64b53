/** The kiosk as a visitor uses it: by touch, and by what is said. */
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { serveStatic, type StaticServer } from './static-server.js';

const EXAMPLE = 'kiosk.html?config=kiosk.example.json';
const example = JSON.parse(readFileSync('public/kiosk.example.json', 'utf8')) as Record<string, unknown>;

test.use({ hasTouch: true, viewport: { width: 800, height: 480 } });

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const tap = (page: Page, name: string | RegExp): Promise<void> => button(page, name).tap();
const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });
/** What is said to whoever does not see it. */
const said = (page: Page): Locator => page.getByRole('status');

async function open(page: Page, address = EXAMPLE): Promise<string[]> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(server.url + address);
  await expect(button(page, /^Emergency/)).toBeVisible();
  return errors;
}

/** Serves a file of the site with this content, to the page and to its worker. */
async function file(page: Page, content: unknown): Promise<void> {
  await page.context().route('**/test.json', (route) => route.fulfill({ json: content }));
}

/** Everything that the page could have kept: its text, fields, storage, databases, history. */
async function leftBehind(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const rows: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('no database'));
      });
      for (const store of database.objectStoreNames)
        rows.push(
          await new Promise((resolve) => {
            const reading = database.transaction(store).objectStore(store).getAll();
            reading.onsuccess = () => resolve(reading.result);
          }),
        );
      database.close();
    }
    return JSON.stringify({
      html: document.documentElement.outerHTML,
      fields: [...document.querySelectorAll('input')].map(({ value }) => value),
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
      address: location.href,
      databases: rows,
    });
  });
}

test('attract, choose, call, talk, hang up; and nothing is left', async ({ page }) => {
  const errors = await open(page);
  const entries = await page.evaluate(() => history.length);
  await tap(page, /Touch to begin/);
  await expect(title(page)).toHaveText('Who would you like to call?');
  await tap(page, /^Reception/);
  await expect(title(page)).toHaveText('Reception');
  await expect(said(page)).toHaveText('Connected. You can talk now.');
  await tap(page, 'Show keys');
  await tap(page, '7, P Q R S');
  await tap(page, 'Hash');
  await expect(page.getByText('7#')).toBeVisible();
  await tap(page, 'Hang up');
  await expect(said(page)).toHaveText('The call has ended.');
  await tap(page, 'I have finished');
  await expect(title(page)).toHaveText('Call from here');
  const left = await leftBehind(page);
  expect(left).not.toMatch(/555 ?0100|7#/);
  expect(JSON.parse(left)).toMatchObject({ fields: [], local: [], session: [], cookies: '' });
  expect(await page.evaluate(() => history.length)).toBe(entries);
  expect(errors).toEqual([]);
});

test('a number is dialled by touch; corrected, refused in words, and forgotten when nobody is there', async ({
  page,
}) => {
  await page.clock.install();
  await open(page);
  await tap(page, /Touch to begin/);
  await tap(page, 'Dial a number');
  const field = page.getByRole('textbox', { name: 'Number' });
  await tap(page, 'Call');
  await expect(said(page)).toHaveText('Enter a number first.');
  for (const key of ['5, J K L', '5, J K L', '5, J K L', '0', '1', '9', '9', '9']) {
    const label = { '0': '0', '1': '1', '9': '9, W X Y Z' }[key] ?? key;
    await page.getByRole('button', { name: label, exact: true }).tap();
  }
  await tap(page, 'Erase');
  await expect(field).toHaveValue('5550199');
  await tap(page, 'Call');
  await expect(said(page)).toHaveText(/cannot be called from here/);
  await expect(title(page)).toHaveText('555 0199');
  await page.clock.fastForward(10_000);
  await expect(page.getByRole('alert')).toHaveText(/Are you still there\? This screen starts again in 20 seconds/);
  await tap(page, 'I am still here');
  await expect(button(page, 'I am still here')).toBeHidden();
  await page.clock.fastForward(10_000);
  await expect(button(page, 'I am still here')).toBeVisible();
  await page.clock.fastForward(21_000);
  await expect(title(page)).toHaveText('Call from here');
  expect(await leftBehind(page)).not.toMatch(/555 ?0199/);
});

test('what was typed is gone as well when nobody is there', async ({ page }) => {
  await page.clock.install();
  await open(page);
  await tap(page, /Touch to begin/);
  await tap(page, 'Dial a number');
  await page.keyboard.type('5550142');
  await expect(page.getByRole('textbox')).toHaveValue('5550142');
  await page.clock.fastForward(60_000);
  await expect(button(page, 'I am still here')).toBeVisible();
  await page.clock.fastForward(21_000);
  await expect(title(page)).toHaveText('Call from here');
  expect(await leftBehind(page)).not.toMatch(/555 ?0142/);
  await tap(page, /Touch to begin/);
  await tap(page, 'Dial a number');
  await expect(page.getByRole('textbox')).toHaveValue('');
});

test('in Arabic everything is mirrored, numbers are not; when nobody is there it is in English again', async ({
  page,
}) => {
  await page.clock.install();
  await open(page);
  await tap(page, 'العربية');
  const root = page.getByRole('document');
  await expect(root).toHaveAttribute('dir', 'rtl');
  await expect(root).toHaveAttribute('lang', 'ar');
  await expect(title(page)).toHaveText('بمن تريد أن تتصل؟');
  await expect(button(page, /طوارئ/)).toBeVisible();
  await tap(page, 'طلب رقم');
  await expect(page.getByRole('textbox')).toHaveCSS('direction', 'ltr');
  await page.clock.fastForward(60_000);
  await expect(page.getByRole('alert')).toHaveText(/هل ما زلت هنا؟/);
  await page.clock.fastForward(21_000);
  await expect(title(page)).toHaveText('Call from here');
  await expect(root).toHaveAttribute('dir', 'ltr');
});

test('a call that goes on is no idleness', async ({ page }) => {
  await page.clock.install();
  await open(page);
  await tap(page, /Touch to begin/);
  await tap(page, /^Reception/);
  await expect(said(page)).toHaveText('Connected. You can talk now.');
  await page.clock.fastForward('10:00');
  await expect(page.getByText(/^10:\d\d$/)).toBeVisible();
  await expect(button(page, 'I am still here')).toBeHidden();
  await tap(page, 'Hang up');
  await expect(said(page)).toHaveText('The call has ended.');
});

test('busy, hung up by the other side: in words, with the next step', async ({ page }) => {
  await open(page);
  await tap(page, /Touch to begin/);
  await tap(page, /^Taxi/);
  await expect(said(page)).toHaveText('The line is busy. Try again in a few minutes, or call somebody else.');
  await tap(page, 'Call somebody else');
  await tap(page, /^Parking help/);
  await expect(said(page)).toHaveText('The call has ended.');
});

test.describe('the emergency button', () => {
  const simulates = async (page: Page): Promise<void> => {
    await tap(page, 'Emergency 112');
    const question = page.getByRole('dialog');
    await expect(question).toContainText('This is a demonstration');
    await expect(question.getByRole('button', { name: 'No, go back' })).toBeFocused();
    await question.getByRole('button', { name: 'Simulate the call' }).tap();
    await expect(title(page)).toHaveText('Emergency 112');
    // Nobody has the number on the simulated network; what matters is that it was dialled.
    await expect(said(page)).toHaveText(/cannot be reached|not taken|Nobody answered/);
  };

  test('works from every screen', async ({ page }) => {
    await open(page);
    await expect(page.getByText('Demonstration: nobody is really called.')).toBeVisible();
    await tap(page, 'Emergency 112');
    await tap(page, 'No, go back');
    await expect(title(page)).toHaveText('Call from here');
    await simulates(page);
    await simulates(page);
    await tap(page, 'Call somebody else');
    await simulates(page);
    await tap(page, 'Call somebody else');
    await tap(page, 'Dial a number');
    await simulates(page);
    await tap(page, 'Call somebody else');
    await tap(page, /^Reception/);
    await expect(said(page)).toHaveText('Connected. You can talk now.');
    await tap(page, 'Emergency 112');
    await expect(page.getByRole('dialog')).toContainText('The present call ends.');
    await tap(page, 'No, go back');
    await simulates(page);
  });

  test('works though the file is broken, and the mistakes are told with their places', async ({ page }) => {
    await file(page, { ...example, idelSeconds: 3, destinations: [{ id: 'desk', name: 'Desk', number: 'HELP' }] });
    await open(page, 'kiosk.html?config=test.json');
    await expect(title(page)).toHaveText('This screen is not set up yet');
    const mistakes = page.getByRole('list', { name: 'Mistakes' });
    await expect(mistakes).toContainText('destinations.0.number');
    await expect(mistakes).toContainText('Write the number as the line has to dial it');
    await expect(mistakes).toContainText('idelSeconds');
    await expect(page.getByText(/^File: .*test\.json$/)).toBeVisible();
    await simulates(page);
  });
});

test('a file that is not there, that is no JSON, or is of another site: said, and what to do', async ({ page }) => {
  await open(page, 'kiosk.html?config=none.json');
  await expect(page.getByRole('heading', { name: 'The file with the settings cannot be loaded.' })).toBeVisible();
  await expect(page.getByText('404')).toBeVisible();
  await tap(page, /^Emergency/);
  await expect(page.getByRole('dialog')).toContainText('Use another telephone and call 112.');
  await page
    .context()
    .route('**/test.json', (route) => route.fulfill({ body: '{ "title": ', contentType: 'application/json' }));
  await open(page, 'kiosk.html?config=test.json');
  await expect(page.getByRole('heading', { name: 'The file with the settings is not JSON.' })).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const elsewhere of [
    'https://elsewhere.test/kiosk.json',
    '//elsewhere.test/kiosk.json',
    'data:application/json,{}',
  ]) {
    await open(page, `kiosk.html?config=${encodeURIComponent(elsewhere)}`);
    await expect(page.getByRole('heading', { name: /does not belong to this site/ })).toBeVisible();
  }
  expect(asked.filter((url) => url.includes('elsewhere'))).toEqual(
    asked.filter((url) => url.includes('kiosk.html') && url.includes('elsewhere')),
  );
});

test('a file that is mended is taken up by itself', async ({ page }) => {
  await file(page, { title: 'x' });
  await open(page, 'kiosk.html?config=test.json');
  await expect(title(page)).toHaveText('This screen is not set up yet');
  await page.context().unroute('**/test.json');
  await file(page, example);
  await expect(title(page)).toHaveText('Call from here');
  await tap(page, /Touch to begin/);
  await tap(page, /^Reception/);
  await expect(said(page)).toHaveText('Connected. You can talk now.');
});

test('a second tab with other settings gets nothing of the line', async ({ context, page }) => {
  await open(page);
  await tap(page, /Touch to begin/);
  await tap(page, /^Reception/);
  await expect(said(page)).toHaveText('Connected. You can talk now.');
  const other = await context.newPage();
  await other.goto(server.url);
  await expect(other.getByText(/uses them with other settings/).first()).toBeVisible();
});

test('by keyboard alone', async ({ page }) => {
  await open(page);
  const press = async (name: string | RegExp): Promise<void> => {
    const wanted = button(page, name);
    for (let i = 0; i < 40 && !(await wanted.evaluate((element) => element.matches(':focus'))); i++)
      await page.keyboard.press('Tab');
    await expect(wanted).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await press(/Touch to begin/);
  await press('Dial a number');
  await page.keyboard.type('5550101');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText(/^The line is busy/);
  await press('I have finished');
  await expect(title(page)).toHaveText('Call from here');
});
