import { describe, expect, it } from 'vitest';
import { LINEERR } from '../tspi/generated/errors.js';
import type { LineNetwork, LineService, LineServiceReason } from '../tspi/structures.js';
import { dialRefusal } from './dial-refusals.js';
import { errorOf } from './errors.js';
import { TelephonyError } from './telephony.js';

const cellular = (reason: LineServiceReason, registration: LineNetwork['registration'] = 'none'): LineService => ({
  state: 'ready',
  reason,
  network: { registration },
});
const codeOf = (result: number, service: LineService, holds = true): string =>
  dialRefusal(errorOf(result as never, 'lineMakeCall'), { service, holds }).code;

describe('why a number was not dialled on a cellular line', () => {
  it.each([
    ['noSim', 'none', 'noSim'],
    ['simFailed', 'none', 'simFailed'],
    ['pinWanted', 'none', 'simLocked'],
    ['pukWanted', 'none', 'simLocked'],
    ['networkRefused', 'refused', 'networkRefused'],
    ['noNetwork', 'searching', 'searchingNetwork'],
    ['noNetwork', 'none', 'noNetwork'],
  ] as const)('is what its calls lack (%s, %s): %s', (reason, registration, code) => {
    expect(codeOf(LINEERR.INVALLINESTATE, cellular(reason, registration))).toBe(code);
    // A modem that gives no reason.
    expect(codeOf(LINEERR.OPERATIONFAILED, cellular(reason, registration))).toBe(code);
  });

  it('is that it is not ready yet, or its network has just gone, where the line has not told of it', () => {
    expect(codeOf(LINEERR.INVALLINESTATE, cellular('none', 'unknown'))).toBe('searchingNetwork');
    expect(codeOf(LINEERR.INVALLINESTATE, cellular('none', 'home'))).toBe('noNetwork');
    expect(codeOf(LINEERR.OPERATIONFAILED, cellular('none', 'home'))).toBe('refused');
  });

  it('is not the network where something else was wrong, or where it may have been dialled', () => {
    for (const result of [LINEERR.INVALADDRESS, LINEERR.ADDRESSBLOCKED, LINEERR.RESOURCEUNAVAIL]) {
      const error = errorOf(result, 'lineMakeCall');
      expect(dialRefusal(error, { service: cellular('noNetwork'), holds: true })).toBe(error);
    }
    const doubtful = errorOf(LINEERR.OPERATIONFAILED, 'lineMakeCall', 'unknown');
    expect(dialRefusal(doubtful, { service: cellular('noNetwork'), holds: true })).toBe(doubtful);
  });
});

it('says of calls at their number whether one could be put on hold', () => {
  expect(codeOf(LINEERR.CALLUNAVAIL, cellular('none', 'home'))).toBe('noCallFree');
  expect(codeOf(LINEERR.CALLUNAVAIL, { state: 'ready', reason: 'none' }, false)).toBe('lineBusy');
});

it('leaves a line on a telephone network, and one that is lost, what TAPI said; the result stays with the error', () => {
  expect(codeOf(LINEERR.INVALLINESTATE, { state: 'ready', reason: 'none' })).toBe('refused');
  expect(codeOf(LINEERR.INVALLINESTATE, { ...cellular('none'), state: 'failed' })).toBe('refused');
  const error = errorOf(LINEERR.INVALLINESTATE, 'lineMakeCall');
  const told = dialRefusal(error, { service: cellular('noSim'), holds: true });
  expect(told).toBeInstanceOf(TelephonyError);
  expect([told.result, told.outcome, told.cause]).toEqual([LINEERR.INVALLINESTATE, 'known', error]);
});
