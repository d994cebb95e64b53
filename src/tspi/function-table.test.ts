import { expect, test } from 'vitest';
import { PERSONAL_REQUESTS, REQUESTS } from '../protocol/messages.js';
import { tspiFunction } from './function-table.js';
import { tspiFunctions } from './generated/functions.js';

test('all 117 functions are there, asynchronous exactly where a request id comes first', () => {
  const count = (group: string, mode: string): number =>
    tspiFunctions.filter((f) => f.group === group && f.mode === mode).length;
  expect(tspiFunctions).toHaveLength(117);
  expect([count('line', 'sync'), count('line', 'async')]).toEqual([44, 33]);
  expect([count('phone', 'sync'), count('phone', 'async')]).toEqual([20, 9]);
  expect([count('provider', 'sync'), count('provider', 'async')]).toEqual([11, 0]);
  for (const { params, mode, name } of tspiFunctions) expect(params[0] === 'dwRequestID', name).toBe(mode === 'async');
});

test('the eight functions that start a call handle', () => {
  expect(tspiFunctions.filter(({ createsCall }) => createsCall).map(({ name }) => name)).toEqual([
    'lineCompleteTransfer',
    'lineForward',
    'lineMakeCall',
    'linePickup',
    'linePrepareAddToConference',
    'lineSetupConference',
    'lineSetupTransfer',
    'lineUnpark',
  ]);
});

test('what the protocol calls asynchronous is what TSPI calls so', () => {
  /** Application calls that have no TSPI function of the same name, and Ringback's own. */
  const others = new Set<string>([
    'lineNegotiateAPIVersion',
    'lineDeallocateCall',
    'lineSetCallPrivilege',
    'lineGetNewCalls',
    'lineGetStatusMessages',
    'lineHandoff',
    'phoneNegotiateAPIVersion',
    'phoneGetStatusMessages',
    'modemConnect',
    'modemForget',
    'modemAddPort',
    'modemsRelease',
    'lineSetLabel',
    'modemIdentify',
    'diagnostics',
    'modemRecording',
    'simulatorPlay',
    ...PERSONAL_REQUESTS,
  ]);
  for (const { name, mode } of REQUESTS) if (!others.has(name)) expect(tspiFunction(name).mode, name).toBe(mode);
});

test('a name that TSPI does not have is refused', () => {
  expect(() => tspiFunction('lineTeleport')).toThrow(RangeError);
});
