import { describe, expect, test } from 'vitest';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Result } from '../tspi/result.js';
import type { LineService } from '../tspi/structures.js';
import { errorOf } from './errors.js';
import { unblockSim, unlockSim, type LockedLine } from './sim-unlocking.js';
import { SimLockError } from './telephony.js';

/** A line whose SIM answers with a result, and is then as `after` says. */
function locked(result: Result, after: Partial<LineService> = {}) {
  const sent: number[][] = [];
  const blocks: Uint8Array[] = [];
  const line: LockedLine = {
    service: { state: 'ready', reason: 'pinWanted', ...after },
    devSpecific: (block) => {
      sent.push([...block]);
      blocks.push(block);
      return result === 0 ? Promise.resolve() : Promise.reject(errorOf(result, 'lineDevSpecific'));
    },
  };
  return { line, sent, blocks };
}

async function failure(trying: Promise<void>): Promise<SimLockError> {
  const error: unknown = await trying.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SimLockError)) throw new Error(String(error));
  return error;
}

test.each(['', '123', '123456789', '12a4', '1234\r', '12 34', '١٢٣٤', '1234"', undefined, 1234])(
  '%j is no PIN: nothing is sent',
  async (pin) => {
    const { line, sent } = locked(0 as Result);
    expect((await failure(unlockSim(line, pin as string))).code).toBe('invalidPin');
    expect((await failure(unblockSim(line, '12345678', pin as string))).code).toBe('invalidPin');
    expect(sent).toEqual([]);
  },
);

test.each(['1234567', '123456789', '1234567x', null])('%j is no PUK: nothing is sent', async (puk) => {
  const { line, sent } = locked(0 as Result);
  expect((await failure(unblockSim(line, puk as string, '1234'))).code).toBe('invalidPin');
  expect(sent).toEqual([]);
});

test('a PIN goes out as it is, and nothing of it is left in the block', async () => {
  const { line, sent, blocks } = locked(0 as Result);
  await unlockSim(line, '0042');
  await unblockSim(line, '12345678', '1234');
  expect(sent.map(([what = 0, ...digits]) => [what, String.fromCharCode(...digits)])).toEqual([
    [0x10, '0042'],
    [0x11, '123456781234'],
  ]);
  expect(blocks.flatMap((block) => [...block]).every((byte) => byte === 0)).toBe(true);
});

describe('what went wrong is told by a word', () => {
  test.each([
    ['wrongPin', 2, LINEERR.INVALPASSWORD, { simTries: 2 }],
    ['wrongPin', null, LINEERR.INVALPASSWORD, {}],
    ['pukWanted', 10, LINEERR.INVALPASSWORD, { reason: 'pukWanted', simTries: 10 }],
    ['pukWanted', null, LINEERR.INVALLINESTATE, { reason: 'pukWanted' }],
    ['pinNotWanted', null, LINEERR.INVALLINESTATE, { reason: 'none' }],
    ['simFailed', null, LINEERR.INVALPASSWORD, { reason: 'simFailed' }],
    ['simFailed', 3, LINEERR.OPERATIONFAILED, { simTries: 3 }],
    ['lineBusy', 3, LINEERR.INUSE, { simTries: 3 }],
    ['unplugged', null, LINEERR.RESOURCEUNAVAIL, { state: 'lost' }],
    ['unsupported', null, LINEERR.OPERATIONUNAVAIL, { reason: 'none' }],
  ] as const)('%s, with %j tries left', async (code, triesLeft, result, after) => {
    const error = await failure(unlockSim(locked(result, after).line, '1234'));
    expect(error).toMatchObject({ code, triesLeft, result });
    expect(error.message).not.toContain('1234');
  });

  test.each([
    ['wrongPuk', 9, { reason: 'pukWanted', simTries: 9 }],
    ['simFailed', null, { reason: 'simFailed' }],
  ] as const)('of a PUK: %s', async (code, triesLeft, after) => {
    const error = await failure(unblockSim(locked(LINEERR.INVALPASSWORD, after).line, '12345678', '1234'));
    expect(error).toMatchObject({ code, triesLeft });
  });
});
