import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError } from '../../client/telephony.js';
import { strings } from '../locale/strings.js';
import type { TelDialEvent } from '../shared/events.js';
import { asTelephony, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import { sampleContact, sampleEntry } from '../testing/specimens-people.js';
import './tel-call-log.js';

afterEach(unmountAll);

const words = strings('en').people;

async function log(change: (telephony: FakeTelephony) => void = () => undefined) {
  const telephony = new FakeTelephony();
  change(telephony);
  const mounted = await mount('tel-call-log', { telephony: asTelephony(telephony) });
  const settled = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await rendered(mounted.element);
  };
  await settled();
  const press = async (name: string): Promise<void> => {
    buttonNamed(mounted.root, name).click();
    await settled();
  };
  const rows = (): string[] => [...mounted.root.querySelectorAll('.row')].map((row) => textOf(row, 'p'));
  const told = (): string => textOf(mounted.root, '[role=status]');
  return { ...mounted, telephony, settled, press, rows, told };
}

describe('a call in the log', () => {
  it('says by words who, which way, what became of it, when and for how long', async () => {
    const { rows } = await log(({ callLog, contacts }) => {
      contacts.list = [sampleContact('a')];
      callLog.entries = [
        sampleEntry(0, {
          direction: 'incoming',
          number: '+1 5550109',
          name: 'NETWORK',
          outcome: 'missed',
          lineName: '',
        }),
        sampleEntry(24 * 60, { outcome: 'answered', connectedForMs: 161_000 }),
        sampleEntry(60 * 24 * 40, { direction: 'incoming', number: '', outcome: 'missed', lineName: '' }),
      ];
    });
    expect(rows()[0]).toMatch(/^Ada Lovelace \+1 5550109 · Incoming · Missed · Today, /);
    expect(rows()[1]).toMatch(/^555 0142 Outgoing · Answered · Yesterday, .* · Duration 02:41 · on Simulated line$/);
    expect(rows()[2]).toMatch(/^Number not known Incoming · Missed · Oct 5, 2023/);
  });

  it('is text, whatever its name holds', async () => {
    const { root, rows } = await log(({ callLog }) => {
      callLog.entries = [sampleEntry(0, { name: '<img src=x onerror="alert(1)">' })];
    });
    expect(rows()[0]).toContain('<img src=x');
    expect(root.querySelector('img')).toBeNull();
  });

  it('is called again, and one without a number cannot be', async () => {
    const { element, root, press } = await log(({ callLog }) => {
      callLog.entries = [sampleEntry(0, { number: '5550100' }), sampleEntry(1, { number: '' })];
    });
    const dialled: string[] = [];
    element.addEventListener('tel-dial', (event: TelDialEvent) => dialled.push(event.number));
    const calls = [...root.querySelectorAll('button')].filter(({ textContent }) => textContent.trim() === words.call);
    expect(calls).toHaveLength(1);
    await press(calls[0]!.getAttribute('aria-label')!);
    expect(dialled).toEqual(['5550100']);
  });

  it('is removed by keyboard, which stays where it was', async () => {
    const { root, settled, told, rows, telephony } = await log(({ callLog }) => {
      callLog.entries = [
        sampleEntry(0, { number: '1' }),
        sampleEntry(1, { number: '2' }),
        sampleEntry(2, { number: '3' }),
      ];
    });
    root.querySelectorAll<HTMLElement>('.remove')[1]!.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(rows().map((row) => row[0])).toEqual(['1', '3']);
    expect(told()).toBe(words.log.removed);
    expect(root.activeElement).toBe(root.querySelectorAll('.remove')[1]);
    expect(telephony.callLog.asked).toHaveLength(1);
  });
});

it('shows a hundred at a time, however many there are, and follows what changes', async () => {
  const { rows, press, telephony, settled } = await log(({ callLog }) => {
    callLog.entries = Array.from({ length: 1000 }, (_, at) => sampleEntry(at));
  });
  expect(rows()).toHaveLength(100);
  await press(words.log.older);
  expect(rows()).toHaveLength(200);
  telephony.callLog.set([sampleEntry(-1, { number: '999' }), ...telephony.callLog.entries]);
  await settled();
  expect(rows()).toHaveLength(200);
  expect(rows()[0]).toMatch(/^999/);
});

it('makes no format for each row, and leaves rows out of sight to the browser', async () => {
  const { root, press, rows } = await log(({ callLog }) => {
    callLog.entries = Array.from({ length: 1000 }, (_, at) => sampleEntry(at, { connectedForMs: 161_000 }));
  });
  const shownAs = (): string => getComputedStyle(root.querySelector('.row')!).contentVisibility;
  expect(shownAs()).toBe('visible');
  const { DateTimeFormat } = Intl;
  let made = 0;
  const counting = class extends DateTimeFormat {
    constructor(...given: ConstructorParameters<typeof DateTimeFormat>) {
      super(...given);
      made++;
    }
  };
  Object.assign(Intl, { DateTimeFormat: counting });
  await press(words.log.older).finally(() => Object.assign(Intl, { DateTimeFormat }));
  expect(rows()).toHaveLength(200);
  const [formats, renderings] = [3, 4];
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThanOrEqual(formats * renderings);
  expect(shownAs()).toBe('auto');
});

describe('clearing', () => {
  it('asks first; Enter and Escape leave everything as it is', async () => {
    const { root, press, settled, telephony } = await log(({ callLog }) => {
      callLog.entries = [sampleEntry(0)];
    });
    for (const key of ['{Enter}', '{Escape}']) {
      await press(words.log.clear);
      expect(root.querySelector('dialog')?.open).toBe(true);
      expect(root.activeElement?.textContent.trim()).toBe(words.cancel);
      await userEvent.keyboard(key);
      await settled();
      expect(root.querySelector('dialog')).toBeNull();
      expect(root.activeElement?.textContent.trim()).toBe(words.log.clear);
    }
    expect(telephony.callLog.asked).toEqual([]);
  });

  it('clears the log alone, or everything, and says so', async () => {
    const { press, told, telephony, settled } = await log(({ callLog, contacts }) => {
      callLog.entries = [sampleEntry(0)];
      contacts.list = [sampleContact('a')];
    });
    await press(words.log.clear);
    await press(words.log.question.log);
    expect(told()).toBe(words.log.cleared);
    expect(telephony.contacts.list).toHaveLength(1);
    telephony.callLog.set([sampleEntry(0)]);
    await settled();
    await press(words.log.clear);
    await press(words.log.question.all);
    expect(told()).toBe(words.log.clearedAll);
    expect(telephony.contacts.list).toEqual([]);
  });

  it('that failed is told with what to do', async () => {
    const { press, told } = await log(({ callLog }) => {
      callLog.entries = [sampleEntry(0)];
      callLog.failure = new TelephonyError('notCleared', '', 0);
    });
    await press(words.log.clear);
    await press(words.log.question.log);
    expect(told()).toContain(strings('en').errors.notCleared.next);
  });
});

it.each([
  ['not kept', (telephony: FakeTelephony) => void (telephony.callLog.kept = false), words.log.off.what],
  ['empty', () => undefined, words.log.empty.what],
  [
    'in memory only',
    ({ callLog }: FakeTelephony) => void (callLog.keeping = { state: 'memoryOnly', reason: 'full', ignored: 0 }),
    words.notKept.full.what,
  ],
])('says that it is %s', async (_, change, said) => {
  const { root } = await log(change);
  expect(textOf(root, 'section')).toContain(said);
});
