import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError } from '../../client/telephony.js';
import { strings } from '../locale/strings.js';
import { asLine, FakeLine } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-sim-lock.js';

afterEach(unmountAll);

const words = strings('en').simLock;
const wantsPin = { state: 'ready', reason: 'pinWanted', simTries: 3 } as const;
const wantsPuk = { state: 'ready', reason: 'pukWanted', simTries: 10 } as const;
const ready = { state: 'ready', reason: 'none' } as const;

async function lock(service: FakeLine['service']) {
  const line = Object.assign(new FakeLine(), { service });
  const mounted = await mount('tel-sim-lock', { line: asLine(line) });
  const { root, element } = mounted;
  const settle = async (): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve));
    await rendered(element);
    return textOf(root, '[role=status]');
  };
  const answer = (error: Error | null): void => {
    line.unlocking = () => (error === null ? Promise.resolve() : Promise.reject(error));
  };
  const field = (label: string): HTMLInputElement => {
    const named = [...root.querySelectorAll('label')].find((one) => one.textContent === label);
    const input = named?.control;
    if (!(input instanceof HTMLInputElement)) throw new Error(`no field “${label}”`);
    return input;
  };
  return { ...mounted, line, settle, answer, field };
}

describe('the PIN', () => {
  it.each([ready, { state: 'closed', reason: 'none' }, { state: 'ready', reason: 'noSim' }] as const)(
    'is not asked for where the line is %j',
    async (service) => {
      const { root } = await lock(service);
      expect(root.querySelector('section')).toBeNull();
    },
  );

  it('is given with the keyboard alone, hidden, once, and is nowhere to be found after that', async () => {
    const { line, root, field, answer, settle } = await lock(wantsPin);
    answer(null);
    const input = field(words.pin);
    expect([input.type, input.inputMode, input.autocomplete]).toEqual(['password', 'numeric', 'off']);
    input.focus();
    await userEvent.keyboard('1234{Enter}');
    expect(line.asked).toEqual(['unlock 1234']);
    expect(input.value).toBe('');
    line.set({ service: ready });
    expect(await settle()).toBe(words.unlocked);
    expect(root.querySelector('form')).toBeNull();
    expect(root.activeElement).toBe(root.querySelector('[role=status]'));
    expect(root.innerHTML).not.toContain('1234');
  });

  it('that is wrong says what that means, with the tries that are left, and the field is ready for the next', async () => {
    const { line, root, field, answer, settle } = await lock(wantsPin);
    expect(textOf(root, '#hint')).toContain('3 tries are left.');
    answer(new TelephonyError('wrongPin', '', 0));
    field(words.pin).focus();
    await userEvent.keyboard('0000{Enter}');
    line.set({ service: { ...wantsPin, simTries: 1 } });
    expect(await settle()).toMatch(/^The PIN was wrong .*PUK/);
    expect(textOf(root, '#hint')).toContain('One try is left.');
    expect(root.activeElement).toBe(field(words.pin));
    expect(field(words.pin).getAttribute('aria-invalid')).toBe('true');
    await userEvent.keyboard('1234{Enter}');
    expect(line.asked).toEqual(['unlock 0000', 'unlock 1234']);
  });

  it('is sent once, however often the button is pressed while it is tried', async () => {
    const { line, root, settle } = await lock(wantsPin);
    const button = buttonNamed(root, words.unlock.pin);
    button.click();
    button.click();
    expect(await settle()).toBe(words.trying);
    button.click();
    expect(line.asked).toHaveLength(1);
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('says so where the modem does not tell the tries', async () => {
    const { root } = await lock({ state: 'ready', reason: 'pinWanted' });
    expect(textOf(root, '#hint')).toContain(words.triesUnknown);
  });
});

describe('the PUK', () => {
  it('follows the last wrong PIN, and sets a new one', async () => {
    const { line, root, field, answer, settle } = await lock({ ...wantsPin, simTries: 1 });
    answer(new TelephonyError('pukWanted', '', 0));
    field(words.pin).focus();
    await userEvent.keyboard('0000{Enter}');
    line.set({ service: wantsPuk });
    expect(await settle()).toMatch(/^The PIN was wrong too often/);
    expect(root.activeElement).toBe(field(words.puk));
    answer(null);
    await userEvent.keyboard('12345678{Tab}4711{Enter}');
    expect(line.asked.at(-1)).toBe('unblock 12345678 4711');
    expect([field(words.puk).value, field(words.newPin).value]).toEqual(['', '']);
  });
});

it('tells of one line nothing of another', async () => {
  const { element, root, answer, settle } = await lock(wantsPin);
  answer(new TelephonyError('wrongPin', '', 0));
  buttonNamed(root, words.unlock.pin).click();
  expect(await settle()).not.toBe('');
  element.line = asLine(Object.assign(new FakeLine(), { service: wantsPin }));
  expect(await settle()).toBe('');
});
