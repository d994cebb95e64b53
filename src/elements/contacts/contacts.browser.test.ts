import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError, type Contact } from '../../client/telephony.js';
import { strings } from '../locale/strings.js';
import type { TelDialEvent } from '../shared/events.js';
import { asTelephony, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import { sampleContact } from '../testing/specimens-people.js';
import './tel-contacts.js';

afterEach(unmountAll);

const { contacts: words, ...people } = strings('en').people;

async function contacts(list: readonly Contact[] = []) {
  const telephony = new FakeTelephony();
  telephony.contacts.list = list;
  const mounted = await mount('tel-contacts', { telephony: asTelephony(telephony) });
  const settled = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await rendered(mounted.element);
  };
  await settled();
  const press = async (name: string): Promise<void> => {
    buttonNamed(mounted.root, name).click();
    await settled();
  };
  const told = (): string => textOf(mounted.root, '.told');
  const names = (): string[] =>
    [...mounted.root.querySelectorAll('.who')].map((who) => who.textContent.replace(/\s+/g, ' ').trim());
  return { ...mounted, telephony, settled, press, told, names };
}

const bob = sampleContact('b', { name: 'Bob', numbers: [{ label: 'home', number: '+49 30 901820' }], speedDial: 2 });

it('is added by keyboard alone', async () => {
  const { root, settled, telephony, told, names } = await contacts();
  root.querySelector<HTMLElement>('.add')!.focus();
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(root.activeElement?.id).toBe('name');
  await userEvent.keyboard('Ada Lovelace{Tab}555 0109{Enter}');
  await settled();
  expect(told()).toBe(words.saved('Ada Lovelace'));
  expect(names()).toEqual(['Ada Lovelace']);
  expect(telephony.contacts.list[0]).toMatchObject({
    name: 'Ada Lovelace',
    numbers: [{ label: '', number: '555 0109' }],
  });
  expect(root.activeElement?.textContent).toContain(words.add);
});

describe('the form', () => {
  it('asks for a name and a number, at the field that lacks it', async () => {
    const { root, press, settled, telephony } = await contacts();
    await press(words.add);
    await press(words.save);
    expect(textOf(root, '[role=alert]')).toBe(words.noName);
    expect(root.activeElement?.id).toBe('name');
    expect(root.activeElement?.getAttribute('aria-invalid')).toBe('true');
    await userEvent.keyboard('Ada{Tab}none');
    await press(words.save);
    expect(textOf(root, '[role=alert]')).toBe(words.noNumber);
    expect(root.activeElement?.id).toBe('number-1');
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(root.querySelector('form')).toBeNull();
    expect(telephony.contacts.asked).toEqual([]);
  });

  it('changes a contact: numbers, what they are, its key, of whom it is taken', async () => {
    const { root, press, settled, telephony } = await contacts([bob, sampleContact('a', { speedDial: 3 })]);
    await press(words.editNamed('Bob'));
    await press(words.moreNumbers);
    await userEvent.type(root.querySelector('#number-2')!, '5550142');
    await userEvent.selectOptions(root.querySelector('#label-2')!, words.labels.work);
    const keys = root.querySelector<HTMLSelectElement>('#speed-dial')!;
    expect([...keys.options].map(({ textContent }) => textContent)).toContain('Key 3, until now Ada Lovelace');
    await userEvent.selectOptions(keys, '3');
    await settled();
    await press(words.save);
    expect(telephony.contacts.list.find(({ id }) => id === 'b')).toEqual({
      ...bob,
      numbers: [...bob.numbers, { label: 'work', number: '5550142' }],
      speedDial: 3,
    });
  });

  it('stays with what was entered where it cannot be kept', async () => {
    const { root, press, told, telephony } = await contacts();
    telephony.contacts.failure = new TelephonyError('contactsFull', '', 0);
    await press(words.add);
    await userEvent.keyboard('Ada{Tab}1');
    await press(words.save);
    expect(told()).toContain(strings('en').errors.contactsFull.what);
    expect(root.querySelector<HTMLInputElement>('#name')!.value).toBe('Ada');
  });
});

it('is found by name and by number', async () => {
  const { root, settled, names } = await contacts([bob, sampleContact('a')]);
  const search = root.querySelector<HTMLInputElement>('[type=search]')!;
  for (const [query, found] of [
    ['ada', ['Ada Lovelace']],
    ['0049 30 90', ['Bob Key 2']],
    ['nobody', []],
    ['', ['Bob Key 2', 'Ada Lovelace']],
  ] as const) {
    await userEvent.clear(search);
    if (query !== '') await userEvent.type(search, query);
    await settled();
    expect(names()).toEqual(found);
  }
});

it('is called; a number that cannot be dialled is told', async () => {
  const { element, press, told } = await contacts([
    bob,
    sampleContact('c', { name: 'C', numbers: [{ label: '', number: '1-800-FLOWERS' }] }),
  ]);
  const dialled: string[] = [];
  element.addEventListener('tel-dial', (event: TelDialEvent) => dialled.push(event.number));
  await press(people.callNamed('Bob, Home, +49 30 901820'));
  expect(dialled).toEqual(['+49 30 901820']);
  await press(people.callNamed('C, 1-800-FLOWERS'));
  expect(dialled).toHaveLength(1);
  expect(told()).toBe(people.notDialable('1-800-FLOWERS'));
});

it('is deleted after a question', async () => {
  const { root, press, told, telephony } = await contacts([bob]);
  await press(`${words.remove} Bob`);
  expect(textOf(root, 'dialog h3')).toBe(words.question.title('Bob'));
  await press(people.cancel);
  expect(telephony.contacts.asked).toEqual([]);
  await press(`${words.remove} Bob`);
  await press(words.question.confirm);
  expect(told()).toBe(words.removed('Bob'));
  expect(telephony.contacts.list).toEqual([]);
});

it('shows a hundred rows at most', async () => {
  const { names, press } = await contacts(Array.from({ length: 1000 }, (_, at) => sampleContact(`${at}`)));
  expect(names()).toHaveLength(100);
  await press(words.more);
  expect(names()).toHaveLength(200);
});

describe('an import', () => {
  const none = { added: 0, completed: 0, known: 0, noRoom: 0, passedOver: [] };
  it.each([
    [
      { ...none, format: 'vcard', added: 12, passedOver: [{ line: 30, problem: 'noNumber' }] },
      '12 imported, 1 passed over: line 30 has no number.',
    ],
    [{ ...none, format: 'csv', added: 0, known: 2, completed: 1 }, '0 imported, 1 completed, 2 known already.'],
    [{ ...none, format: 'unknown' }, words.noContacts.what],
    [
      {
        ...none,
        format: 'vcard',
        passedOver: Array.from({ length: 7 }, (_, at) => ({ line: at + 1, problem: 'unfinished' as const })),
      },
      /^0 imported, 7 passed over: line 1 has no end, .* and 2 more\.$/,
    ],
  ] as const)('of %j says so', async (report, said) => {
    const { root, telephony, told, settled } = await contacts();
    telephony.contacts.importing = () => Promise.resolve(report);
    const input = root.querySelector<HTMLInputElement>('[type=file]')!;
    const data = new DataTransfer();
    data.items.add(new File(['BEGIN:VCARD'], 'contacts.vcf'));
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
    await settled();
    if (typeof said === 'string') expect(told()).toContain(said);
    else expect(told()).toMatch(said);
  });
});
