/** The technician's tools, by roles and the keyboard: the AT console, its macros and log, and the signal. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { press, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';
import { ToolsPage } from './tools-page.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

class Bench extends ToolsPage {
  static async begin(page: Page, query = ''): Promise<Bench> {
    const bench = new Bench(page);
    await bench.open(`${server.url}${query}`);
    await bench.toConsole();
    return bench;
  }
}

test('a command is answered, in the terminal and in words; earlier ones come back', async ({ page }) => {
  const bench = await Bench.begin(page);
  await bench.send('ati3');
  await expect(bench.answer.getByRole('status')).toHaveText(/^ati3: OK after /);
  await expect(bench.terminal).toContainText('ATi3');
  await bench.send('AT+GMM');
  await expect(bench.answer.getByRole('status')).toHaveText(/^AT\+GMM: OK after .*1 line/);
  await bench.prompt.press('ArrowUp');
  await bench.prompt.press('ArrowUp');
  await expect(bench.prompt).toHaveValue('ati3');
  await bench.prompt.press('ArrowDown');
  await expect(bench.prompt).toHaveValue('AT+GMM');
  expect(bench.errors).toEqual([]);
});

test('a dial command is not sent, wherever it stands, and the console says what dials', async ({ page }) => {
  const bench = await Bench.begin(page);
  for (const text of ['ATD5550100', 'ATE0D5550100', 'AT+GMM;D5550100']) {
    await bench.send(text);
    await expect(bench.answer.getByRole('alert')).toContainText('Dial with the dialpad');
    await bench.send('AT');
    await expect(bench.answer.getByRole('status')).toHaveText(/^AT: OK/);
  }
  await says(bench.callPanel, 'No call');
  expect(bench.errors).toEqual([]);
});

test('the Tab key leads through the terminal to Send, and back', async ({ page }) => {
  const bench = await Bench.begin(page);
  const send = bench.modemConsole.getByRole('button', { name: 'Send' });
  const tab = page.getByRole('tab', { name: 'AT console' });
  const until = async (key: string, where: Locator): Promise<void> => {
    await expect(async () => {
      await page.keyboard.press(key);
      await expect(where).toBeFocused({ timeout: 50 });
    }).toPass({ intervals: [0] });
  };
  await tab.focus();
  await until('Tab', bench.terminal.getByRole('textbox'));
  await until('Tab', send);
  await until('Shift+Tab', bench.terminal.getByRole('textbox'));
  await until('Shift+Tab', tab);
});

test('commands are chosen from a list by keyboard', async ({ page }) => {
  const bench = await Bench.begin(page);
  await bench.prompt.fill('AT+GM');
  await bench.prompt.press('Control+ ');
  const list = bench.modemConsole.getByRole('listbox');
  await expect(list.getByRole('option', { name: /AT\+GMM model/ })).toBeVisible();
  await bench.prompt.press('ArrowDown');
  await bench.prompt.press('ArrowDown');
  await bench.prompt.press('Enter');
  await expect(bench.prompt).toHaveValue('AT+GMM');
  await bench.prompt.press('Enter');
  await expect(bench.answer.getByRole('status')).toHaveText(/^AT\+GMM: OK/);
});

test('the log is filtered, shown in hexadecimal, and exported as text and as a fixture', async ({ page }) => {
  const bench = await Bench.begin(page);
  await bench.send('AT+GMM');
  await bench.traffic('AT+GMM');
  await bench.modemConsole.getByRole('checkbox', { name: 'Hex view' }).press('Space');
  await expect(bench.terminal).toContainText('41 54 2b 47 4d 4d');
  expect(await bench.saved('Export as text')).toContain('→ AT+GMM');
  expect(JSON.parse(await bench.saved('Export as fixture'))).toMatchObject({ version: 1, masked: true });
});

test('a macro is saved, run after a reload, exported and imported; a broken file is explained', async ({ page }) => {
  const bench = await Bench.begin(page);
  await bench.openMacros();
  await bench.saveMacro('Who', 'AT+GMI\nAT+GMM');
  await says(bench.modemConsole, 'Who is saved in this browser.');

  await page.reload();
  await expect(bench.callButton).toBeEnabled();
  await bench.toConsole();
  await bench.openMacros();
  await press(bench.modemConsole.getByRole('button', { name: 'Run Who' }));
  await expect(bench.answer.getByRole('status')).toHaveText(/^Who is done: 2 commands\./);

  const file = await bench.saved('Export macros');
  await press(bench.modemConsole.getByRole('button', { name: 'Delete Who' }));
  await says(bench.modemConsole, 'Who is deleted.');
  const chooser = bench.modemConsole.getByLabel('Import macros');
  await chooser.setInputFiles({
    name: 'macros.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"ringbackMacros":1,"macros":[{"name":"x","commands":["ATI\\n"]}]}'),
  });
  await expect(
    bench.modemConsole.getByRole('alert').filter({ hasText: 'This file cannot be imported.' }),
  ).toContainText('macros.0.commands.0 is wrong');
  await chooser.setInputFiles({ name: 'macros.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await says(bench.modemConsole, '1 macro imported.');
  await expect(bench.modemConsole.getByRole('button', { name: 'Run Who' })).toBeVisible();
  expect(bench.errors).toEqual([]);
});

test('a cellular line shows its signal in the list and over time, what it is and what it can do', async ({ page }) => {
  const bench = await Bench.begin(page, '?simulator=simcom-sim7600');
  const signal = /^(Very good|Good|Fair|Weak), −\d+ dBm$/;
  await expect(page.getByRole('navigation', { name: 'Lines' }).getByRole('img', { name: signal })).toBeVisible();
  await page.getByRole('tab', { name: 'Network', exact: true }).press('Enter');
  const panel = page.getByRole('tabpanel', { name: 'Network', exact: true });
  await says(panel, 'in its home network');
  await says(panel, 'LTE (4G)');
  await says(panel, 'Hold a call');
  await expect(panel.getByRole('img', { name: /^Now −\d+ dBm/ })).toBeVisible();
  await panel.getByText('As a table').press('Enter');
  await expect(panel.getByRole('table')).toContainText('dBm');
  expect(bench.errors).toEqual([]);
});
