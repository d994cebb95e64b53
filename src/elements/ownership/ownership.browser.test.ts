import { afterEach, describe, expect, it } from 'vitest';
import type { OwnershipState } from '../../client/telephony.js';
import { asTelephony, FakeTelephony } from '../testing/fake-telephony.js';
import { mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-ownership.js';

afterEach(unmountAll);

async function shown(ownership: OwnershipState) {
  const telephony = new FakeTelephony();
  telephony.set({ ownership });
  const mounted = await mount('tel-ownership', { telephony: asTelephony(telephony) });
  return { ...mounted, telephony, text: () => textOf(mounted.root, '[role=status]') };
}

const waiting = (why: Extract<OwnershipState, { role: 'waiting' }>['why'], title = 'Reception'): OwnershipState => ({
  role: 'waiting',
  why,
  title,
});

it.each([{ role: 'owner' } as const, waiting('starting')])('says nothing in %j', async (state) => {
  const { text } = await shown(state);
  expect(text()).toBe('');
});

it('a guest hears which tab runs the lines, in a status region that was there before', async () => {
  const { text, root, telephony, element } = await shown({ role: 'owner' });
  const region = root.querySelector('[role=status]');
  telephony.set({ ownership: { role: 'guest', title: 'Reception' } });
  await rendered(element);
  expect(text()).toContain('“Reception” runs the lines');
  expect(root.querySelector('[role=status]')).toBe(region);
});

it.each([
  ['olderOwner', 'Reload that tab'],
  ['newerOwner', 'Reload this page'],
  ['otherSetUp', 'other settings'],
  ['noBroker', 'cannot share'],
] as const)('%s says what to do, and offers nothing that would not help', async (why, words) => {
  const { text, root } = await shown(waiting(why));
  expect(text()).toContain(words);
  expect(root.querySelector('button')).toBeNull();
});

describe('a tab that does not answer', () => {
  it('can have its lines taken, by a click', async () => {
    const { text, root, telephony } = await shown(waiting('silent', ''));
    expect(text()).toContain('Another tab has the lines and does not answer');
    root.querySelector('button')?.click();
    expect(telephony.takenOver).toBe(1);
  });

  it('and a title is text, whatever it says', async () => {
    const { text, root } = await shown(waiting('silent', '<img src=x onerror=alert(1)>'));
    expect(text()).toContain('<img src=x');
    expect(root.querySelector('img')).toBeNull();
  });
});

it('says nothing once the telephony is lost: the page says that', async () => {
  const { text, telephony, element } = await shown(waiting('silent'));
  telephony.set({ status: 'lost' });
  await rendered(element);
  expect(text()).toBe('');
});
