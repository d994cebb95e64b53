/**
 * The cable is pulled at named steps of the protocol. Afterwards nothing is left behind: every request has ended once, on the page and in
 * the core, the AT channel is empty and the tty let go; the page says so in words; and plugged in again the same line makes a call.
 */
import { expect } from '@playwright/test';
import { says } from '../e2e/console-page.js';
import type { BenchConsole } from './console-driver.js';
import { ttyHolders } from './tty-holders.js';
import { dialToConnected, ring, test } from './voice-bench.js';
import type { VoiceModem } from './voice-modem.js';

interface Step {
  readonly name: string;
  /** Brings the call to the step. */
  readonly reach: (console: BenchConsole, modem: VoiceModem) => Promise<void>;
  /** What the channel has in hand then; left out: nothing. */
  readonly load?: { readonly queued?: number; readonly inFlight?: number };
}

/** Dials and lets the modem take the given command without a word. */
async function dialUntil(console: BenchConsole, modem: VoiceModem, command: RegExp): Promise<void> {
  modem.mute(command);
  await console.dial('5550100');
  await modem.hears(command);
}

/** Sends a digit in a call, whose command the modem takes without a word. */
async function digitInFlight(console: BenchConsole, modem: VoiceModem): Promise<void> {
  await dialToConnected(console, modem);
  modem.mute(/^AT\+VTS/);
  await console.press('Keypad');
  await console.callPanel.getByRole('button', { name: /^5/ }).click();
  await modem.hears('AT+VTS=5');
}

const steps: readonly Step[] = [
  { name: 'idle and ready', reach: async () => {} },
  {
    name: 'while the service class is set before a dial',
    reach: (console, modem) => dialUntil(console, modem, /^AT\+FCLASS=8$/),
    load: { inFlight: 1 },
  },
  {
    name: 'while S7 is set before a dial',
    reach: (console, modem) => dialUntil(console, modem, /^ATS7/),
    load: { inFlight: 1 },
  },
  {
    name: 'after ATD, before any result',
    reach: (console, modem) => dialUntil(console, modem, /^ATD/),
    load: { inFlight: 1 },
  },
  {
    name: 'at RINGING',
    reach: async (console, modem) => {
      await dialUntil(console, modem, /^ATD/);
      modem.says('RINGING');
      await says(console.callPanel, 'Ringing');
    },
    load: { inFlight: 1 },
  },
  {
    name: 'while a dial is taken back',
    reach: async (console, modem) => {
      await dialUntil(console, modem, /^ATD/);
      await console.press('Cancel call');
      await modem.hears('');
    },
    load: { inFlight: 1 },
  },
  { name: 'connected', reach: dialToConnected },
  { name: 'while a digit is being sent', reach: digitInFlight, load: { inFlight: 1 } },
  {
    name: 'with hanging up queued behind a digit',
    reach: async (console, modem) => {
      await digitInFlight(console, modem);
      await console.press('Hang up');
    },
    load: { queued: 1, inFlight: 1 },
  },
  {
    name: 'while it hangs up',
    reach: async (console, modem) => {
      await dialToConnected(console, modem);
      modem.mute(/^ATH$/);
      await console.press('Hang up');
      await modem.hears('ATH');
    },
    load: { inFlight: 1 },
  },
  { name: 'in RING, before it is answered', reach: (console, modem) => ring(console, modem, 'NMBR = 5550123') },
  {
    name: 'after ATA, before its result',
    reach: async (console, modem) => {
      await ring(console, modem);
      await console.press('Answer');
      await modem.hears('ATA');
    },
    load: { inFlight: 1 },
  },
];

for (const { name, reach, load } of steps)
  test(`unplugged ${name}`, async ({ console, modem, voiceBench }) => {
    const lines = await console.lineIds();
    const holders = ttyHolders(voiceBench.bench, modem.device.name);
    await reach(console, modem);
    await expect
      .poll(async () => (await console.report()).ports)
      .toMatchObject([{ open: true, queued: 0, inFlight: 0, ...load }]);
    expect(holders()).toBe(1);

    await modem.device.unplug();
    await console.lineSays('Unplugged');
    await says(console.status, 'Plug the modem in again: the line comes back by itself.');
    await console.expectSettled([{ open: false }]);
    await expect.poll(holders).toBe(0);

    modem.mute(null);
    modem.takeCommands();
    await modem.device.plug();
    await console.lineSays('Ready');
    expect(await console.lineIds()).toEqual(lines);
    await dialToConnected(console, modem);
    expect(console.errors).toEqual([]);
  });

test('unplugged while it is set up again, and plugged in once more', async ({ console, modem, voiceBench }) => {
  const lines = await console.lineIds();
  await modem.device.unplug();
  await console.lineSays('Unplugged');
  modem.mute(/^ATX4/);
  await modem.device.plug();
  await modem.hears(/^ATX4/);
  await console.lineSays('Getting ready');
  const holders = ttyHolders(voiceBench.bench, modem.device.name);
  await modem.device.unplug();
  await console.lineSays('Unplugged');
  await console.expectSettled([{ open: false }]);
  await expect.poll(holders).toBe(0);

  modem.mute(null);
  await modem.device.plug();
  await console.lineSays('Ready');
  expect(await console.lineIds()).toEqual(lines);
  await dialToConnected(console, modem);
});
