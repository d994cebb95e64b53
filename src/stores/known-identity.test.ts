import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { identityRecord, readIdentity, rememberable, type KnownIdentity } from './known-identity.js';
import { readRecord, recordOf, type KnownModem } from './known-modem.js';

const identity: KnownIdentity = {
  manufacturer: 'SIMCOM INCORPORATED',
  model: 'SIMCOM_SIM7600E',
  revision: 'LE20B03SIM7600M22',
  info: ['Manufacturer: SIMCOM INCORPORATED'],
  classes: ['0', '1'],
  callerIdCommand: 'AT+VCID=1',
  cellular: true,
};
const untold: KnownModem = {
  identity: 'a'.repeat(24),
  permanentLineId: 7,
  label: 'Desk',
  rate: 9600,
  lastSeenMs: 1,
};
const modem: KnownModem = { ...untold, told: identity };

test('what is stored is read as it was', () => {
  expect(readRecord(recordOf(modem))).toEqual(modem);
  expect(readRecord(recordOf(untold))).toEqual(untold);
});

describe('an identity that cannot be read is left out, and the modem stays known', () => {
  it.each<[string, unknown]>([
    ['of an older version', { ...identityRecord(identity), version: 0 }],
    ['of a newer one', { ...identityRecord(identity), version: 2 }],
    ['null', null],
    ['text', 'text'],
    ['a command that nobody may have sent', { ...identityRecord(identity), callerIdCommand: 'ATD0900;' }],
    ['no revision', { ...identityRecord(identity), revision: '' }],
    ['control characters', { ...identityRecord(identity), model: 'a\rATD1' }],
    ['too long', { ...identityRecord(identity), manufacturer: 'x'.repeat(100) }],
    ['too many lines', { ...identityRecord(identity), info: Array<string>(100).fill('x') }],
    ['lines that are none', { ...identityRecord(identity), info: [7] }],
    ['no word about the network', { ...identityRecord(identity), cellular: 'yes' }],
    ['a number of its own', { ...identityRecord(identity), model: '490154203237518' }],
  ])('%s', (_, told) => {
    expect(readRecord({ ...recordOf(modem), told })).toEqual(untold);
  });
});

test('whatever stands in the store, reading it does not throw', () => {
  fc.assert(
    fc.property(fc.anything(), (told) => {
      readIdentity(told);
      readRecord({ ...recordOf(modem), told });
    }),
  );
});

test('no run of ten digits is ever remembered', () => {
  const text = fc.stringMatching(/^[ -~]{0,30}$/);
  fc.assert(
    fc.property(text, text, fc.array(text), (model, revision, info) => {
      const kept = rememberable({
        ...identity,
        model,
        revision,
        info: [...info, 'IMEI: 490154203237518', 'SN: 12345'],
      });
      if (kept !== undefined) expect(JSON.stringify(kept)).not.toMatch(/\d{10}|SN: /);
    }),
  );
});
