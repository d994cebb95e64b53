import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../base/contact.js';
import { readContacts } from './read-contacts.js';
import { contactsCsv } from './write-csv.js';
import { vcards } from './write-vcards.js';

const pause = (): Promise<void> => Promise.resolve();
const read = (file: Blob | string, onProgress: (share: number) => void = () => undefined) =>
  readContacts(file, onProgress, pause);
const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const plain = (contacts: readonly Contact[]) =>
  contacts.map(
    ({ name, numbers }) => `${name}: ${numbers.map(({ label, number }) => `${label} ${number}`).join(', ')}`,
  );

describe('a vCard', () => {
  it('of version 3.0 is read, with its own labels', async () => {
    const { format, contacts, passedOver } = await read(
      card(
        'VERSION:3.0',
        'N:Lovelace;Ada;;;',
        'FN:Ada Lovelace',
        'item1.TEL;TYPE=CELL,VOICE:+44 20 7946 0100',
        'item1.X-ABLabel:Analytical engine',
        'TEL;TYPE=HOME;TYPE=pref:555 0109',
        'NOTE:First line\\nsecond\\, and last',
      ),
    );
    expect({ format, passedOver }).toEqual({ format: 'vcard', passedOver: [] });
    expect(contacts).toEqual([
      {
        id: '',
        name: 'Ada Lovelace',
        numbers: [
          { label: 'home', number: '555 0109' },
          { label: 'Analytical engine', number: '+44 20 7946 0100' },
        ],
        speedDial: null,
        note: 'First line second, and last',
      },
    ]);
  });

  it('of version 4.0 is read, numbers as URIs too', async () => {
    const { contacts } = await read(
      card('VERSION:4.0', 'FN:Bob', 'TEL;VALUE=uri;TYPE="voice,work";PREF=1:tel:+1-202-555-0109;ext=5'),
    );
    expect(plain(contacts)).toEqual(['Bob: work +1-202-555-0109']);
  });

  it('of version 2.1 is read: bare types, quoted-printable, its character set', async () => {
    const { contacts } = await read(
      card(
        'VERSION:2.1',
        'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg',
        'NOTE;ENCODING=QUOTED-PRINTABLE:one=',
        ' two',
        'TEL;CELL;VOICE:0171 5550109',
        'PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQ',
      ),
    );
    expect(plain(contacts)).toEqual(['Jörg Müller: mobile 0171 5550109']);
    expect(contacts[0]?.note).toBe('onetwo');
  });

  it.each([
    [['ORG:Town hall;Office', 'TEL:110'], 'Town hall:  110'],
    [['TEL:110'], '110:  110'],
    [['FN:Folded', 'TEL;TYPE=', ' CELL:55', ' 50109'], 'Folded: mobile 5550109'],
    [['FN:<img src=x onerror=alert(1)>', 'TEL:1'], '<img src=x onerror=alert(1)>:  1'],
    [['FN:\u202egnp.exe', 'TEL:\u200f٥٥٥'], 'gnp.exe:  ٥٥٥'],
    [['FN:👩‍👧 Emoji', 'TEL:555'], '👩‍👧 Emoji:  555'],
    [[`FN:${'x'.repeat(300)}`, 'TEL:1'], `${'x'.repeat(200)}:  1`],
    [['garbage without a colon', 'FN:Zoe', ';;;:', 'TEL:1'], 'Zoe:  1'],
  ])('%j is %j', async (lines, contact) => {
    expect(plain((await read(card('VERSION:3.0', ...lines))).contacts)).toEqual([contact]);
  });

  it('that is broken is passed over with its line and reason, the rest is read', async () => {
    const file =
      card('VERSION:3.0', 'FN:First', 'TEL:1') +
      card('VERSION:3.0', 'FN:No number') +
      card('VERSION:3.0', 'FN:Broken', 'N;X-A="open:1;2', 'TEL;TYPE="open:1') +
      'BEGIN:VCARD\r\nFN:Cut off\r\n' +
      card('VERSION:3.0', 'FN:Last', 'TEL:2') +
      'BEGIN:VCARD\r\nTEL:3';
    const { contacts, passedOver } = await read(file);
    expect(plain(contacts)).toEqual(['First:  1', 'Last:  2']);
    expect(passedOver).toEqual([
      { line: 6, problem: 'noNumber' },
      { line: 10, problem: 'noNumber' },
      { line: 16, problem: 'unfinished' },
      { line: 23, problem: 'unfinished' },
    ]);
  });

  it('is read in other encodings than UTF-8', async () => {
    const text = card('VERSION:3.0', 'FN:Jörg', 'TEL:1');
    const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const wide = Uint16Array.from(`\ufeff${text}`, (character) => character.charCodeAt(0));
    for (const bytes of [latin, wide, new TextEncoder().encode(`\ufeff${text}`)])
      expect(plain((await read(new Blob([bytes]))).contacts)).toEqual(['Jörg:  1']);
  });
});

describe('comma-separated values', () => {
  it.each([
    ['Name,Phone\nAda,555 0109\n', ['Ada:  555 0109']],
    ['Vorname;Nachname;Handy;Telefon privat\nJörg;Müller;0171;030\n', ['Jörg Müller: mobile 0171, home 030']],
    ['Name\tMobile Phone\r\n"Doe, ""J"""\t1', ['Doe, "J": mobile 1']],
    [
      'First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\nA,B,Mobile,1 ::: 2,Home,3\n',
      ['A B: mobile 1, mobile 2, home 3'],
    ],
    ['\ufeffName,Phone\nA,"1\n2"\n', ['A:  1 2']],
  ])('%j', async (file, contacts) => {
    const result = await read(file);
    expect(result.format).toBe('csv');
    expect(plain(result.contacts)).toEqual(contacts);
  });

  it('tells the line of what it passes over, also behind cells of several lines', async () => {
    const { contacts, passedOver } = await read('Name,Phone,Note\nA,1,"x\ny\nz"\nB,,\nC,none,\nD,2,"never closed\nE,3');
    expect(plain(contacts)).toEqual(['A:  1', 'D:  2']);
    expect(passedOver).toEqual([
      { line: 5, problem: 'noNumber' },
      { line: 6, problem: 'noNumber' },
    ]);
  });

  it.each([['Name,Street\nAda,Elm'], ['hello'], [''], ['{"json": 1}'], ['\u0000\u0001']])(
    '%j is no table of contacts',
    async (file) => {
      expect(await read(file)).toEqual({ format: 'unknown', contacts: [], passedOver: [] });
    },
  );
});

it('a file that is too large is not read', async () => {
  const file = { size: 30 * 2 ** 20 } as Blob;
  expect((await read(file)).passedOver).toEqual([{ line: 1, problem: 'tooLong' }]);
});

it('tells how far it is, and lets the page do something else', async () => {
  const shares: number[] = [];
  let pauses = 0;
  await readContacts(
    Array.from({ length: 250 }, (_, at) => card(`FN:${at}`, 'TEL:1')).join(''),
    (share) => shares.push(share),
    () => {
      pauses++;
      return Promise.resolve();
    },
  );
  expect(shares).toEqual([0.4, 0.8, 1]);
  expect(pauses).toBe(2);
});

const word = fc.string({ unit: fc.constantFrom(...Array.from('aZ ,;:"\\=+-@\'\n•é👍')), minLength: 0, maxLength: 12 });
const contactOf = fc.record({
  id: fc.constant(''),
  name: word.map((text) => `N${text}`.replace(/\s+/g, ' ').trim()),
  numbers: fc.array(
    fc.record({
      label: fc.constantFrom('', 'mobile', 'home', 'work', 'Cabin'),
      number: fc.stringMatching(/^\+?[1-9][0-9]{2,9}$/),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  speedDial: fc.constantFrom(null, 1, 9),
  note: word.map((text) => text.replace(/\s+/g, ' ').trim()),
});

describe('what was exported', () => {
  it.each([
    ['vCard', vcards],
    ['CSV', contactsCsv],
  ] as const)('as %s is read as it was', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(fc.array(contactOf, { minLength: 1, maxLength: 5 }), async (contacts) => {
        expect((await read(write(contacts))).contacts).toEqual(contacts);
      }),
    );
  });

  it('is no formula in a spreadsheet, and numbers stay numbers', () => {
    const [, row] = contactsCsv([
      {
        id: 'a',
        name: '=HYPERLINK("http://x")',
        numbers: [
          { label: '@SUM(A1)', number: '+49 30 901820' },
          { label: '', number: '+1-202-555-0109' },
        ],
        speedDial: 3,
        note: '-1+2',
      },
    ]).split('\r\n');
    expect(row).toBe(`"'=HYPERLINK(""http://x"")",+49 30 901820,'@SUM(A1),+1 202 555 0109,,3,'-1+2`);
  });
});

it('whatever a file holds, reading it ends in contacts and reasons', async () => {
  const piece = fc.constantFrom(
    'BEGIN:VCARD',
    'END:VCARD',
    'TEL;',
    'TEL:1',
    'FN:x',
    'N:;',
    '=',
    ';',
    '"',
    '\n',
    '\r\n',
    ' ',
    ',',
    'Name,Phone\n',
    ':',
    'ENCODING=QUOTED-PRINTABLE',
    'item1.',
    '=3D',
    '\ud83d',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const { contacts } = await read(pieces.join(''));
      for (const { name, numbers } of contacts) {
        expect(name).not.toBe('');
        expect(numbers.length).toBeGreaterThan(0);
      }
    }),
  );
});
