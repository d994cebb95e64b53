import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  TelephonyError,
  type ConnectOptions,
  type SetUpStep,
  type TelephonyErrorCode,
} from '../../client/telephony.js';
import { HEARD_ON_PORT } from '../../tspi/port-finding.js';
import { strings } from '../locale/strings.js';
import { asLine, asTelephony, FakeLine, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-port-button.js';

afterEach(() => {
  unmountAll();
  document.documentElement.lang = 'en';
});

async function port(values: Partial<FakeTelephony> = {}) {
  const telephony = Object.assign(new FakeTelephony(), values);
  const mounted = await mount('tel-port-button', { telephony: asTelephony(telephony) });
  const { element, root } = mounted;
  return {
    ...mounted,
    telephony,
    message: () => textOf(root, '[role=status] p'),
    press: async (name: string) => {
      buttonNamed(root, name).click();
      await new Promise((resolve) => setTimeout(resolve));
      await rendered(element);
    },
  };
}

const failing = (code: TelephonyErrorCode) => () => Promise.reject(new TelephonyError(code, code, 0));

it('asks for the port while the click is handled, or the browser would not open its list', async () => {
  const connecting = vi.fn(() => new Promise<never>(() => undefined));
  const { root } = await port({ connecting });
  buttonNamed(root, 'Connect a modem').click();
  expect(connecting).toHaveBeenCalledOnce();
});

it('shows that it is at work, and asks once only', async () => {
  const connecting = vi.fn(() => new Promise<never>(() => undefined));
  const { press, message } = await port({ connecting });
  await press('Connect a modem');
  await press('Connecting');
  expect(connecting).toHaveBeenCalledOnce();
  expect(message()).toBe('Pick your modem in the browser’s list. Then this page asks it what it can do.');
});

it.each([
  ['en', 'Looking for a modem: 115200 bit/s (1 of 8)', 'Looking for a modem: 9600 bit/s (2 of 8)'],
  ['de', 'Sucht ein Modem: 115200 bit/s (1 von 8)', 'Sucht ein Modem: 9600 bit/s (2 von 8)'],
])('says in %s how far it is, in a live region, until it is done', async (lang, first, second) => {
  let options: ConnectOptions = {};
  let end: (error: unknown) => void = () => undefined;
  const connecting = (given: ConnectOptions = {}): Promise<never> => {
    options = given;
    return new Promise((_, reject) => (end = reject));
  };
  document.documentElement.lang = lang;
  const { root, element, message } = await port({ connecting });
  buttonNamed(root, strings(lang).port.connect).click();
  await rendered(element);
  expect(root.querySelector('[role=status]')?.getAttribute('aria-live')).toBe('polite');
  const told = async (step: SetUpStep): Promise<string> => {
    options.onStep?.(step);
    await rendered(element);
    return message();
  };
  expect(await told({ step: 'probing', rate: 115_200, index: 1, count: 8 })).toBe(first);
  expect(await told({ step: 'probing', rate: 9600, index: 2, count: 8 })).toBe(second);
  expect(await told({ step: 'identifying' })).toBe(strings(lang).port.steps.identifying);
  end(new TelephonyError('noAnswer', '', 0));
  await new Promise((resolve) => setTimeout(resolve));
  // What comes late is not said over the end.
  expect(await told({ step: 'initialising' })).toContain(strings(lang).errors.noAnswer.what);
});

it('tells the page and the person when a modem is there', async () => {
  const line = asLine(Object.assign(new FakeLine(), { name: 'SIM7600' }));
  const { press, message, element } = await port({ connecting: () => Promise.resolve(line) });
  const connected = vi.fn();
  element.addEventListener('tel-connected', (event) => {
    connected(event.line);
  });
  await press('Connect a modem');
  expect(connected).toHaveBeenCalledWith(line);
  expect(message()).toBe('SIM7600 is connected.');
});

describe('another way', () => {
  const asked = (): { connecting: (options?: ConnectOptions) => Promise<never>; ways: (string | undefined)[] } => {
    const ways: (string | undefined)[] = [];
    const connecting = (options?: ConnectOptions): Promise<never> => {
      ways.push(options?.via);
      return Promise.reject(new TelephonyError(options?.via === 'usb' ? 'heldBySystem' : 'chooserCancelled', '', 0));
    };
    return { connecting, ways };
  };

  it('is offered where the modem was not in the list, is kept by trying again, and leads back', async () => {
    const { connecting, ways } = asked();
    const { press } = await port({ connecting });
    await press('Connect a modem');
    await press('My modem is not in the list');
    await press('Try again');
    await press('List of serial ports');
    await press('Connect a modem');
    expect(ways).toEqual([undefined, 'usb', 'usb', 'serial', undefined]);
  });

  it.each([
    [['serial'], 'chooserCancelled'],
    [['usb'], 'heldBySystem'],
    [['serial', 'usb'], 'portBusy'],
    [['serial', 'usb'], 'heldByTab'],
  ] as const)('is not offered by a page with the ways %j for %s', async (modemWays, code) => {
    const { press, root } = await port({ connecting: failing(code), modemWays });
    await press('Connect a modem');
    expect(root.textContent).not.toContain('My modem is not in the list');
    expect(root.textContent).not.toContain('List of serial ports');
  });
});

it('with a line it adds a port to that', async () => {
  const adding = vi.fn(() => Promise.resolve());
  const line = asLine(Object.assign(new FakeLine(), { name: 'SIM7600', adding }));
  const connecting = vi.fn(failing('portFailed'));
  const { press, message, element } = await port({ connecting });
  element.line = line;
  await rendered(element);
  await press('Add a port');
  expect(message()).toBe('SIM7600 listens on this port, too.');
  line.adding = () => Promise.reject(new TelephonyError('otherDevice', '', 0));
  await press('Add a port');
  expect(message()).toContain('This is not another port of the modem');
  expect([adding.mock.calls.length, connecting.mock.calls.length]).toEqual([1, 0]);
});

describe('trouble', () => {
  it.each(Object.keys(strings('en').errors) as TelephonyErrorCode[])('%s is said with its next step', async (code) => {
    const { press, message } = await port({ connecting: failing(code) });
    await press('Connect a modem');
    const { what, next } = strings('en').errors[code];
    expect(message()).toBe(`${what} ${next}`.trim());
  });

  it.each(HEARD_ON_PORT)('%s on a port is said with its next step', async (heard) => {
    for (const lang of ['en', 'de']) {
      const connecting = (): Promise<never> =>
        Promise.reject(new TelephonyError('notAModem', '', 0, 'known', { heard }));
      document.documentElement.lang = lang;
      const { press, message } = await port({ connecting });
      await press(strings(lang).port.connect);
      const { what, next } = strings(lang).heard[heard];
      expect(message()).toBe(`${what} ${next}`);
    }
  });

  it('on a port that carries GPS positions names the next port, and offers no other way', async () => {
    const error = new TelephonyError('notAModem', '', 0, 'known', { heard: 'nmea' });
    const { press, message, root } = await port({ connecting: () => Promise.reject(error) });
    await press('Connect a modem');
    expect(message()).toBe(
      'This port carries the receiver’s GPS positions No calls can be made on it. Choose the next port of this device.',
    );
    expect(root.textContent).toContain('Try again');
    expect(root.textContent).not.toContain('My modem is not in the list');
  });

  it('of another kind is said, too', async () => {
    const { press, message } = await port({ connecting: () => Promise.reject(new Error('x')) });
    await press('Connect a modem');
    expect(message()).toBe('Something went wrong Try again. If it happens again, reload the page.');
  });

  it('is said by the button, not by an empty list, where the page cannot reach modems', async () => {
    const connecting = vi.fn(failing('portFailed'));
    const { press, message, root } = await port({ connecting, modemBarrier: 'insecureContext' });
    await press('Connect a modem');
    expect(connecting).not.toHaveBeenCalled();
    expect(message()).toContain('This page was not loaded securely');
    expect(root.textContent).not.toContain('Try again');
  });

  it('can be tried again and closed by keyboard, and the keyboard stays at the button', async () => {
    const { press, message, root, element } = await port({ connecting: failing('noAnswer') });
    await press('Connect a modem');
    buttonNamed(root, 'Try again').focus();
    await press('Try again');
    expect(root.activeElement?.classList).toContain('connect');
    await userEvent.keyboard('{Escape}');
    await rendered(element);
    expect(message()).toBe('');
  });
});
