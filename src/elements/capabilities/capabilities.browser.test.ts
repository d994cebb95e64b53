import { afterEach, describe, expect, it } from 'vitest';
import type { Capability } from '../../client/capabilities.js';
import { strings } from '../locale/strings.js';
import { reportOf, type KindOfPage } from '../testing/capability-reports.js';
import { asTelephony, FakeTelephony } from '../testing/fake-telephony.js';
import { mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-capabilities.js';

afterEach(unmountAll);

async function shown(kind: KindOfPage, brief = false) {
  const mounted = await mount('tel-capabilities', { report: reportOf(kind), brief });
  return { ...mounted, lead: () => textOf(mounted.root, '.lead'), text: () => textOf(mounted.root, 'section') };
}

describe('where all is well', () => {
  it('one line says so, and the rest stays closed', async () => {
    const { lead, root } = await shown('all well');
    expect(lead()).toBe('This page can use modems.');
    expect(root.querySelector('.problems')).toBeNull();
    expect(root.querySelector('details')?.open).toBe(false);
  });

  it('nothing is said in brief', async () => {
    for (const kind of ['all well', 'before a modem was chosen', 'modems only'] as const) {
      const { root } = await shown(kind, true);
      expect(root.querySelector('*:not(style)')).toBeNull();
      unmountAll();
    }
  });

  it('no more is promised than is known before the list of modems was asked for', async () => {
    const { lead } = await shown('before a modem was chosen');
    expect(lead()).toContain('as far as can be known before one is chosen');
  });
});

it.each([
  ['no https', 'This page was not loaded securely.', 'https://'],
  ['forbidden by Permissions-Policy', 'Permissions-Policy header of this page', 'serial=(self)'],
  ['frame without allow', 'stands in a frame', 'allow="serial; usb"'],
  ['sandbox', 'sandbox', 'allow-same-origin'],
  ['list of modems refused', 'refused to show its list of modems', 'whoever manages this computer'],
  ['no device access in workers', 'not in the background', 'Chrome, Edge or Opera'],
  ['another browser', 'This browser does not offer this.', 'Chrome, Edge or Opera'],
] as const)('a page with %s says what is wrong and what to do', async (kind, what, next) => {
  for (const brief of [false, true]) {
    const { lead, root } = await shown(kind, brief);
    expect(lead()).toBe('This page cannot use modems as it is.');
    expect(textOf(root, 'section > .problems')).toContain(what);
    expect(textOf(root, 'section > .problems')).toContain(next);
    unmountAll();
  }
});

it('one reason is said once, with all that it concerns', async () => {
  const { root } = await shown('no https');
  expect(root.querySelectorAll('section > .problems > li')).toHaveLength(1);
  expect(textOf(root, 'section > .problems')).toContain('Serial ports');
  expect(textOf(root, 'section > .problems')).toContain('USB devices');
});

it('in brief there are the reason and the advice, and no lists', async () => {
  const { root } = await shown('no https', true);
  expect(textOf(root, 'section')).not.toContain('Concerns');
  expect(root.querySelector('details')).toBeNull();
});

it('everything stands in the detail, with its state in words', async () => {
  const { root } = await shown('frame without allow');
  const words = strings('en').capabilities;
  const rows = [...root.querySelectorAll('.all li')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
  expect(rows).toEqual(
    reportOf('frame without allow').map(({ name, state }) => `${words.names[name]} ${words.states[state]}`),
  );
});

it('speaks the language of the page', async () => {
  document.documentElement.lang = 'de';
  const { text } = await shown('no https');
  expect(text()).toContain('Diese Seite wurde nicht sicher geladen.');
  expect(text()).toContain('Serielle Anschlüsse');
});

describe('with a telephony', () => {
  async function following() {
    const telephony = Object.assign(new FakeTelephony(), { report: reportOf('before a modem was chosen') });
    const mounted = await mount('tel-capabilities', { telephony: asTelephony(telephony), brief: true });
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await rendered(mounted.element);
    };
    await settle();
    return { ...mounted, telephony, settle, text: () => textOf(mounted.root, 'section') };
  }

  it('follows what becomes known', async () => {
    const { telephony, text, settle } = await following();
    expect(text()).toBe('');
    telephony.set({ report: reportOf('list of modems refused') });
    await settle();
    expect(text()).toContain('The browser refused to show its list of modems.');
  });

  it('keeps the later of two answers, in whatever order they come', async () => {
    const { telephony, text, settle } = await following();
    const answers: ((report: readonly Capability[]) => void)[] = [];
    telephony.capabilities = () => new Promise((resolve) => answers.push(resolve));
    telephony.set({});
    telephony.set({});
    answers[1]?.(reportOf('list of modems refused'));
    answers[0]?.(reportOf('all well'));
    await settle();
    expect(text()).toContain('The browser refused to show its list of modems.');
  });
});
