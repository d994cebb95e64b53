import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSteps } from '../fixtures/transcripts.js';
import { asItCame, byteByByte, cutAt, merged, replay } from './player.js';
import { stimuli } from './stimuli.js';
import { allowedIn, AT_MOST, type Stimulus } from './stimulus.js';

const byNumber = (number: string): Stimulus => stimuli.find(({ transcript }) => transcript === number)!;
const first = byNumber('03');
/** At how many places a chunk is cut at most, each in a replay of its own; byte by byte cuts at all of them at once. */
const CUTS = 40;

describe('a replay fails', () => {
  test.each([
    ['where another line is sent', { at: 'ATD', request: 'dial +441632960962' }, 'never sent: "ATD+441632960961'],
    ['where something is sent besides', { at: 'VOICE CALL: BEGIN', request: 'drop call' }, 'sent: AT+CHUP'],
    ['where a request is refused', { at: 'VOICE CALL: BEGIN', request: 'swap call and call' }, 'refused'],
    ['where something else is concluded', { at: 'VOICE CALL: BEGIN', expect: ['call onhold'] }, 'not concluded'],
    ['where a request is never made', { at: 'AT+CHUP' }, 'never sent: "AT+CHUP'],
    ['where a cue has no place', { at: 'AT+CHLD=7' }, 'never came to AT+CHLD=7'],
  ] as const)('%s', async (_what, cue, message) => {
    const others = first.cues.filter(({ at }) => at !== cue.at);
    const place = first.cues.findIndex(({ at }) => at === cue.at);
    const cues = [...others];
    cues.splice(place < 0 ? others.length : place, 0, { ...first.cues[place], request: undefined, ...cue } as never);
    await expect(replay({ ...first, cues }, asItCame)).rejects.toThrow(message);
  });
});

describe('a replay that begins with the port fails', () => {
  test.each([
    ['where a command comes too much', '01', { moreCommands: { atMost: 3, reason: 'a test' } }, '4 commands besides'],
    ['where one comes that is not allowed', '01', { allowed: [] }, 'AT+GCAP'],
    ['where the port is opened at another rate', '18', { likelyRate: 57_600 }, 'opened at 57600'],
    ['where a line is sent in another form', '19', { sentAs: [] }, 'never came: > ATV1'],
    ['where what is never sent is waited for', '01', { neverSent: [] }, 'never came: > ATZ'],
    ['where a line is not opened again', '16', { cues: byNumber('16').cues.slice(0, 2) }, 'never came: ! open'],
    [
      'where no command of a program waits',
      '16',
      { cues: byNumber('16').cues.slice(1) },
      'command rejected deviceLost',
    ],
    ['where nothing has the modem asked for', '18', { cues: byNumber('18').cues.slice(0, 1) }, 'never came: > AT'],
  ] as const)('%s', async (_what, number, change, message) => {
    await expect(replay({ ...byNumber(number), ...change }, asItCame)).rejects.toThrow(message);
  });
});

describe('the README', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');

  test('says of every expectation that is played what is checked', () => {
    const words = Array.from(readme.matchAll(/^\| (`.*`) +\| /gm), ([, cell = '']) =>
      cell.split('`').filter((_, at) => at % 2 === 1),
    );
    const forms = words
      .flat()
      .map((form) => form.replaceAll(/[.*+?^$()|[\]{}\\]/g, '\\$&'))
      .map((form) => new RegExp(`^${form.replaceAll('N', '\\d+').replaceAll('…', '.+')}$`));
    const played = stimuli.flatMap(({ transcript }) => readSteps(transcript).filter(({ sign }) => sign === '='));
    expect(played.filter(({ text }) => !forms.some((form) => form.test(text)))).toEqual([]);
  });

  test.each(stimuli.filter(({ moreCommands }) => moreCommands !== undefined))(
    'says why more commands come besides transcript $transcript',
    ({ moreCommands }) => {
      expect(readme).toContain(`${moreCommands?.atMost} commands besides: ${moreCommands?.reason}`);
    },
  );
});

test.each(stimuli.filter(({ moreCommands }) => moreCommands === undefined))(
  'at most five commands are allowed besides transcript $transcript',
  (stimulus) => {
    const own = readSteps(stimulus.transcript).flatMap(({ sign, text }) =>
      sign === '>' ? [text.replace(/\r$/, '')] : [],
    );
    expect(allowedIn(stimulus).filter(({ text }) => !own.includes(text)).length).toBeLessThanOrEqual(AT_MOST);
  },
);

describe.each(
  stimuli.map((stimulus) => ({ name: `${stimulus.transcript} ${stimulus.part?.name ?? ''}`.trim(), stimulus })),
)('transcript $name', ({ stimulus }) => {
  const longest = Math.max(...readSteps(stimulus.transcript).map(({ sign, text }) => (sign === '<' ? text.length : 0)));

  test('leads to what it says', async () => {
    await replay(stimulus, asItCame);
  });

  test('byte by byte', async () => {
    await replay(stimulus, byteByByte);
  });

  test('with lines that follow each other at once', async () => {
    await replay(stimulus, merged);
  });

  test('with every chunk cut in two', async () => {
    for (let at = 1; at < longest; at += Math.ceil(longest / CUTS))
      await replay(stimulus, cutAt(at)).catch((error: unknown) => {
        expect.fail(`cut behind ${at} bytes: ${String(error)}`);
      });
  });
});
