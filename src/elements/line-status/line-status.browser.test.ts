import { afterEach, describe, expect, it } from 'vitest';
import { strings } from '../locale/strings.js';
import { asLine, FakeLine } from '../testing/fake-telephony.js';
import { mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-line-status.js';

afterEach(unmountAll);

async function status(values: Partial<FakeLine> = {}) {
  const line = Object.assign(new FakeLine(), values);
  const mounted = await mount('tel-line-status', { line: asLine(line) });
  return { ...mounted, line, text: () => textOf(mounted.root, 'section'), word: () => textOf(mounted.root, '.state') };
}

describe('the sound', () => {
  it.each(['none', 'handset', 'speaker', 'headset', 'page'] as const)(
    'is said before any call: %s',
    async (audioPath) => {
      const { text } = await status({ audioPath });
      expect(text()).toContain(strings('en').line.audio[audioPath]);
    },
  );

  it('is said to be no voice where the modem connects as a fax machine', async () => {
    const { text } = await status({ media: 'fax' });
    expect(text()).toContain('This modem connects as a fax machine: you will not hear a voice.');
  });
});

describe('the state', () => {
  it('follows the line', async () => {
    const { word, line, element, text } = await status();
    expect(word()).toBe('Ready');
    line.set({ service: { state: 'lost', reason: 'unplugged' } });
    await rendered(element);
    expect(word()).toBe('Unplugged');
    expect(text()).toContain('Plug the modem in again: the line comes back by itself.');
  });

  it('tells for how long the modem has been away', async () => {
    const { line, element, scheduler, text } = await status();
    line.set({ service: { state: 'lost', reason: 'unplugged' } });
    await rendered(element);
    expect(text()).toContain('(for less than a minute)');
    await scheduler.advance(2 * 60_000);
    await rendered(element);
    expect(text()).toContain('(for 2 minutes)');
  });

  it.each([
    'portBusy',
    'heldByTab',
    'heldBySystem',
    'permissionDenied',
    'noAnswer',
    'garbage',
    'initFailed',
    'portFailed',
  ] as const)('says what to do about %s', async (reason) => {
    const { word, text } = await status({ service: { state: 'failed', reason } });
    expect(word()).toBe('Out of order');
    expect(text()).toContain(strings('en').line.reasons[reason]);
  });

  it.each([
    ['offering', 'Ringing'],
    ['ringback', 'Dialling'],
    ['connected', 'In a call'],
    ['onHold', 'On hold'],
    ['disconnected', 'Ready'],
  ] as const)('of a line whose call is %s reads “%s”', async (state, expected) => {
    const { word, line, element } = await status();
    line.addCall({ state });
    await rendered(element);
    expect(word()).toBe(expected);
  });
});

describe('the network of a cellular line', () => {
  const ready = { state: 'ready', reason: 'none' } as const;

  it.each([
    [{ registration: 'home', signal: 68 }, 'Ready', 'Registered with its mobile network. Very good signal (68 %).'],
    [{ registration: 'home', signal: 10 }, 'Ready', 'Registered with its mobile network. Weak signal (10 %).'],
    [{ registration: 'roaming', signal: 35 }, 'Ready', '(roaming): calls may cost more. Fair signal (35 %).'],
    [{ registration: 'home' }, 'Ready', 'Registered with its mobile network.'],
    [{ registration: 'unknown' }, 'Searching', 'The modem is looking for its mobile network.'],
  ] as const)('is said where it is %j', async (network, expected, words) => {
    const { word, text } = await status({ service: { ...ready, network } });
    expect(word()).toBe(expected);
    expect(text()).toContain(words);
  });

  it('says its operator, as text and nothing else', async () => {
    const operator = '<img src=x onerror=alert(1)>';
    const { text, root } = await status({
      service: { ...ready, network: { registration: 'home', operator } },
    });
    expect(text()).toContain(`Operator: ${operator}`);
    expect(root.querySelector('bdi img, p img')).toBeNull();
  });

  it('is still looked for, or not found', async () => {
    const { word, text, line, element } = await status({
      service: { state: 'ready', reason: 'noNetwork', network: { registration: 'searching' } },
    });
    expect(word()).toBe('Searching');
    line.set({ service: { state: 'ready', reason: 'noNetwork', network: { registration: 'none' } } });
    await rendered(element);
    expect(word()).toBe('No calls');
    expect(text()).toContain(strings('en').line.reasons.noNetwork);
  });

  it('does not hide what is wrong with the SIM card', async () => {
    const { word, text } = await status({
      service: { state: 'ready', reason: 'noSim', network: { registration: 'none', signal: 60 } },
    });
    expect(word()).toBe('No calls');
    expect(text()).toContain('There is no SIM card in the modem.');
    expect(text()).not.toContain('Registered');
  });
});

it('is called what the user calls it, as text; what the modem is stands below', async () => {
  const label = '<i>Reception</i>';
  const { root } = await status({ label, name: label, identity: { manufacturer: 'USR', model: '5637', revision: '' } });
  expect(textOf(root, '.name')).toBe(label);
  expect(textOf(root, 'section')).toContain('USR 5637');
});

it('says how to get a line where there is none', async () => {
  const { root } = await mount('tel-line-status');
  expect(textOf(root, 'section')).toBe('No line Connect a modem to make and take calls.');
});
