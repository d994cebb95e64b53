import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-number-input.js';
import type { TelNumberInput } from './number-input.js';

afterEach(unmountAll);

async function input(properties: Partial<TelNumberInput> = {}) {
  const { element, root } = await mount('tel-number-input', { country: 'US', name: 'number', ...properties });
  const form = document.createElement('form');
  document.body.append(form);
  form.append(element);
  const sent: (FormDataEntryValue | null)[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push(new FormData(form).get('number'));
  });
  const field = root.querySelector('input')!;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await rendered(element);
  };
  /** Focuses it, and waits until what writes numbers is there. */
  const ready = async () => {
    await element.load();
    element.focus();
    await settle();
  };
  const paste = async (text: string) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await settle();
  };
  return { element, root, form, field, sent, settle, ready, paste, message: () => textOf(root, '[role=status]') };
}

describe('what is typed', () => {
  it('is written as its country does, and submitted as it is dialled', async () => {
    const { field, ready, sent, element } = await input();
    await ready();
    await userEvent.type(field, '2015550123');
    expect(field.value).toBe('(201) 555-0123');
    expect(element.value).toBe('2015550123');
    await userEvent.keyboard('{Enter}');
    expect(sent).toEqual(['2015550123']);
  });

  it('keeps the caret where it was put', async () => {
    const { field, ready, element } = await input();
    await ready();
    await userEvent.type(field, '2015550123');
    field.setSelectionRange(3, 3);
    await userEvent.keyboard('9');
    expect([element.value, field.selectionStart]).toEqual(['20915550123', field.value.indexOf('9') + 1]);
    await userEvent.keyboard('{Backspace}');
    expect([field.value, field.selectionStart]).toEqual(['(201) 555-0123', 3]);
  });

  it('stays as it is typed where what writes numbers cannot be loaded, and is submitted all the same', async () => {
    const load = () => Promise.reject(new Error('offline'));
    const { field, element, settle } = await input({ load });
    element.focus();
    await settle();
    await userEvent.type(field, '201-5550123');
    expect([field.value, element.value]).toEqual(['201-5550123', '2015550123']);
  });

  it('is not written before the first focus: nothing is loaded until then', async () => {
    let loads = 0;
    const { element, settle } = await input({ load: () => (loads++, Promise.reject(new Error('offline'))) });
    element.value = '2015550123';
    await settle();
    expect(loads).toBe(0);
    element.focus();
    await settle();
    expect(loads).toBe(1);
  });

  it('means the numbers of the country of the page’s language, where it names one', async () => {
    document.documentElement.lang = 'en-GB';
    const { field, ready } = await input({ country: '' });
    await ready();
    await userEvent.type(field, '02079460100');
    expect(field.value).toBe('020 7946 0100');
  });

  it.each(['*21*5550100#', '*#06#', '5550142,,1', 'T5550142'])(
    'that is a code or a dial string stays: %s',
    async (text) => {
      const { field, element, ready } = await input();
      await ready();
      await userEvent.type(field, text);
      expect([field.value, element.value]).toEqual([text, text]);
    },
  );

  it('becomes digits from letters where the page wants it', async () => {
    const { field, element, ready } = await input({ letters: true });
    await ready();
    await userEvent.type(field, '1-800-FLOWERS');
    expect(element.value).toBe('18003569377');
  });

  it.each([
    ['x', '“x” cannot be dialled.'],
    ['😀', '“😀” cannot be dialled.'],
    ['\u200f', 'The number holds an invisible mark for the direction of writing, which cannot be dialled. Erase the number and type it.'],
  ])('that cannot be dialled is refused and named: %j', async (text, words) => {
    const { field, element, message, ready, settle } = await input();
    await ready();
    await userEvent.type(field, '55');
    field.dispatchEvent(new InputEvent('beforeinput', { data: text, cancelable: true }));
    await settle();
    expect([element.value, message()]).toEqual(['55', words]);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  }); // prettier-ignore
});

describe('what is pasted', () => {
  it.each([
    [' (201) 555-0123\n', '2015550123', ''],
    ['tel:+1-201-555-0123;ext=42', '+12015550123', 'Extension 42: press it on the keypad once somebody answers.'],
    ['tel:*%2306%23', '*#06#', ''],
  ])('%j is %s', async (text, value, words) => {
    const { element, paste, message, ready } = await input();
    await ready();
    await paste(text);
    expect([element.value, message()]).toEqual([value, words]);
  });

  it.each([
    ['5550142 or 5550143', 'Not pasted: “o” cannot be dialled. Copy the number alone.'],
    ['tel:555%2', 'This link holds no number that can be read. Type the number.'],
    ['tel:555;ext=1;ext=2', 'This link holds no number that can be read. Type the number.'],
    ['5'.repeat(200), 'This number is too long. A number has 40 digits at most.'],
  ])('%j is refused whole, in words', async (text, words) => {
    const { element, paste, message } = await input();
    await paste(text);
    expect([element.value, message()]).toEqual(['', words]);
  });
});

describe('in a form', () => {
  it('says what is wrong when the form is sent, and is not sent', async () => {
    const { form, element, sent, message, settle, field } = await input({ required: true });
    form.requestSubmit();
    await settle();
    expect(sent).toEqual([]);
    expect(element.validity.valueMissing).toBe(true);
    expect(message()).toBe('Enter a number.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    element.value = '55x';
    await settle();
    expect([element.validity.badInput, element.validationMessage, element.value]).toEqual([
      true,
      '“x” cannot be dialled.',
      '',
    ]);
    element.value = '555';
    await settle();
    expect(element.checkValidity()).toBe(true);
    form.requestSubmit();
    expect(sent).toEqual(['555']);
  });

  it('goes back to its first value when the form is reset, and is restored', async () => {
    const { form, element, field, settle } = await input();
    element.setAttribute('value', '112');
    expect(element.value).toBe('112');
    await userEvent.fill(field, '555');
    expect(element.value).toBe('555');
    form.reset();
    await settle();
    expect(element.value).toBe('112');
    element.formStateRestoreCallback('555-01');
    await settle();
    expect([element.value, field.value]).toEqual(['55501', '(555) 01']);
  });

  it('is disabled with its fieldset, and sends nothing then', async () => {
    const { form, element, field, settle } = await input({ value: '555' });
    const fieldset = document.createElement('fieldset');
    form.append(fieldset);
    fieldset.append(element);
    fieldset.disabled = true;
    await settle();
    expect(field.disabled).toBe(true);
    expect(new FormData(form).get('number')).toBeNull();
  });

  it('is called by its own label, that of the page, or by what it is for', async () => {
    const { form, element, field, settle } = await input();
    expect(field.ariaLabel).toBe('Number to call');
    element.id = 'mine';
    form.insertAdjacentHTML('afterbegin', '<label for="mine">Reception</label>');
    element.requestUpdate();
    await settle();
    expect(field.ariaLabel).toBe('Reception');
    element.label = 'Desk';
    await settle();
    expect(field.ariaLabel).toBe('Desk');
  });

  it('runs left to right on a page that does not', async () => {
    document.documentElement.dir = 'rtl';
    const { field } = await input();
    expect(getComputedStyle(field).direction).toBe('ltr');
    document.documentElement.removeAttribute('dir');
  });
});
