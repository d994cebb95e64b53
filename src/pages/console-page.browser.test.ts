import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError } from '../client/telephony.js';
import { TelSpeedDialEvent } from '../elements/shared/events.js';
import { asLine, asTelephony, FakeLine, FakeTelephony } from '../elements/testing/fake-telephony.js';
import { buttonNamed, rendered, textOf, unmountAll } from '../elements/testing/mount.js';
import { sampleNumbers, sampleRequests } from '../elements/testing/specimens.js';
import { ConsolePage } from './console-page.js';
import { consoleLanguage, consoleWords } from './console-strings.js';
import { numberAsked } from './phone-links.js';
import './page.css';
import './console.css';

const words = await consoleWords('en');

beforeEach(async () => {
  document.documentElement.lang = 'en';
  const tokens = document.createElement('style');
  tokens.textContent = await (await fetch('/tokens.css')).text();
  document.body.append(tokens);
});
afterEach(unmountAll);

/** The tabs come after the first picture. */
async function tabsOf(root: HTMLElement): Promise<readonly HTMLElement[]> {
  return vi.waitUntil(() => {
    const all = [...root.querySelectorAll<HTMLElement>('[role=tab]')];
    return all.length > 0 && all;
  });
}

function openConsole(...telephonies: FakeTelephony[]) {
  const root = document.createElement('div');
  document.body.append(root);
  const made = [...telephonies];
  const page = new ConsolePage(root, () => asTelephony(made.shift() ?? new FakeTelephony()), words);
  const within = async (tag: 'tel-dialpad' | 'tel-call-panel' | 'tel-magic-numbers' | 'tel-line-status') => {
    const element = await vi.waitUntil(() => root.querySelector(tag));
    await rendered(element);
    return element.shadowRoot!;
  };
  return { root, within, page };
}

function ready(line = new FakeLine()) {
  return Object.assign(new FakeTelephony(), {
    lines: [asLine(line)],
    magicNumbers: sampleNumbers,
    requests: sampleRequests,
  });
}

describe('what it shows', () => {
  it.each([
    [{ kind: 'wasm', moduleBytes: 3400 }, /^core: wasm, 3\.4 kB$/],
    [{ kind: 'js', moduleBytes: 0 }, /^core: JavaScript$/],
  ] as const)('names the core %j', (core, text) => {
    const { root } = openConsole(Object.assign(ready(), { core }));
    expect(textOf(root, '.core')).toMatch(text);
  });

  it('says that it starts, then that there is no line and what to do', async () => {
    const telephony = Object.assign(new FakeTelephony(), { status: 'starting' as const });
    const { root, within } = openConsole(telephony);
    expect(textOf(root, '.status')).toBe('Starting');
    expect(textOf(await within('tel-dialpad'), '.message')).toBe('Calls can be made in a moment.');
    telephony.set({ status: 'ready' });
    expect(textOf(root, '.lines p')).toBe('No line yet. Connect a modem to make calls.');
    expect(textOf(await within('tel-dialpad'), '.message')).toBe('There is no line. Connect a modem first.');
  });

  it('turns to the line that rings, and says so in the title', () => {
    const idle = new FakeLine();
    const other = Object.assign(new FakeLine(), { permanentId: 2, name: 'Landline' });
    const telephony = ready(idle);
    telephony.set({ lines: [asLine(idle), asLine(other)] });
    const { root } = openConsole(telephony);
    const call = other.addCall({ state: 'offering', direction: 'incoming' });
    telephony.dispatchEvent(Object.assign(new Event('incoming'), { call }));
    expect(textOf(root, '[aria-current] b')).toBe('Landline');
    expect(document.title).toBe('Incoming call · Ringback');
  });
});

describe('a newer version of the page', () => {
  it('is said politely, and loaded at a press alone', async () => {
    const { root, page } = openConsole(ready());
    const said = root.querySelector('.version [role=status]')!;
    expect(said.textContent).toBe('');
    let taken = 0;
    page.offerVersion(() => taken++);
    expect(root.querySelector('.version [role=status]')).toBe(said);
    expect(said.textContent.trim()).toBe('A new version is ready.');
    expect((await axe.run(root.querySelector('.version')!)).violations).toEqual([]);
    expect(taken).toBe(0);
    buttonNamed(root, 'Load the new version').click();
    expect(taken).toBe(1);
  });

  it('waits for the end of a call, on whichever line, and says so', () => {
    const line = new FakeLine();
    const other = Object.assign(new FakeLine(), { permanentId: 2 });
    const telephony = ready(line);
    telephony.set({ lines: [asLine(line), asLine(other)] });
    const { root, page } = openConsole(telephony);
    let taken = 0;
    page.offerVersion(() => taken++);
    other.addCall({ state: 'connected' });
    expect(page.busy).toBe(true);
    expect(textOf(root, '#version-note')).toMatch(/^Not during a call/);
    buttonNamed(root, 'Load the new version').click();
    expect(taken).toBe(0);
    other.set({ calls: [] });
    expect(textOf(root, '#version-note')).toBe('The page is loaded again.');
    buttonNamed(root, 'Load the new version').click();
    expect(taken).toBe(1);
  });
});

describe('an extension of an exchange', () => {
  const extension = () => Object.assign(new FakeLine(), { identifySign: null, address: '5550100' });

  it('has no AT console, whichever tab was open', async () => {
    const modem = Object.assign(new FakeLine(), { permanentId: 2, name: 'Landline' });
    const telephony = ready(modem);
    telephony.set({ lines: [asLine(modem), asLine(extension())] });
    const { root } = openConsole(telephony);
    const titles = () => [...root.querySelectorAll('[role=tab]')].map((tab) => tab.textContent.trim());
    await tabsOf(root);
    root.querySelector<HTMLElement>('#tab-modem')!.click();
    const [, other] = root.querySelectorAll<HTMLElement>('.line');
    other!.click();
    expect(titles()).toEqual(['Requests', 'Network', 'Counters', 'Call log', 'Contacts']);
    expect(root.querySelector('[role=tab][aria-selected=true]')!.id).toBe('tab-requests');
    expect(root.querySelector<HTMLElement>('#panel-requests')!.hidden).toBe(false);
    root.querySelector<HTMLElement>('.line')!.click();
    expect(titles()).toContain('AT console');
  });

  it('is not offered its own number', async () => {
    const { within } = openConsole(ready(extension()));
    const list = await within('tel-magic-numbers');
    expect(list.textContent).not.toContain('555 0100');
    expect(list.textContent).toContain('555 0101');
  });
});

describe('calling', () => {
  it('calls a contact by its key, and says where no contact has the key', async () => {
    const line = new FakeLine();
    const telephony = ready(line);
    telephony.contacts.set([
      { id: 'a', name: 'Ana', numbers: [{ label: '', number: '555 0199' }], speedDial: 2, note: '' },
      { id: 'b', name: 'Bad', numbers: [{ label: '', number: '555;0199' }], speedDial: 3, note: '' },
    ]);
    const { root, within } = openConsole(telephony);
    const dialpad = root.querySelector('tel-dialpad')!;
    expect(dialpad.speedDial).toEqual({ '2': 'Ana', '3': 'Bad' });
    const hold = async (key: string) => {
      dialpad.dispatchEvent(new TelSpeedDialEvent(key));
      return textOf(await within('tel-dialpad'), '.message');
    };
    expect(await hold('9')).toBe('No contact is called by the key 9. Choose one’s key under “Contacts”.');
    expect(await hold('3')).not.toBe('');
    expect([line.dialed, dialpad.value]).toEqual([[], '555;0199']);
    await hold('2');
    expect([line.dialed, dialpad.value]).toEqual([['5550199'], '']);
  });

  it('dials what the dialpad asks for and shows the call', async () => {
    const line = new FakeLine();
    const { root, within } = openConsole(ready(line));
    await userEvent.type((await within('tel-dialpad')).querySelector('input')!, '5550142{Enter}');
    expect(line.dialed).toEqual(['5550142']);
    expect(textOf(await within('tel-call-panel'), '.title')).toBe('555 0142');
    expect(textOf(root, '.line .word')).toBe('Dialling');
  });

  it('puts a number to try into the dialpad, or calls it', async () => {
    const line = new FakeLine();
    const { within } = openConsole(ready(line));
    (await within('tel-magic-numbers')).querySelector<HTMLButtonElement>('.pick')!.click();
    expect((await within('tel-dialpad')).querySelector('input')!.value).toBe('5550100');
    buttonNamed(await within('tel-magic-numbers'), 'Call 555 0101: Is always busy').click();
    expect(line.dialed).toEqual(['5550101']);
  });

  it('says in words why a number is refused, and keeps it', async () => {
    const line = Object.assign(new FakeLine(), { failure: new TelephonyError('blocked', '', -1) });
    const { within } = openConsole(ready(line));
    const dialpad = await within('tel-dialpad');
    await userEvent.type(dialpad.querySelector('input')!, '5550142{Enter}');
    await within('tel-dialpad');
    expect(textOf(dialpad, '.message')).toContain('This number is not allowed');
    expect(dialpad.querySelector('input')!.value).toBe('5550142');
  });

  describe('an emergency number', () => {
    const dialog = (root: HTMLElement) => root.querySelector('dialog');
    async function ask(kind: FakeLine['kind']) {
      const line = Object.assign(new FakeLine(), { kind });
      const opened = openConsole(ready(line));
      const field = (await opened.within('tel-dialpad')).querySelector('input')!;
      await userEvent.type(field, '112{Enter}');
      return { ...opened, line, field };
    }

    it('is called on a real line only once that is confirmed; Enter alone, and Escape, leave it', async () => {
      const { root, within, line, field } = await ask('modem');
      expect(dialog(root)?.matches(':modal')).toBe(true);
      expect(textOf(root, 'dialog h2')).toBe('Really call 112?');
      const { violations } = await axe.run(dialog(root)!);
      expect(violations).toEqual([]);
      await userEvent.keyboard('{Enter}');
      expect([dialog(root), line.dialed, field.value]).toEqual([null, [], '112']);
      await userEvent.keyboard('{Enter}{Escape}');
      expect([dialog(root), line.dialed]).toEqual([null, []]);
      await userEvent.keyboard('{Enter}');
      buttonNamed(root, 'Call 112 now').click();
      await within('tel-dialpad');
      expect([dialog(root), line.dialed, field.value]).toEqual([null, ['112'], '']);
    });

    it('is called at once on a simulated line, which calls nobody', async () => {
      const { root, line } = await ask('simulator');
      expect([dialog(root), line.dialed]).toEqual([null, ['112']]);
    });
  });

  it('makes no second call beside one that goes on', async () => {
    const line = new FakeLine();
    const { within } = openConsole(ready(line));
    line.addCall({ state: 'connected' });
    buttonNamed(await within('tel-magic-numbers'), 'Call 555 0101: Is always busy').click();
    expect(line.dialed).toEqual([]);
    expect(textOf(await within('tel-dialpad'), '.message')).toBe('Hang up first, then make the next call.');
  });

  it('makes one beside a call on hold, and says so where the line can hold', async () => {
    const line = new FakeLine();
    const { within } = openConsole(ready(line));
    const call = line.addCall({ state: 'connected', can: { drop: true, hold: true } });
    expect(textOf(await within('tel-dialpad'), '.message')).toBe(
      'Hang up or press Hold first, then make the next call.',
    );
    call.set({ state: 'onHold' });
    buttonNamed(await within('tel-magic-numbers'), 'Call 555 0101: Is always busy').click();
    expect(line.dialed).toEqual(['5550101']);
  });
});

describe('a number from elsewhere', () => {
  const paste = (target: EventTarget, text: string) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  };

  it('is put into the dialpad when it is pasted anywhere, and not dialled', async () => {
    const line = new FakeLine();
    const { within } = openConsole(ready(line));
    const field = (await within('tel-dialpad')).querySelector('input')!;
    paste(document.body, 'no number in it');
    expect(field.value).toBe('');
    paste(document.body, ' +1 (555) 0142 ');
    await within('tel-dialpad');
    expect([field.value, line.dialed]).toEqual(['+15550142', []]);
    paste(document.body, 'call 5550142 now');
    expect(textOf(await within('tel-dialpad'), '.message')).toContain('Not pasted: “l” cannot be dialled.');
  });

  it('comes from a pressed tel: link, with what it says beside', async () => {
    const line = new FakeLine();
    const { root, within } = openConsole(ready(line));
    root.insertAdjacentHTML('beforeend', '<a href="tel:+1-555-0142;ext=12">Reception</a>');
    root.querySelector('a')!.click();
    const dialpad = await within('tel-dialpad');
    expect([dialpad.querySelector('input')!.value, line.dialed]).toEqual(['+15550142', []]);
    expect(textOf(dialpad, '.message')).toContain('Extension 12');
  });

  it('that the page is opened with waits for a press', async () => {
    const line = new FakeLine();
    const root = document.createElement('div');
    document.body.append(root);
    const offered = numberAsked(new URLSearchParams('?tel=tel%3A%2B1-555-0142'));
    new ConsolePage(root, () => asTelephony(ready(line)), words, offered);
    await rendered(root.querySelector('tel-dialpad')!);
    await new Promise((resolve) => setTimeout(resolve));
    expect([root.querySelector('tel-dialpad')!.value, line.dialed]).toEqual(['+15550142', []]);
  });

  it.each([
    ['?tel=tel%3A%2B15550142', 'tel:+15550142'],
    ['?tel=tel:+15550142', 'tel:+15550142'],
    ['?tel=+15550142', '+15550142'],
    ['?tel=5550142', '5550142'],
    ['?tel=', ''],
    ['?lang=de', ''],
  ])('%s asks for %j', (search, number) => {
    expect(numberAsked(new URLSearchParams(search))).toBe(number);
  });
});

describe('the keys', () => {
  const dialog = (root: HTMLElement) => root.querySelector('dialog');

  it('answer, hold and end calls, also from the number field', async () => {
    const line = new FakeLine();
    const { root, within } = openConsole(ready(line));
    (await within('tel-dialpad')).querySelector('input')!.focus();
    const call = line.addCall({ state: 'offering', direction: 'incoming', can: { answer: true, drop: true } });
    await rendered(root.querySelector('tel-incoming-call')!);
    await userEvent.keyboard('{Alt>}a{/Alt}');
    call.set({ state: 'connected', can: { drop: true, hold: true } });
    await userEvent.keyboard('{Alt>}p{/Alt}');
    await userEvent.keyboard('{Alt>}x{/Alt}');
    expect(call.log).toEqual(['answer', 'hold', 'drop']);
  });

  it('are shown by ? and by a button, and can be turned off', async () => {
    const line = new FakeLine();
    const { root } = openConsole(ready(line));
    await userEvent.keyboard('?');
    expect(dialog(root)?.matches(':modal')).toBe(true);
    const { violations } = await axe.run(dialog(root)!);
    expect(violations).toEqual([]);
    dialog(root)!.querySelector('input')!.click();
    buttonNamed(root, 'Close').click();
    expect(dialog(root)).toBeNull();
    expect(document.activeElement?.textContent.trim()).toBe('Keys');
    const call = line.addCall({ state: 'connected', can: { drop: true } });
    await userEvent.keyboard('?{Alt>}x{/Alt}');
    expect([dialog(root), call.log]).toEqual([null, []]);
    buttonNamed(root, 'Keys').click();
    expect(dialog(root)!.querySelector('input')!.checked).toBe(false);
  });
});

describe('a call on a line that is not shown', () => {
  it('rings above the page, is said once, and brings its line when it is answered', async () => {
    const line = new FakeLine();
    const other = Object.assign(new FakeLine(), { permanentId: 2, name: 'Landline' });
    const telephony = ready(line);
    telephony.set({ lines: [asLine(line), asLine(other)] });
    const { root, within } = openConsole(telephony);
    line.addCall({ state: 'connected', can: { drop: true } });
    other.addCall({ state: 'offering', direction: 'incoming', number: '5550109', can: { answer: true, drop: true } });
    const incoming = root.querySelector('tel-incoming-call')!;
    await rendered(incoming);
    const said = (within: ParentNode) => textOf(within, 'p[role=alert]');
    expect(said(incoming.shadowRoot!)).toBe('Incoming call from 555 0109, on Landline');
    expect(said(await within('tel-call-panel'))).toBe('');
    buttonNamed(incoming.shadowRoot!, 'Answer: 555 0109').click();
    await expect.poll(() => textOf(root, '[aria-current] b')).toBe('Landline');
    await rendered(incoming);
    expect(said(incoming.shadowRoot!)).toBe('');
  });
});

it('starts again after the worker was lost', () => {
  const lost = Object.assign(new FakeTelephony(), { status: 'lost' as const });
  const { root } = openConsole(lost, ready());
  expect(textOf(root, '[role=alert]')).toContain('Telephony has stopped');
  buttonNamed(root, 'Start again').click();
  expect(lost.closed).toBe(true);
  expect(textOf(root, '.status')).toBe('Ready');
  expect(root.querySelector('[role=alert]')).toBeNull();
});

it('says what is wrong with its set-up, in place of offering to start again', async () => {
  const message = 'There is no simulated modem "nokia-3310".';
  const ready = Promise.reject(new TelephonyError('invalidConfiguration', message, 0));
  const { root, within } = openConsole(Object.assign(new FakeTelephony(), { status: 'lost' as const, ready }));
  await ready.catch(() => undefined);
  await rendered(root.querySelector('tel-dialpad')!);
  expect(textOf(root, '[role=alert]')).toBe(`This page is set up wrongly ${message}`);
  expect(root.querySelector('.again')).toBeNull();
  expect(textOf(await within('tel-dialpad'), '.message')).toBe('This page is set up wrongly');
});

describe('the tabs', () => {
  it('are one stop of the Tab key, moved by arrows, Home and End', async () => {
    const { root } = openConsole(ready());
    const all = await tabsOf(root);
    const [requests, modem] = all;
    expect(modem!.tabIndex).toBe(-1);
    requests!.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(modem);
    expect(root.querySelector<HTMLElement>('#panel-modem')!.hidden).toBe(false);
    expect(root.querySelector<HTMLElement>('#panel-requests')!.hidden).toBe(true);
    await userEvent.keyboard('{ArrowRight}'.repeat(all.length - 1));
    expect(document.activeElement).toBe(requests);
    await userEvent.keyboard('{End}');
    expect(all.at(-1)!.getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{Home}');
    expect(requests!.getAttribute('aria-selected')).toBe('true');
  });
});

describe.each(['light', 'dark'])('in %s', (scheme) => {
  it.each([
    ['ready', ready],
    ['starting', () => Object.assign(new FakeTelephony(), { status: 'starting' as const })],
    ['without a line', () => new FakeTelephony()],
    ['lost', () => Object.assign(ready(), { status: 'lost' as const })],
  ] as const)('has no accessibility fault when it is %s', async (_, make) => {
    document.documentElement.style.colorScheme = scheme;
    const { root, within } = openConsole(make());
    await within('tel-dialpad');
    document.title = 'Ringback';
    const { violations } = await axe.run(root);
    document.documentElement.removeAttribute('style');
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
});

it.each([
  ['de', ['en'], 'de'],
  [null, ['fr', 'de-CH', 'en'], 'de'],
  [null, ['fr'], 'en'],
  ['ar', ['de'], 'ar'],
  ['tlh', ['ja-JP', 'es'], 'ja'],
] as const)('asked for %s by somebody who reads %j it speaks %s', (asked, preferred, language) => {
  expect(consoleLanguage(asked, preferred)).toBe(language);
});

it.each(['en', 'de', 'es', 'ar', 'ja'] as const)('says in %s what it says in English', async (language) => {
  const { page } = await consoleWords(language);
  const questions = (table: object): unknown[] =>
    Object.entries(table)
      .map(([key, value]) => [key, typeof value === 'object' ? questions(value as object) : ''])
      .sort();
  expect(questions(page)).toEqual(questions(words.page));
  expect(page.ringing === words.page.ringing).toBe(language === 'en');
});
