import type { Contact } from '../../base/contact.js';
import type { ImportOptions, ImportReport } from '../telephony-people.js';
import { csvContacts } from './read-csv.js';
import { vcardContacts } from './read-vcards.js';

/** What was read out of a file. */
export interface ReadContacts extends Pick<ImportReport, 'format' | 'passedOver'> {
  /** Without ids. */
  readonly contacts: readonly Contact[];
}

/** A contact that was read, or why none was; `line`: the first line of its card or row, from 1. */
export type ReadContact = { readonly contact: Contact } | { readonly line: number; readonly problem: Problem };
type Problem = ImportReport['passedOver'][number]['problem'];

/** The largest file that is read, in bytes: 5,000 contacts with pictures are less. */
const LARGEST_FILE = 20 * 2 ** 20;
/** Cards or rows that are read at a time; between them the page has its turn. */
const AT_A_TIME = 100;

/**
 * Reads contacts out of a file, whatever it is: what a page tells it is need not be so.
 * @param pause - Lets the page do something else.
 */
export async function readContacts(
  file: Blob | string,
  onProgress: NonNullable<ImportOptions['onProgress']>,
  pause: () => Promise<void>,
): Promise<ReadContacts> {
  if ((typeof file === 'string' ? file.length : file.size) > LARGEST_FILE)
    return { format: 'unknown', contacts: [], passedOver: [{ line: 1, problem: 'tooLong' }] };
  const text = typeof file === 'string' ? file : decoded(await file.arrayBuffer());
  const isVcard = /^[\ufeff\s]*BEGIN:VCARD\s*$/im.test(text.slice(0, 10_000));
  const source = isVcard ? await vcardContacts(text) : csvContacts(text);
  if (source === null) return { format: 'unknown', contacts: [], passedOver: [] };
  const contacts: Contact[] = [];
  const passedOver: ImportReport['passedOver'][number][] = [];
  for (let at = 0; at < source.length; at++) {
    const read = source.read(at);
    if ('contact' in read) contacts.push(read.contact);
    else passedOver.push(read);
    if (at % AT_A_TIME !== AT_A_TIME - 1) continue;
    onProgress((at + 1) / source.length);
    await pause();
  }
  onProgress(1);
  return { format: isVcard ? 'vcard' : 'csv', contacts, passedOver };
}

/** Cards or rows, each read when it is its turn. */
export interface ContactSource {
  readonly length: number;
  read(at: number): ReadContact;
}

/** UTF-8 or, with its mark, UTF-16; what is no UTF-8 is what Western European systems wrote before it. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
