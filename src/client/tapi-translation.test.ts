import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { ScriptedProvider } from '../host/testing/scripted-provider.js';
import { LINELOCATIONOPTION, LINETRANSLATEOPTION, LINETRANSLATERESULT } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS } from '../tspi/result.js';
import { compose, type Composition } from '../worker/compose.js';
import { silentObserver } from './silent-observer.js';
import { Tapi } from './tapi.js';
import { openTapi } from './tapi-entry.js';
import type { LineTranslateCaps, LineTranslateOutput, TapiLocation } from './translation-structures.js';

const VERSION = 0x00020000;
const { CANONICAL, LOCAL, LONGDISTANCE, INTERNATIONAL, INTOLLLIST, NOTINTOLLLIST } = LINETRANSLATERESULT;
const { CARDOVERRIDE, CANCELCALLWAITING, FORCELOCAL, FORCELD } = LINETRANSLATEOPTION;

const office: TapiLocation = {
  permanentLocationId: 7,
  name: 'Office',
  countryCode: '1',
  areaCode: '202',
  localAccessCode: '9,',
  longDistanceAccessCode: '8W',
  nationalPrefix: '1',
  internationalPrefix: '011',
  cancelCallWaiting: '*70,',
  areaCodeRules: [{ areaCode: '202', prefixes: ['777', '888'], numberToDial: '1', dialAreaCode: true }],
};
const mobile: TapiLocation = {
  permanentLocationId: 3,
  name: 'Mobile',
  countryCode: '45',
  internationalPrefix: '+',
  dialing: 'pulse',
};

let composition: Composition;
let tapi: Tapi;

beforeEach(async () => {
  const scheduler = new SimulatedScheduler();
  composition = await compose(
    { providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => new ScriptedProvider() } },
  );
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2);
  tapi = new Tapi(port1, scheduler, () => undefined, silentObserver);
  await scheduler.advance(1);
});
afterEach(() => {
  tapi.lineShutdown();
  void composition.close();
});

function translated(address: string, options = 0): LineTranslateOutput | null {
  const output = out<LineTranslateOutput | null>(null);
  expect(tapi.lineTranslateAddress(0, VERSION, address, 0, options, output)).toBe(SUCCESS);
  return output.value;
}

function translateCaps(): LineTranslateCaps | null {
  const caps = out<LineTranslateCaps | null>(null);
  expect(tapi.lineGetTranslateCaps(VERSION, caps)).toBe(SUCCESS);
  return caps.value;
}

describe('lineTranslateAddress', () => {
  beforeEach(() => {
    expect(tapi.lineSetLocations([office, mobile])).toBe(SUCCESS);
  });

  test('strings, countries and what became of it', () => {
    expect(translated('+44 (20) 7946 0100')).toEqual({
      dialableString: 'T8W011442079460100',
      displayableString: 'T8W 011 44 20 7946 0100',
      currentCountry: 1,
      destCountry: 44,
      translateResults: CANONICAL | INTERNATIONAL | LINETRANSLATERESULT.DIALDIALTONE,
    });
  });

  test.each<[string, number, string, number]>([
    ['+1 (202) 555-0100', 0, 'T9,5550100', CANONICAL | LOCAL | NOTINTOLLLIST],
    ['+1 (202) 777-0100', 0, 'T8W12027770100', CANONICAL | LONGDISTANCE | INTOLLLIST | 0x100],
    ['+1 (202) 777-0100', FORCELOCAL, 'T9,7770100', CANONICAL | LOCAL],
    ['+1 (202) 555-0100', FORCELD, 'T8W12025550100', CANONICAL | LONGDISTANCE | 0x100],
    ['+1 (202) 555-0100', CANCELCALLWAITING, 'T*70,9,5550100', CANONICAL | LOCAL | NOTINTOLLLIST],
    ['5550100', CANCELCALLWAITING, '5550100', 0],
    ['9w5550100@1$2?3', 0, '9w5550100@1$2?3', 0x100 | 0x80 | 0x40 | 0x200],
  ])('%s with options %i', (address, options, dialableString, translateResults) => {
    expect(translated(address, options)).toMatchObject({ dialableString, translateResults });
  });

  test('the country that is called is not told of a dialable address', () => {
    expect(translated('+15550100')).toMatchObject({ currentCountry: 1, destCountry: 0 });
  });

  test.each<[string, number, number, string, number, number]>([
    ['a device that there is not', 9, VERSION, '5550100', 0, LINEERR.BADDEVICEID],
    ['a version from the future', 0, 0x00090000, '5550100', 0, LINEERR.INCOMPATIBLEAPIVERSION],
    ['a calling card', 0, VERSION, '5550100', CARDOVERRIDE, LINEERR.INVALCARD],
    ['both ways at once', 0, VERSION, '5550100', FORCELOCAL | FORCELD, LINEERR.INVALPARAM],
    ['an option that there is not', 0, VERSION, '5550100', 0x10, LINEERR.INVALPARAM],
    ['an address that cannot be dialled', 0, VERSION, 'front desk', 0, LINEERR.INVALADDRESS],
    ['a further address', 0, VERSION, '+1 (202) 555-0100\r\n5550101', 0, LINEERR.INVALADDRESS],
  ])('refuses %s', (_what, deviceId, version, address, options, error) => {
    const output = out<LineTranslateOutput | null>(null);
    expect(tapi.lineTranslateAddress(deviceId, version, address, 0, options, output)).toBe(error);
    expect(output.value).toBeNull();
  });
});

test('without a location nothing is translated', () => {
  expect(tapi.lineTranslateAddress(0, VERSION, '5550100', 0, 0, out(null))).toBe(LINEERR.INIFILECORRUPT);
  expect(translateCaps()).toEqual({ numLocations: 0, locationList: [], currentLocationId: 0 });
});

describe('locations', () => {
  test('lineGetTranslateCaps tells of all', () => {
    tapi.lineSetLocations([office, mobile], 3);
    const caps = translateCaps();
    expect(caps).toMatchObject({ numLocations: 2, currentLocationId: 3 });
    expect(caps?.locationList).toEqual([
      {
        permanentLocationId: 7,
        locationName: 'Office',
        countryCode: 1,
        cityCode: '202',
        localAccessCode: '9,',
        longDistanceAccessCode: '8W',
        tollPrefixList: '777,888',
        options: 0,
        cancelCallWaiting: '*70,',
      },
      expect.objectContaining({ cityCode: '', tollPrefixList: '', options: LINELOCATIONOPTION.PULSEDIAL }),
    ]);
    expect(tapi.lineGetTranslateCaps(0, out(null))).toBe(LINEERR.INCOMPATIBLEAPIVERSION);
  });

  test('the current one decides, and is the first unless another is chosen', () => {
    tapi.lineSetLocations([office, mobile]);
    expect(translated('+45 55501000')?.dialableString).toBe('T8W0114555501000');
    expect(tapi.lineSetCurrentLocation(3)).toBe(SUCCESS);
    expect(translated('+45 55501000')?.dialableString).toBe('P55501000');
    expect(tapi.lineSetCurrentLocation(4)).toBe(LINEERR.INVALLOCATION);
    expect(translateCaps()?.currentLocationId).toBe(3);
  });

  test.each<[string, unknown, number | undefined]>([
    ['no array', { 0: office }, undefined],
    ['two with one identifier', [office, { ...mobile, permanentLocationId: 7 }], undefined],
    ['identifier 0', [{ ...office, permanentLocationId: 0 }], undefined],
    ['a location that cannot be', [{ ...office, countryCode: '+1' }], undefined],
    ['a location that cannot be copied', [{ ...office, ask: () => undefined }], undefined],
    ['a current one that is not there', [office], 3],
  ])('%s: refused, and all is as before', (_what, locations, current) => {
    tapi.lineSetLocations([mobile]);
    expect(tapi.lineSetLocations(locations as TapiLocation[], current)).toBe(LINEERR.INVALLOCATION);
    expect(translateCaps()).toMatchObject({ numLocations: 1, currentLocationId: 3 });
    expect(() =>
      openTapi(() => undefined, { locations: locations as TapiLocation[], currentLocation: current! }),
    ).toThrow(TypeError);
  });

  test('what was given is copied', () => {
    const given = { ...office };
    tapi.lineSetLocations([given]);
    given.localAccessCode = '7';
    expect(translated('+1 (202) 555-0100')?.dialableString).toBe('T9,5550100');
  });

  test('there is no dialog', () => {
    expect(tapi.lineTranslateDialog()).toBe(LINEERR.OPERATIONUNAVAIL);
  });
});
