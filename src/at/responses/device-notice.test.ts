import { expect, test } from 'vitest';
import { parseDeviceNotice } from './device-notice.js';

test.each([
  ['RDY', { kind: 'started' }],
  ['^SYSSTART', { kind: 'started' }],
  ['^SYSSTART AIRPLANE MODE', { kind: 'started' }],
  ['*EMRDY: 1', { kind: 'started' }],
  ['Call Ready', { kind: 'callsReady' }],
  ['PB DONE', { kind: 'partReady' }],
  ['+QIND: SMS DONE', { kind: 'partReady' }],
  ['+CPIN: READY', { kind: 'partReady' }],
  ['^BOOT:12345678,0,0,0,20', { kind: 'partReady' }],
  ['+CPIN: SIM PUK', null],
  ['UNDER-VOLTAGE WARNNING', { kind: 'warning', cause: 'underVoltage' }],
  ['OVER-VOLTAGE WARNING', { kind: 'warning', cause: 'overVoltage' }],
  ['^SBC: Undervoltage Warning', { kind: 'warning', cause: 'underVoltage' }],
  ['UNDER-VOLTAGE POWER DOWN', { kind: 'poweringDown', cause: 'underVoltage' }],
  ['OVER-VOLTAGE POWER DOWN', { kind: 'poweringDown', cause: 'overVoltage' }],
  ['NORMAL POWER DOWN', { kind: 'poweringDown', cause: null }],
  ['POWERED DOWN', { kind: 'poweringDown', cause: null }],
  ['APP RDY', null],
  ['RDY?', null],
  ['SMS Ready', null],
  ['VOLTAGE WARNING', null],
  ['^SBC: 0,0,4100', null],
  ['', null],
])('%s', (line, notice) => {
  expect(parseDeviceNotice(line)).toEqual(notice);
});
