import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../all.js';
import { asLine, asTelephony, FakeLine, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, rendered, textOf, unmountAll } from '../testing/mount.js';
import { optionsOf } from './options.js';
import type { TelProvider } from './provider.js';

let telephony: FakeTelephony;
let line: FakeLine;
let provider: TelProvider;

beforeEach(async () => {
  document.documentElement.lang = 'en';
  line = new FakeLine();
  telephony = Object.assign(new FakeTelephony(), { lines: [asLine(line)] });
  provider = document.createElement('tel-provider');
  provider.telephony = asTelephony(telephony);
  provider.innerHTML =
    '<tel-dialpad></tel-dialpad><tel-call-panel></tel-call-panel><tel-port-button></tel-port-button>';
  document.body.append(provider);
  await settled();
});
afterEach(unmountAll);

async function settled(): Promise<void> {
  await rendered(provider);
  for (const child of provider.children) await rendered(child);
}

const inside = <K extends 'tel-dialpad' | 'tel-call-panel' | 'tel-port-button'>(tag: K): HTMLElementTagNameMap[K] =>
  provider.querySelector(tag)!;

async function dial(number: string): Promise<void> {
  inside('tel-dialpad').value = number;
  await settled();
  buttonNamed(inside('tel-dialpad').shadowRoot!, 'Call').click();
  await settled();
}

describe('elements inside', () => {
  it('get the telephony and its line, also a line that comes later', async () => {
    const later = new FakeLine();
    expect(inside('tel-call-panel').line).toBe(line);
    telephony.set({ lines: [asLine(later)] });
    await settled();
    expect(inside('tel-call-panel').line).toBe(later);
    expect(inside('tel-port-button').telephony).toBe(telephony);
  });

  it('keep what the page has given them', async () => {
    const own = asLine(new FakeLine());
    inside('tel-call-panel').line = own;
    telephony.set({ lines: [asLine(new FakeLine())] });
    await settled();
    expect(inside('tel-call-panel').line).toBe(own);
  });

  it('connect a modem by the port button, which adds no port to the line', () => {
    expect(inside('tel-port-button').line).toBeNull();
  });

  it('are given what came before them', async () => {
    const late = document.createElement('tel-line-status');
    provider.append(late);
    await rendered(late);
    expect(late.line).toBe(line);
  });

  it('see the line on which a call is offered, unless one goes on', async () => {
    const other = new FakeLine();
    telephony.set({ lines: [asLine(line), asLine(other)] });
    await settled();
    other.addCall({ state: 'offering', direction: 'incoming' });
    telephony.dispatchEvent(new Event('incoming'));
    await settled();
    expect(inside('tel-call-panel').line).toBe(other);
  });
});

describe('tel-dial inside', () => {
  it('dials on the line, and the dialpad is empty', async () => {
    await dial('5550100');
    expect(line.dialed).toEqual(['5550100']);
    expect(inside('tel-dialpad').value).toBe('');
  });

  it.each([
    ['on the provider itself', () => provider],
    ['on the document', () => document],
  ])('is the page’s when it cancels it %s', async (_, target) => {
    target().addEventListener('tel-dial', (event) => event.preventDefault(), { once: true });
    await dial('5550100');
    expect(line.dialed).toEqual([]);
    expect(inside('tel-dialpad').value).toBe('5550100');
  });

  it('says in the dialpad that there is no line, and keeps the number', async () => {
    telephony.set({ lines: [] });
    await settled();
    await dial('5550100');
    expect(textOf(inside('tel-dialpad').shadowRoot!, '.message')).toBe(
      'No line. Connect a modem to make and take calls.',
    );
    expect(inside('tel-dialpad').value).toBe('5550100');
  });

  it('asks before an emergency number is called on a real line', async () => {
    line.kind = 'modem';
    await dial('112');
    expect(line.dialed).toEqual([]);
    const question = provider.shadowRoot!.querySelector('dialog')!;
    expect(question.open).toBe(true);
    buttonNamed(question, 'Call 112 now').click();
    await settled();
    expect(line.dialed).toEqual(['112']);
    expect(provider.shadowRoot!.querySelector('dialog')).toBeNull();
  });
});

it.each([
  [{}, { simulator: false, exchange: false, callLog: false, shareLines: true, rights: {} }],
  [{ simulator: '' }, { simulator: true }],
  [{ callLog: true }, { callLog: true }],
  [{ simulator: ' simcom-sim7600 ' }, { simulator: 'simcom-sim7600' }],
  [{ simulator: 'usr-5637, quectel-ec25' }, { simulator: ['usr-5637', 'quectel-ec25'] }],
  [
    { sharedLines: 'false', rights: 'monitor', host: 'page' },
    { shareLines: false, rights: { privilege: 'monitor' }, host: 'page' },
  ],
])('the attributes %j ask for %j', (attributes, options) => {
  const none = { simulator: null, exchange: false, callLog: false, sharedLines: null, rights: null, host: null };
  expect(optionsOf({ ...none, ...attributes })).toMatchObject(options);
});

it('leaves the page’s own telephony open when it goes', () => {
  provider.remove();
  expect(telephony.closed).toBe(false);
});
