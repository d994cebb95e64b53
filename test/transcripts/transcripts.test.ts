import { describe, expect, test } from 'vitest';
import { readSteps } from '../fixtures/transcripts.js';
import { asItCame, byteByByte, cutAt, merged, replay } from './player.js';
import { stimuli } from './stimuli.js';

const [first] = stimuli;
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
    const others = first!.cues.filter(({ at }) => at !== cue.at);
    const place = first!.cues.findIndex(({ at }) => at === cue.at);
    const cues = [...others];
    cues.splice(place < 0 ? others.length : place, 0, { ...first!.cues[place], request: undefined, ...cue } as never);
    await expect(replay({ ...first!, cues }, asItCame)).rejects.toThrow(message);
  });
});

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
