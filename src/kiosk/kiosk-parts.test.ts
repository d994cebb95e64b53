import { expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { KIOSK_LANGUAGES } from '../policy/kiosk-schema.js';
import { outcomeOf } from './call-outcome.js';
import { IdleWatch } from './idle-watch.js';
import { kioskWords } from './locale/words.js';
import { nextScreen } from './screens.js';
import { inLanguage } from './visit.js';

test('nobody there: it warns, counts, and ends; any use begins anew, the warning too', async () => {
  const scheduler = new SimulatedScheduler();
  let ended = 0;
  const watch = new IdleWatch(
    scheduler,
    () => undefined,
    () => ended++,
  );
  watch.watch({ quietMs: 60_000, warningMs: 20_000 });
  await scheduler.advance(59_999);
  expect(watch.secondsLeft).toBeNull();
  await scheduler.advance(5001);
  expect(watch.secondsLeft).toBe(15);
  watch.used();
  expect(watch.secondsLeft).toBeNull();
  await scheduler.advance(79_999);
  expect(ended).toBe(0);
  await scheduler.advance(1);
  expect(ended).toBe(1);
  watch.watch(null);
  await scheduler.advance(600_000);
  expect(ended).toBe(1);
});

test('a machine that slept gives the whole warning all the same', async () => {
  const scheduler = new SimulatedScheduler();
  const watch = new IdleWatch(
    scheduler,
    () => undefined,
    () => undefined,
  );
  watch.watch({ quietMs: 60_000, warningMs: 20_000 });
  scheduler.sleep(3_600_000);
  await scheduler.advance(0);
  expect(watch.secondsLeft).toBe(20);
});

test('only the end of a call leads out of one', () => {
  expect(nextScreen('call', 'reset')).toBe('call');
  expect(nextScreen('call', 'back')).toBe('call');
  expect(nextScreen('call', 'end')).toBe('ended');
  for (const screen of ['attract', 'choose', 'number', 'ended'] as const) {
    expect(nextScreen(screen, 'reset')).toBe('attract');
    expect(nextScreen(screen, 'call')).toBe('call');
  }
});

test.each([
  ['busy', null, 'outgoing', 'busy'],
  ['normal', null, 'outgoing', 'noAnswer'],
  ['normal', 1, 'outgoing', 'over'],
  ['cancelled', null, 'outgoing', 'cancelled'],
  ['cancelled', 1, 'outgoing', 'over'],
  ['detached', 1, 'outgoing', 'lost'],
  ['pickup', 1, 'outgoing', 'handedOver'],
  ['normal', null, 'incoming', 'missed'],
  ['reject', null, 'incoming', 'over'],
] as const)(
  'a call that ended with %s, connected at %s, %s: %s',
  (disconnectReason, connectedAtMs, direction, outcome) => {
    expect(outcomeOf({ disconnectReason, connectedAtMs, direction })).toBe(outcome);
  },
);

test('a text falls back to the first language of the kiosk, then to any', () => {
  expect(inLanguage('Desk', 'ja', ['en'])).toBe('Desk');
  expect(inLanguage({ de: 'Empfang', en: 'Desk' }, 'ja', ['en', 'de'])).toBe('Desk');
  expect(inLanguage({ ar: 'الاستقبال' }, 'ja', ['en'])).toBe('الاستقبال');
});

function leaves(table: object, path = ''): [path: string, text: string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [[path + key, value]];
    if (typeof value === 'function') return [[path + key, String((value as (of: number) => unknown)(21))]];
    return leaves(value as object, `${path}${key}.`);
  });
}

test.each(KIOSK_LANGUAGES)('%s says everything, in its own words, where something is to be said', (language) => {
  const words = leaves(kioskWords(language));
  const english = new Map(leaves(kioskWords('en')));
  expect(words.map(([path]) => path)).toEqual([...english.keys()]);
  for (const [path, text] of words) {
    expect(text === '', path).toBe(english.get(path) === '');
    if (language !== 'en' && text !== '') expect(text, path).not.toBe(english.get(path));
  }
});
