import { expect, test } from 'vitest';
import { parseDeviceSerial } from './serial.js';

const IMEI = '004999010640000';

test.each([
  ['bare', IMEI, 'imei', IMEI, ''],
  ['prefixed', `+CGSN: ${IMEI}`, 'imei', IMEI, ''],
  ['prefixed, in quotes', `+GSN: "${IMEI}"`, 'imei', IMEI, ''],
  ['as in ATI', `IMEI: ${IMEI}`, 'imei', IMEI, ''],
  ['with a serial number: Option', `${IMEI},AB1234CDEF`, 'imei', IMEI, 'AB1234CDEF'],
  ['with hyphens', '00-499901-064000-0', 'imei', IMEI, ''],
  ['without its check digit', '00499901064000', 'imei', '00499901064000', ''],
  ['with a version', '0049990106400001', 'imeisv', '0049990106400001', ''],
  ['MEID', 'A1000009AB1234', 'meid', 'A1000009AB1234', ''],
  ['MEID with 0x', '0xA1000009AB1234', 'meid', 'A1000009AB1234', ''],
  ['ESN with 0x', '0x80ABCDEF', 'esn', '80ABCDEF', ''],
  ['ESN and MEID', '+GSN: 0x80ABCDEF', 'esn', '80ABCDEF', ''],
  ['a maker’s own', '21RPA012345', 'maker', '21RPA012345', ''],
])('%s', (_what, line, kind, number, serial) => {
  expect(parseDeviceSerial(line)).toEqual({ kind, number, serial });
});

test.each([
  ['OK'],
  ['ERROR'],
  [''],
  ['not available'],
  ['+CSQ: 123456789012345'],
  ['123'],
  [`+GSN: ${'1'.repeat(50)}<b>`],
])('%s is no number of a device', (line) => {
  const serial = parseDeviceSerial(line);
  if (line.startsWith('+GSN')) expect(serial?.number.length ?? 0).toBeLessThanOrEqual(40);
  else expect(serial).toBeNull();
});
