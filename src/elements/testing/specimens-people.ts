import { entryId, type CallEntry, type CallOutcome } from '../../base/call-entry.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import type { Contact, Keeping } from '../../client/telephony.js';
import { strings, type Strings } from '../locale/strings.js';
import { asTelephony, FakeTelephony } from './fake-telephony.js';
import type { Specimen } from './specimens.js';

/** The moment at which a specimen's time stands still. */
const NOW = 1_700_000_000_000;
const MINUTE = 60_000;

/** An entry of the call log, so many minutes ago. */
export function sampleEntry(minutesAgo: number, values: Partial<CallEntry> = {}): CallEntry {
  const startedAtMs = NOW - minutesAgo * MINUTE;
  return {
    id: entryId(startedAtMs, 1),
    direction: 'outgoing',
    number: '5550142',
    name: '',
    lineId: 1,
    lineName: 'Simulated line',
    startedAtMs,
    connectedForMs: null,
    outcome: 'noAnswer',
    ...values,
  };
}

export function sampleContact(id: string, values: Partial<Contact> = {}): Contact {
  return {
    id,
    name: 'Ada Lovelace',
    numbers: [{ label: 'mobile', number: '5550109' }],
    speedDial: null,
    note: '',
    ...values,
  };
}

const outcomes: readonly CallOutcome[] = ['unfinished', 'answered', 'noAnswer', 'busy', 'cancelled', 'failed'];
const incoming: readonly CallOutcome[] = ['missed', 'answered', 'refused', 'elsewhere'];

export const sampleEntries: readonly CallEntry[] = [
  ...incoming.map((outcome, at) =>
    sampleEntry(at, {
      direction: 'incoming',
      outcome,
      number: '5550109',
      connectedForMs: outcome === 'answered' ? 161_000 : null,
    }),
  ),
  sampleEntry(10, { direction: 'incoming', outcome: 'missed', number: '' }),
  sampleEntry(11, {
    direction: 'incoming',
    outcome: 'missed',
    name: '<b>Name from the network</b>',
    number: '+442079460100',
  }),
  sampleEntry(12, { direction: 'incoming', name: 'ندى '.repeat(40), outcome: 'missed' }),
  ...outcomes.map((outcome, at) => sampleEntry(60 * 24 + at, { outcome })),
  sampleEntry(60 * 24 * 40, { outcome: 'answered', connectedForMs: 3_700_000 }),
];

export const sampleContacts: readonly Contact[] = [
  sampleContact('a', { speedDial: 1, note: 'Analytical engine' }),
  sampleContact('b', {
    name: 'Bob'.repeat(60),
    numbers: [
      { label: 'home', number: '+49 30 901820' },
      { label: 'The cabin at the lake', number: '5550142' },
    ],
  }),
  sampleContact('c', { name: '👩‍👧 Élodie', numbers: [{ label: '', number: '1-800-FLOWERS' }] }),
  sampleContact('d', { name: 'مكتب البريد' }),
];

const withPeople = (
  change: (telephony: FakeTelephony) => void = () => undefined,
): { telephony: ReturnType<typeof asTelephony> } => {
  const telephony = new FakeTelephony();
  telephony.callLog.entries = sampleEntries;
  telephony.contacts.list = sampleContacts;
  change(telephony);
  return { telephony: asTelephony(telephony) };
};

const reasons: readonly Keeping['reason'][] = ['missing', 'refused', 'blocked', 'newer', 'full', 'ended'];

function specimen(
  element: 'tel-call-log' | 'tel-contacts',
  state: string,
  properties: () => object,
  act?: (element: HTMLElement) => void,
): Specimen {
  const make = (): HTMLElement =>
    Object.assign(document.createElement(element), { scheduler: new SimulatedScheduler() }, properties());
  return act === undefined ? { element, state, make } : { element, state, make, act };
}

/** Presses a button once what is shown has been read. */
function later(label: (words: Strings) => string): (element: HTMLElement) => void {
  return (element) => {
    void (async () => {
      for (let turns = 0; turns < 10; turns++) if ('updateComplete' in element) await element.updateComplete;
      const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
      const wanted = label(strings(element.closest('[lang]')?.getAttribute('lang') ?? 'en'));
      buttons.find((button) => button.textContent.trim() === wanted)?.click();
    })();
  };
}

/** The call log and the contacts in every state. */
export const people: readonly Specimen[] = [
  specimen('tel-call-log', 'being read', () =>
    withPeople(({ callLog }) => void (callLog.answering = new Promise(() => undefined))),
  ),
  specimen('tel-call-log', 'not kept', () => withPeople(({ callLog }) => void (callLog.kept = false))),
  specimen('tel-call-log', 'empty', () => withPeople(({ callLog }) => void (callLog.entries = []))),
  specimen('tel-call-log', 'one of every kind', () => withPeople()),
  specimen('tel-call-log', 'older ones', () =>
    withPeople(({ callLog }) => void (callLog.entries = Array.from({ length: 120 }, (_, at) => sampleEntry(at)))),
  ),
  {
    ...specimen(
      'tel-call-log',
      'asks before it is cleared',
      () => withPeople(),
      later(({ people }) => people.log.clear),
    ),
    modal: true,
  },
  ...reasons.map((reason) =>
    specimen('tel-call-log', `in memory only: ${reason}`, () =>
      withPeople(({ callLog }) => void (callLog.keeping = { state: 'memoryOnly', reason, ignored: 2 })),
    ),
  ),
  specimen('tel-contacts', 'being read', () =>
    withPeople(({ contacts }) => void (contacts.loading = new Promise(() => undefined))),
  ),
  specimen('tel-contacts', 'empty', () => withPeople(({ contacts }) => void (contacts.list = []))),
  specimen('tel-contacts', 'some', () => withPeople()),
  specimen(
    'tel-contacts',
    'a new one',
    () => withPeople(),
    later(({ people }) => people.contacts.add),
  ),
  specimen(
    'tel-contacts',
    'one is changed',
    () => withPeople(),
    later(({ people }) => people.contacts.edit),
  ),
  {
    ...specimen(
      'tel-contacts',
      'asks before one is deleted',
      () => withPeople(),
      later(({ people }) => people.contacts.remove),
    ),
    modal: true,
  },
  specimen('tel-contacts', 'in memory only', () =>
    withPeople(({ contacts }) => void (contacts.keeping = { state: 'memoryOnly', reason: 'full', ignored: 0 })),
  ),
];
