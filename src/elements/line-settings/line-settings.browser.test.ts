import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError } from '../../client/telephony.js';
import { strings } from '../locale/strings.js';
import { asLine, FakeLine } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-line-settings.js';

afterEach(unmountAll);

const words = strings('en').lineSettings;

async function settings(values: Partial<FakeLine> = {}) {
  const line = Object.assign(new FakeLine(), values);
  const mounted = await mount('tel-line-settings', { line: asLine(line) });
  const { root, element } = mounted;
  root.querySelector('summary')?.click();
  const field = root.querySelector('input');
  if (field === null) throw new Error('no field');
  const told = async (): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve));
    await rendered(element);
    return textOf(root, '[role=status]');
  };
  return { ...mounted, line, field, told };
}

describe('the name', () => {
  it('is given with the keyboard alone', async () => {
    const { line, root, told } = await settings();
    root.querySelector('summary')?.focus();
    await userEvent.keyboard('{Tab}Reception{Enter}');
    expect(line.asked).toEqual(['label Reception']);
    expect(await told()).toBe('Saved: this line is “Reception”.');
  });

  it('is shown, and taken away by an empty field', async () => {
    const { line, field, root, told } = await settings({ label: 'Workshop' });
    expect(field.value).toBe('Workshop');
    field.value = '  ';
    buttonNamed(root, words.save).click();
    expect(line.asked).toEqual(['label ']);
    expect(await told()).toBe(words.removed);
  });

  it('that another page gives is shown, but not over what is being typed', async () => {
    const { line, field, element } = await settings();
    line.set({ label: 'From elsewhere' });
    await rendered(element);
    expect(field.value).toBe('From elsewhere');
    field.focus();
    field.value = 'Mine';
    line.set({ label: 'Again' });
    await rendered(element);
    expect(field.value).toBe('Mine');
  });

  it('is text and nothing else', async () => {
    const { line, field, root, told } = await settings();
    field.value = '<img src=x onerror=alert(1)>';
    buttonNamed(root, words.save).click();
    expect(line.asked).toEqual(['label <img src=x onerror=alert(1)>']);
    expect(await told()).toContain('<img');
    expect(root.querySelector('img')).toBeNull();
  });

  it('that is refused says why', async () => {
    const { root, told } = await settings({ failure: new TelephonyError('invalidLabel', '', 0) });
    buttonNamed(root, words.save).click();
    expect(await told()).toContain('This name cannot be used');
  });
});

it('is nothing for a line without a modem: its provider names it', async () => {
  const line = Object.assign(new FakeLine(), { identifySign: null });
  const { root } = await mount('tel-line-settings', { line: asLine(line) });
  expect(root.querySelector('details')).toBeNull();
});

describe('the sign', () => {
  it.each(['lights', 'activity'] as const)('says what to look for while it is given: %s', async (identifySign) => {
    const { line, root, told } = await settings({ identifySign });
    const button = buttonNamed(root, words.identify);
    button.click();
    button.click();
    expect(await told()).toBe(`${words.signs[identifySign]} ${words.seen}`);
    expect([line.asked, button.getAttribute('aria-disabled')]).toEqual([['identify'], 'true']);
    line.identified();
    await told();
    expect(button.getAttribute('aria-disabled')).toBe('false');
  });

  it('is not given in a call, and that is said', async () => {
    const { root, told } = await settings({ failure: new TelephonyError('lineBusy', '', 0) });
    buttonNamed(root, words.identify).click();
    expect(await told()).toBe('The line is in use Wait until the call has ended, then try again.');
  });
});

it('what was told of one line is not told of the next', async () => {
  const { element, root, told, line } = await settings({ label: 'One' });
  buttonNamed(root, words.identify).click();
  expect(await told()).not.toBe('');
  element.line = asLine(Object.assign(new FakeLine(), { label: 'Two' }));
  expect(await told()).toBe('');
  line.identified();
  expect(await told()).toBe('');
  expect(root.querySelector('input')?.value).toBe('Two');
});

it('buttons, field and heading are large enough to be touched', async () => {
  const { root } = await settings();
  for (const part of root.querySelectorAll('button, input, summary'))
    expect(part.getBoundingClientRect().height, part.outerHTML).toBeGreaterThanOrEqual(44);
});
