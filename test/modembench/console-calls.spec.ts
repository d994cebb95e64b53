/** Calls on the console's own buttons, on a voice modem whose part the test plays. */
import { expect } from '@playwright/test';
import type { Telephony } from '../../src/client/telephony.js';
import { says } from '../e2e/console-page.js';
import { dialToConnected, ring, test } from './voice-bench.js';

test('a number that is keyed in is dialled to connected, and hung up', async ({ console, modem }) => {
  const keys = console.page.locator('tel-dialpad').getByRole('group', { name: 'Keys' });
  for (const digit of '5550142') await keys.getByRole('button', { name: new RegExp(`^${digit}`) }).click();
  await console.callButton.click();
  await modem.hears('ATDT5550142');
  await says(console.callPanel, /Dialling|Connecting/);
  modem.says('RINGING');
  await says(console.callPanel, 'Ringing');
  modem.says('VCON');
  await says(console.callPanel, 'Connected');
  await console.lineSays('In a call');
  await console.press('Hang up');
  await says(console.callPanel, 'Call ended');
  expect(modem.takeCommands()).toEqual(['AT+FCLASS=8', 'ATS7=60', 'ATDT5550142', 'ATH']);
  await console.lineSays('Ready');
  await console.expectSettled([{ open: true }]);
  expect(console.errors).toEqual([]);
});

for (const [result, words, advice] of [
  ['BUSY', 'Busy', 'Try again in a few minutes.'],
  ['NO DIALTONE', 'No dial tone', 'Check that the cable from the modem to the wall socket is plugged in.'],
  ['NO ANSWER', 'No answer', 'Nobody picked up.'],
] as const)
  test(`a dial that ends with ${result} ends in words, and the next one works`, async ({ console, modem }) => {
    await console.dial('5550100');
    await modem.hears('ATDT5550100');
    modem.says(result);
    await says(console.callPanel, words);
    await says(console.callPanel, advice);
    modem.takeCommands();
    await dialToConnected(console, modem);
  });

for (const [far, hangUp] of [
  ['a busy tone', '\x10b'],
  ['the end of loop current', '\x10l'],
  ['NO CARRIER', '\r\nNO CARRIER\r\n'],
] as const)
  test(`${far} ends a call that was connected`, async ({ console, modem }) => {
    await dialToConnected(console, modem);
    modem.device.write(hangUp);
    await says(console.callPanel, 'Call ended');
    await modem.hears('ATH');
    await console.lineSays('Ready');
    await console.expectSettled([{ open: true }]);
  });

test('a dial is taken back as V.250 says, and the next one works', async ({ console, modem }) => {
  await console.dial('5550100');
  await modem.hears('ATDT5550100');
  await console.press('Cancel call');
  await modem.hears('');
  modem.says('OK');
  await says(console.callPanel, 'Call cancelled');
  modem.takeCommands();
  await dialToConnected(console, modem);
});

test('a call that comes in shows name and number, is answered, takes digits and is hung up', async ({
  console,
  modem,
}) => {
  await ring(console, modem, 'DATE = 1121', 'TIME = 0305', 'NMBR = 5550123', 'NAME = <b>Ann</b> Example');
  await says(console.callPanel, '555 0123');
  await says(console.callPanel, '<b>Ann</b> Example');
  await console.lineSays('Ringing');
  await expect(console.page).toHaveTitle(/Incoming call/);
  await console.press('Answer');
  await modem.hears('ATA');
  modem.says('VCON');
  await says(console.callPanel, 'Connected');

  modem.takeCommands();
  await console.press('Keypad');
  const keypad = console.callPanel.getByRole('group', { name: 'Keys' });
  for (const key of ['4', 'Star', 'Hash']) {
    await keypad.getByRole('button', { name: new RegExp(`^${key}`) }).click();
    await modem.hears(/^AT\+VTS=/);
    await console.expectSettled([{ open: true }]);
  }
  expect(modem.takeCommands()).toEqual(['AT+VTS=4', 'AT+VTS=*', 'AT+VTS=#']);
  await console.press('Hang up');
  await modem.hears('ATH');
  await console.expectSettled([{ open: true }]);
});

test('a call that comes in and stops ringing is over', async ({ console, modem }) => {
  await ring(console, modem, 'NMBR = P');
  await says(console.callPanel, 'Number withheld');
  await says(console.callPanel, 'The modem did not say why.');
  await console.lineSays('Ready');
});

test('nothing of a dial string that carries a command reaches the modem, from page or client', async ({
  console,
  modem,
}) => {
  const bytes: Buffer[] = [];
  modem.device.on('data', (chunk) => bytes.push(chunk));
  const hostile = ['5550100;+FCLASS=1', '555\rATH', '555\r\nAT+CMGS=1', '5550100;', '555"ATZ"', '+1 555 0100\x1a'];
  for (const number of hostile) {
    await console.numberField.fill(number);
    await console.numberField.press('Enter');
  }
  // The same past the page: what a script on it could ask of the worker.
  const answers = await console.portButton.evaluate((button: HTMLElement & { telephony: Telephony }, numbers) => {
    const [line] = button.telephony.lines;
    return numbers.map((number) => {
      try {
        line?.dial(number);
        return 'dialled';
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
  }, hostile);
  expect(answers).toEqual(hostile.map(() => 'invalidAddress'));
  await console.expectSettled([{ open: true }]);
  expect(Buffer.concat(bytes).toString('latin1')).toBe('');
  await dialToConnected(console, modem, '5550177');
  expect(Buffer.concat(bytes).toString('latin1')).toBe('AT+FCLASS=8\rATS7=60\rATDT5550177\r');
});
