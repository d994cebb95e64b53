import { checkedContact, isSpeedDial } from '../../base/contact.js';
import { contentLines, rawCards, type RawCard } from './content-lines.js';
import { loaded } from './loaded.js';
import { knownLabel } from './number-labels.js';
import type { ContactSource, ReadContact } from './read-contacts.js';

/** A property of a card as ical.js gives it: [name, parameters, type, value]. */
type Property = readonly [name: string, parameters: Readonly<Record<string, unknown>>, type: string, value: unknown];

/** Reads vCards 2.1, 3.0 and 4.0. The library is loaded only now. */
export async function vcardContacts(text: string): Promise<ContactSource> {
  const { default: ical } = await loaded(import('ical.js'));
  const cards = rawCards(text);
  const parse = (card: RawCard): unknown => ical.parse(contentLines(card).join('\r\n'));
  return {
    length: cards.length,
    read: (at) => {
      const card = cards[at];
      return card === undefined ? { line: 0, problem: 'unreadable' } : contactOf(card, parse);
    },
  };
}

function contactOf(card: RawCard, parse: (card: RawCard) => unknown): ReadContact {
  const { line } = card;
  if (!card.finished) return { line, problem: 'unfinished' };
  let properties: readonly Property[];
  try {
    properties = propertiesOf(parse(card));
  } catch {
    return { line, problem: 'unreadable' };
  }
  const numbers = numbersOf(properties);
  const first = numbers[0];
  if (first === undefined) return { line, problem: 'noNumber' };
  const key = Number(textOf(properties, 'x-speed-dial'));
  const contact = checkedContact({
    id: '',
    name: nameOf(properties) || first.number,
    numbers,
    speedDial: isSpeedDial(key) ? key : null,
    note: textOf(properties, 'note'),
  });
  return contact === null ? { line, problem: 'noNumber' } : { contact };
}

function propertiesOf(parsed: unknown): readonly Property[] {
  const properties: unknown = Array.isArray(parsed) ? parsed[1] : null;
  if (!Array.isArray(properties)) throw new TypeError('no card');
  return properties.filter(
    (one): one is Property => Array.isArray(one) && typeof one[0] === 'string' && one.length > 3,
  );
}

const named = (properties: readonly Property[], name: string): Property | undefined =>
  properties.find(([own]) => own === name);

function textOf(properties: readonly Property[], name: string): string {
  const value = named(properties, name)?.[3];
  return typeof value === 'string' ? value : '';
}

/** The name for people; else given and family name, the organisation, the nickname. */
function nameOf(properties: readonly Property[]): string {
  const { family, given, middle } = structuredName(named(properties, 'n')?.[3]);
  const organisation: unknown = named(properties, 'org')?.[3];
  return (
    textOf(properties, 'fn').trim() ||
    [given, middle, family].filter((part) => part !== '').join(' ') ||
    partOf(organisation, 0) ||
    textOf(properties, 'nickname')
  );
}

function structuredName(value: unknown): Readonly<Record<'family' | 'given' | 'middle', string>> {
  return { family: partOf(value, 0), given: partOf(value, 1), middle: partOf(value, 2) };
}

/** A part of a value that may have several, each of which may have several. */
function partOf(value: unknown, at: number): string {
  const part: unknown = Array.isArray(value) ? value[at] : at === 0 ? value : '';
  if (Array.isArray(part)) return part.filter((one) => typeof one === 'string').join(' ');
  return typeof part === 'string' ? part.trim() : '';
}

/** The numbers, the preferred one first. */
function numbersOf(properties: readonly Property[]): { label: string; number: string }[] {
  const found = properties
    .filter(([name]) => name === 'tel')
    .map(([, parameters, , value]) => ({
      label: labelOf(parameters, properties),
      number: numberOf(typeof value === 'string' ? value : ''),
      preferred: wordsOf(parameters['type']).includes('pref') || parameters['pref'] === '1',
    }))
    .filter(({ number }) => /\p{Nd}/u.test(number));
  return [...found.filter(({ preferred }) => preferred), ...found.filter(({ preferred }) => !preferred)].map(
    ({ label, number }) => ({ label, number }),
  );
}

/** A number may be written as a URI (RFC 3966), with parameters that no line can dial. */
function numberOf(value: string): string {
  const uri = /^tel:([^;?]*)/i.exec(value.trim())?.[1];
  if (uri === undefined) return value.trim();
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The person's own label of the number's group (`item1.X-ABLabel`), else what its types say. */
function labelOf(parameters: Property[1], properties: readonly Property[]): string {
  const group = parameters['group'];
  const own = properties.find(([name, { group: theirs }]) => name === 'x-ablabel' && theirs === group);
  const text = group === undefined || typeof own?.[3] !== 'string' ? '' : own[3].replace(/^_\$!<|>!\$_$/g, '');
  const known = knownLabel(text || wordsOf(parameters['type']).join(' '));
  return text === '' ? (known ?? '') : /^_\$!<.*>!\$_$/.test(String(own?.[3])) ? (known ?? text) : text;
}

function wordsOf(types: unknown): string[] {
  const words = Array.isArray(types) ? types : [types];
  return words.filter((word) => typeof word === 'string').flatMap((word) => word.toLowerCase().split(','));
}
