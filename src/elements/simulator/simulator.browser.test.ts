import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError, type Line, type PlayAction } from '../../client/telephony.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { asLine, FakeLine } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import { playedTelephony } from '../testing/specimens-simulator.js';
import './tel-simulator.js';

afterEach(unmountAll);

async function panel(values: Partial<FakeLine> = { hasNetworkServices: true }) {
  const line = Object.assign(new FakeLine(), values);
  const play = vi.fn<(line: Line, action: PlayAction) => Promise<void>>(() => Promise.resolve());
  const mounted = await mount('tel-simulator', { line: asLine(line), telephony: playedTelephony({ play }) });
  const { element, root } = mounted;
  return {
    ...mounted,
    line,
    play,
    played: () => play.mock.calls.map(([, action]) => action),
    press: async (name: string) => {
      buttonNamed(root, name).click();
      await rendered(element);
      await rendered(element);
    },
    said: () => textOf(root, '[role=status]'),
  };
}

describe('somebody calls', () => {
  it('with number and name, which are said', async () => {
    const { root, press, played, said } = await panel();
    await userEvent.fill(root.querySelector('#from')!, '+1 (555) 01-77');
    await userEvent.fill(root.querySelector('#name')!, 'Ana <b>Silva</b>');
    await userEvent.selectOptions(root.querySelector('#patience')!, '60');
    await press('Call this line');
    expect(played()).toEqual([
      { kind: 'call', number: '+15550177', name: 'Ana <b>Silva</b>', withheld: false, giveUpAfterSeconds: 60 },
    ]);
    expect(said()).toBe('A call is on its way: Ana <b>Silva</b>, +1 555 0177.');
  });

  it('by Enter, with a number that is withheld', async () => {
    const { root, played, said, element } = await panel();
    root.querySelector<HTMLInputElement>('[name=withheld]')!.click();
    root.querySelector<HTMLElement>('#from')!.focus();
    await userEvent.keyboard('{Enter}');
    await rendered(element);
    expect(played()).toEqual([{ kind: 'call', number: '5550142', name: '', withheld: true, giveUpAfterSeconds: 30 }]);
    expect(said()).toBe('A call is on its way: number withheld.');
  });

  it.each([
    ['#from', 'five', 'Enter a number with digits only, or none.'],
    ['#name', 'Jürgen', 'Enter a name without accents and quotation marks.'],
  ])('what cannot be sent is not: %s %s', async (field, text, words) => {
    const { root, press, played, said } = await panel();
    await userEvent.fill(root.querySelector(field)!, text);
    await press('Call this line');
    expect([played(), said()]).toEqual([[], words]);
  });
});

describe('each button', () => {
  it.each([
    ['Is busy', { kind: 'nextCallMeets', what: 'busy' }, 'The next call will be busy.'],
    ['No reception', { kind: 'signal', dbm: null }, 'The modem receives nothing now.'],
    ['Denied', { kind: 'registration', as: 'denied' }, 'The network does not let the modem in.'],
    ['Unplug', { kind: 'unplug' }, 'The modem is unplugged.'],
    ['Restart', { kind: 'restart' }, 'The modem starts anew.'],
    ['Late result', { kind: 'fault', fault: 'lateResult' }, 'The next result of a command comes eight seconds late.'],
  ])('%s is played, and said once it has begun', async (name, action, words) => {
    const { press, played, said } = await panel();
    await press(name);
    expect([played(), said()]).toEqual([[action], words]);
  });

  it('of the other party plays on a call', async () => {
    const { line, press, played, said, element } = await panel();
    line.addCall({ state: 'connected' });
    await rendered(element);
    await press('The other party: Presses the keys');
    expect(said()).toBe('The other party has pressed 1#.');
    await press('The other party: Hangs up');
    expect(played()).toEqual([{ kind: 'farEndPresses', digits: '1#' }, { kind: 'farEndHangsUp' }]);
  });
});

it('the signal is moved by the keyboard, and said', async () => {
  const { root, played, said, element } = await panel();
  root.querySelector<HTMLElement>('#signal')!.focus();
  await userEvent.keyboard('{ArrowLeft}');
  await vi.waitFor(() => expect(said()).toBe('The modem receives -73 dBm now.'));
  await rendered(element);
  expect(played()).toEqual([{ kind: 'signal', dbm: -73 }]);
  expect(root.querySelector('#signal')!.getAttribute('aria-valuetext')).toBe('-73 dBm');
});

describe('what cannot be used', () => {
  it.each([
    ['No reception', {}, 'A modem on a telephone line has no signal and no registration.'],
    ['The other party: Hangs up', {}, 'There is no call.'],
    ['Plug in again', {}, 'The modem is plugged in.'],
    ['Restart', { service: { state: 'lost', reason: 'unplugged' } }, 'The modem is not plugged in.'],
    ['Call this line', { service: { state: 'lost', reason: 'unplugged' } }, 'The modem is not plugged in.'],
  ] as const)('%s stays reachable and says why', async (name, line, why) => {
    const { root, press, played, said } = await panel(line);
    const button = buttonNamed(root, name);
    expect([button.disabled, button.getAttribute('aria-disabled'), button.title]).toEqual([false, 'true', why]);
    expect(root.textContent).toContain(why);
    await press(name);
    expect([played(), said()]).toEqual([[], why]);
  });

  it.each([
    ['a real line', { kind: 'modem' }, 'This line is a real one.'],
    ['an extension', { identifySign: null }, 'This line is an extension of the simulated exchange, without a modem.'],
  ] as const)('on %s is nothing, and it says why', async (_, line, words) => {
    const { root } = await panel(line);
    expect(root.querySelector('button')).toBeNull();
    expect(root.textContent).toContain(words);
  });
});

it.each([
  [new TelephonyError('notPermitted', '', 0), 'This page'],
  [new TelephonyError('refused', '', LINEERR.INVALCALLSTATE), 'There is no call.'],
])('what is refused is said: %j', async (error, words) => {
  const { play, press, said } = await panel();
  play.mockRejectedValueOnce(error);
  await press('Unplug');
  expect(said()).toContain(words);
});
