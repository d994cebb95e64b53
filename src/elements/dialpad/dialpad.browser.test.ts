import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TelDialEvent } from '../shared/events.js';
import { Sounds } from '../sound/sounds.js';
import { offlineOutput } from '../sound/testing/offline-output.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-dialpad.js';

afterEach(unmountAll);

async function dialpad(properties: Parameters<typeof mount<'tel-dialpad'>>[1] = {}) {
  const mounted = await mount('tel-dialpad', properties);
  const { element, root } = mounted;
  const dialed: string[] = [];
  element.addEventListener('tel-dial', (event: TelDialEvent) => dialed.push(event.number));
  return {
    ...mounted,
    dialed,
    field: root.querySelector('input')!,
    key: (label: string) => buttonNamed(root, label),
    call: () => root.querySelector<HTMLButtonElement>('.call')!,
    message: () => textOf(root, '.message'),
    settle: () => rendered(element),
    /** Holds a key for more than half a second; the click of its release comes too. */
    hold: async (label: string) => {
      const key = buttonNamed(root, label);
      key.dispatchEvent(new PointerEvent('pointerdown'));
      await mounted.scheduler.advance(600);
      key.dispatchEvent(new PointerEvent('pointerup'));
      key.click();
      await rendered(element);
    },
  };
}

function paste(field: HTMLInputElement, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

describe('the keys', () => {
  it('have one label each that says the digit and its letters', async () => {
    const { root } = await dialpad();
    const labels = [...root.querySelectorAll('.key')].map((key) => key.getAttribute('aria-label'));
    expect(labels).toEqual([
      '1', '2, A B C', '3, D E F', '4, G H I', '5, J K L', '6, M N O', '7, P Q R S', '8, T U V', '9, W X Y Z',
      'Star, hold for pause', '0, hold for plus', 'Hash, hold for wait',
    ]); // prettier-ignore
  });

  it('speak the language of the closest lang attribute, also when it changes', async () => {
    document.documentElement.lang = 'de-AT';
    const { root, settle } = await dialpad();
    expect(root.querySelector('.keys [aria-label="Raute, halten für Warten"]')).not.toBeNull();
    document.documentElement.lang = 'en';
    await new Promise((resolve) => setTimeout(resolve));
    await settle();
    expect(root.querySelector('.keys [aria-label="Hash, hold for wait"]')).not.toBeNull();
  });

  it('write on click, which assistive technology sends without pointer events', async () => {
    const { key, element, settle } = await dialpad();
    key('2, A B C').click();
    key('Star, hold for pause').click();
    await settle();
    expect(element.value).toBe('2*');
  });

  it('write at the cursor', async () => {
    const { key, element, field } = await dialpad({ value: '5550' });
    field.setSelectionRange(1, 3);
    key('9, W X Y Z').click();
    expect(element.value).toBe('590');
  });

  it('are at least 44 pixels high and wide', async () => {
    const { root } = await dialpad();
    for (const button of root.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height), button.ariaLabel ?? button.textContent).toBeGreaterThanOrEqual(44);
    }
  });

  it('write a plus when 0 is held, and no 0 with it', async () => {
    const { key, element, scheduler } = await dialpad();
    const zero = key('0, hold for plus');
    zero.dispatchEvent(new PointerEvent('pointerdown'));
    await scheduler.advance(600);
    zero.dispatchEvent(new PointerEvent('pointerup'));
    zero.click();
    expect(element.value).toBe('+');
    zero.dispatchEvent(new PointerEvent('pointerdown'));
    await scheduler.advance(100);
    zero.dispatchEvent(new PointerEvent('pointerup'));
    zero.click();
    expect(element.value).toBe('+0');
  });

  it.each([
    ['Star, hold for pause', ',', 'Pause entered.'],
    ['Hash, hold for wait', 'W', 'Wait for a dial tone entered.'],
  ])('%s: writes %s, and says so', async (label, written, said) => {
    const { element, message, settle, hold } = await dialpad({ value: '9' });
    await hold(label);
    await settle();
    expect(element.value).toBe(`9${written}`);
    expect(message()).toBe(said);
  });

  it('refuse to wait where the line cannot, in words', async () => {
    const support = { waitForDialTone: false, quiet: false, billing: false, partialDial: false };
    const { element, message, settle, hold } = await dialpad({ value: '9', support });
    await hold('Hash, hold for wait');
    await settle();
    expect(element.value).toBe('9');
    expect(message()).toContain('cannot wait for a second dial tone');
  });

  it('tell the page of a key that is held for speed dialling, and name whom it calls', async () => {
    const { element, hold } = await dialpad({ speedDial: { '2': 'Ana Silva' } });
    const keys: string[] = [];
    element.addEventListener('tel-speed-dial', (event) => keys.push(event.key));
    await hold('2, A B C, hold for Ana Silva');
    await hold('7, P Q R S');
    expect(keys).toEqual(['2', '7']);
    expect(element.value).toBe('');
  });

  it('count however long they are held, without speed dialling and within a number', async () => {
    const { element, hold } = await dialpad();
    await hold('5, J K L');
    expect(element.value).toBe('5');
    Object.assign(element, { speedDial: {} });
    await hold('5, J K L');
    expect(element.value).toBe('55');
  });

  it('sound while they are pressed, and not where the page wants silence', async () => {
    const log: string[] = [];
    const sounds = Object.assign(new Sounds(() => offlineOutput(1).output), {
      tone: (tone: string) => {
        log.push(`${tone} on`);
        return { stop: () => log.push(`${tone} off`) };
      },
    });
    const { element, hold } = await dialpad({ sounds });
    await hold('5, J K L');
    expect(log).toEqual(['5 on', '5 off']);
    element.silent = true;
    await hold('5, J K L');
    expect(log).toHaveLength(2);
    expect(element.value).toBe('55');
  });

  it('count the next press although a long press ended elsewhere', async () => {
    const { key, element, scheduler } = await dialpad();
    key('0, hold for plus').dispatchEvent(new PointerEvent('pointerdown'));
    await scheduler.advance(600);
    key('0, hold for plus').dispatchEvent(new PointerEvent('pointerleave'));
    await scheduler.advance(1000);
    key('5, J K L').click();
    expect(element.value).toBe('+5');
  });
});

describe('More', () => {
  it('has what holding a key does, as words, for those who cannot hold one', async () => {
    const { key, element, settle } = await dialpad({ value: '9' });
    expect(key('More').getAttribute('aria-expanded')).toBe('false');
    key('More').click();
    await settle();
    expect(key('More').getAttribute('aria-expanded')).toBe('true');
    key('Pause').click();
    key('Wait for tone').click();
    expect(element.value).toBe('9,W');
    element.value = '';
    await settle();
    key('Plus').click();
    expect(element.value).toBe('+');
  });

  it('reads the number out, as often as it is asked', async () => {
    const { key, element, message, settle } = await dialpad({ value: '+1 (55)*,' });
    key('More').click();
    await settle();
    key('Read the number').click();
    await settle();
    const first = element.shadowRoot!.querySelector('.message')!.textContent;
    expect(message()).toBe('Number: plus 1 5 5 star pause');
    key('Read the number').click();
    await settle();
    // A live region says a text again only when it changes.
    expect(element.shadowRoot!.querySelector('.message')!.textContent).not.toBe(first);
    expect(message()).toBe('Number: plus 1 5 5 star pause');
  });
});

describe('Erase', () => {
  it('takes the last digit, and all when it is held', async () => {
    const { key, element, scheduler } = await dialpad({ value: '5550' });
    key('Erase the last digit').click();
    expect(element.value).toBe('555');
    key('Erase the last digit').dispatchEvent(new PointerEvent('pointerdown'));
    await scheduler.advance(600);
    expect(element.value).toBe('');
  });
});

describe('the field', () => {
  it('runs left to right on a page that does not', async () => {
    document.documentElement.dir = 'rtl';
    const { field } = await dialpad();
    expect(getComputedStyle(field).direction).toBe('ltr');
    document.documentElement.removeAttribute('dir');
  });

  it('takes a typed number and dials on Enter', async () => {
    const { field, dialed } = await dialpad();
    await userEvent.type(field, '+1 (555) 0142{Enter}');
    expect(dialed).toEqual(['+15550142']);
  });

  it('refuses what cannot be dialled while it is typed, and says so', async () => {
    const { field, element, message, settle } = await dialpad();
    await userEvent.type(field, '55x');
    await settle();
    expect(element.value).toBe('55');
    expect(message()).toBe('“x” cannot be dialled.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it.each([
    [' (030) 555-0142\n', '0305550142'],
    ['tel:+1-555-0142', '+15550142'],
    ['\u202a+1\u00a0555\u20110142\u202c', '+15550142'],
    ['٠٣٠٥٥٥', '030555'],
  ])('cleans a pasted %j', async (text, expected) => {
    const { field, element } = await dialpad();
    paste(field, text);
    expect(element.value).toBe(expected);
  });

  it('types letters as the digits of their keys where the page wants it', async () => {
    const { field, element } = await dialpad({ letters: true });
    await userEvent.type(field, '1800flow');
    expect(element.value).toBe('18003569');
    paste(field, 'ERS');
    expect(element.value).toBe('18003569377');
  });

  it.each([
    ['5😀', '“😀” cannot be dialled.'],
    ['5👨‍👩‍👧5', '“👨‍👩‍👧” cannot be dialled.'],
    ['55\u200e5', 'The number holds an invisible mark for the direction of writing, which cannot be dialled. Erase the number and type it.'],
    ['55\u200b5', 'The number holds an invisible character, which cannot be dialled. Erase the number and type it.'],
    ['5'.repeat(200), 'This number is too long. A number has 40 digits at most.'],
    ['<b>5</b>', '“<” cannot be dialled.'],
  ])('names what cannot be dialled in %j', async (value, words) => {
    const { call, dialed, message, settle } = await dialpad({ value });
    call().click();
    await settle();
    expect(message()).toBe(words);
    expect(dialed).toEqual([]);
  }); // prettier-ignore

  it.each([
    ['tel:+1-555-0142;ext=12', '+15550142', 'Extension 12: press it on the keypad once somebody answers.'],
    ['tel:7042;phone-context=example.com;isub=3', '7042', 'The link also names the subaddress 3, which this line cannot send. This number holds within example.com. Check that your line belongs there.'],
    ['tel:*21*5550100%23', '*21*5550100#', ''],
  ])('takes the number of %s and says the rest', async (text, number, words) => {
    const { field, element, message, settle } = await dialpad();
    paste(field, text);
    await settle();
    expect([element.value, message()]).toEqual([number, words]);
  }); // prettier-ignore

  it('is offered a number, and nothing is dialled', async () => {
    const { element, dialed, message, settle, field } = await dialpad({ value: '1' });
    expect(element.offer('tel:+1-555-0142')).toBe(true);
    await settle();
    expect([element.value, dialed]).toEqual(['+15550142', []]);
    expect(element.shadowRoot!.activeElement).toBe(field);
    expect(element.offer('tel:555%')).toBe(false);
    await settle();
    expect(message()).toContain('no number that can be read');
    expect(element.value).toBe('+15550142');
  });

  it('refuses a paste that is more than a number, whole and in words', async () => {
    const { field, element, message, settle } = await dialpad({ value: '1' });
    paste(field, '5550142 or 5550143');
    await settle();
    expect(element.value).toBe('1');
    expect(message()).toBe('Not pasted: “o” cannot be dialled. Copy the number alone.');
  });

  it('takes digits typed while a key has the focus', async () => {
    const { key, element } = await dialpad();
    key('1').focus();
    await userEvent.keyboard('42{Backspace}#');
    expect(element.value).toBe('4#');
  });
});

describe('Call', () => {
  it('asks for the call with a clean number and empties the field', async () => {
    const { call, dialed, element } = await dialpad({ value: '555-0142' });
    call().click();
    expect(dialed).toEqual(['5550142']);
    expect(element.value).toBe('');
  });

  it('keeps the number when the page cancelled the event', async () => {
    const { call, element } = await dialpad({ value: '5550142' });
    element.addEventListener('tel-dial', (event) => {
      event.preventDefault();
      element.problem = 'This number is not allowed.';
    });
    call().click();
    await rendered(element);
    expect(element.value).toBe('5550142');
    expect(element.problem).toBe('This number is not allowed.');
  });

  it('brings the last number back when the field is empty, and dials it when pressed again', async () => {
    const { call, dialed, element, message, settle } = await dialpad({ value: '5550142' });
    call().click();
    call().click();
    await settle();
    expect(element.value).toBe('5550142');
    expect(message()).toBe('Last number. Press Call again to dial it.');
    expect(dialed).toHaveLength(1);
    call().click();
    expect(dialed).toEqual(['5550142', '5550142']);
  });

  it('says what to do when there is no last number', async () => {
    const { call, message, dialed, settle } = await dialpad();
    call().click();
    await settle();
    expect(message()).toBe('Enter a number first.');
    expect(dialed).toEqual([]);
  });

  it.each([
    ['5@5', 'This line cannot wait for silence. Use commas for pauses in place of @.'],
    ['1'.repeat(41), 'This number is too long. A number has 40 digits at most.'],
    ['+', 'This is not a number that can be called. Check it and try again.'],
    ['555"', '“"” cannot be dialled.'],
  ])('refuses %s in words and dials nothing', async (value, words) => {
    const support = { waitForDialTone: true, quiet: false, billing: true, partialDial: false };
    const { call, dialed, message, settle } = await dialpad({ value, support });
    call().click();
    await settle();
    expect(message()).toBe(words);
    expect(dialed).toEqual([]);
  });

  it('stays reachable while no call can be made, says why, and dials nothing', async () => {
    const { call, dialed, settle } = await dialpad({ value: '555', unavailable: 'There is no line.' });
    expect(call().getAttribute('aria-disabled')).toBe('true');
    expect(call().ariaDescribedByElements?.map((element) => element.textContent.trim())).toEqual(['There is no line.']);
    const shown = call().ariaDescribedByElements![0]!;
    expect(shown.getAttribute('aria-live')).toBe('off');
    call().click();
    expect(dialed).toEqual([]);
    await settle();
    // It was asked for: it is said.
    expect(shown.getAttribute('aria-live')).toBe('polite');
    expect(shown.textContent.trim()).toBe('There is no line.');
  });
});
