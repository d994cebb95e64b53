import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskDigits } from '../base/log.js';
import { parseDialString } from './dial-string.js';
import { locationProblem, type Location } from './location.js';
import { tollPrefixes, translateAddress, type TranslateOptions } from './translate-address.js';

const office: Location = {
  name: 'Office',
  countryCode: '1',
  areaCode: '202',
  localAccessCode: '9,',
  longDistanceAccessCode: '8,',
  nationalPrefix: '1',
  internationalPrefix: '011',
  cancelCallWaiting: '*70,',
  areaCodeRules: [
    { areaCode: '202', prefixes: ['777', '888'], numberToDial: '1', dialAreaCode: true },
    { areaCode: '202', prefixes: ['999'], dialAreaCode: true },
    { areaCode: '703', prefixes: ['555'], dialAreaCode: true },
  ],
};
const home: Location = {
  name: 'Home',
  countryCode: '44',
  areaCode: '20',
  nationalPrefix: '0',
  internationalPrefix: '00',
};
const mobile: Location = { name: 'Mobile', countryCode: '45', internationalPrefix: '+', dialing: 'pulse' };

describe('a canonical address is dialled by the rules of the location', () => {
  test.each<[Location, string, string, string, string, boolean | null]>([
    [office, '+1 (202) 555-0100', 'T9,5550100', 'T9, 555-0100', 'local', false],
    [office, '+1 (206) 555-0100', 'T8,12065550100', 'T8, 1 206 555-0100', 'longDistance', null],
    [office, '+44 (20) 7946 0100', 'T8,011442079460100', 'T8, 011 44 20 7946 0100', 'international', null],
    [office, '+1 (202) 777-0100', 'T8,12027770100', 'T8, 1 202 777-0100', 'longDistance', true],
    [office, '+1 (202) 999-0100', 'T9,2029990100', 'T9, 202 999-0100', 'local', false],
    [office, '+1 (703) 555-0100', 'T9,7035550100', 'T9, 703 555-0100', 'local', null],
    [office, '+1 (703) 666-0100', 'T8,17036660100', 'T8, 1 703 666-0100', 'longDistance', null],
    [home, '+44 (20) 7946 0100', 'T79460100', 'T7946 0100', 'local', null],
    [home, '+44 (121) 496 0100', 'T01214960100', 'T0 121 496 0100', 'longDistance', null],
    [home, '+44 7700900100', 'T07700900100', 'T0 7700900100', 'longDistance', null],
    [mobile, '+45 55501000', 'P55501000', 'P55501000', 'local', null],
    [mobile, '+45 () 55501000', 'P55501000', 'P55501000', 'local', null],
    [mobile, '+44 (20) 7946 0100', 'P+442079460100', 'P+ 44 20 7946 0100', 'international', null],
  ])('$0.name: %s', (location, address, dialableString, displayableString, treatedAs, inTollList) => {
    const translated = translateAddress(address, location);
    expect(translated).toMatchObject({ dialableString, displayableString, treatedAs, inTollList });
    expect(translated).toMatchObject({ currentCountry: location.countryCode, destCountry: /\d+/.exec(address)?.[0] });
  });

  test.each<[string, TranslateOptions, string]>([
    ['+1 (202) 555-0100', { force: 'longDistance' }, 'T8,12025550100 longDistance'],
    ['+1 (202) 777-0100', { force: 'local' }, 'T9,7770100 local'],
    ['+1 (206) 555-0100', { force: 'local' }, 'T9,2065550100 local'],
    ['+44 (20) 7946 0100', { force: 'local' }, 'T8,011442079460100 international'],
    ['+1 (202) 555-0100', { cancelCallWaiting: true }, 'T*70,9,5550100 local'],
  ])('%s with %j is dialled as %s', (address, options, dialled) => {
    const translated = translateAddress(address, office, options);
    expect(`${translated?.dialableString} ${translated?.treatedAs}`).toBe(dialled);
    expect(translated?.inTollList).toBe(options.force === undefined ? false : null);
  });

  test('without a string that cancels call waiting the option does nothing', () => {
    const address = '+44 (20) 7946 0100';
    expect(translateAddress(address, home, { cancelCallWaiting: true })).toEqual(translateAddress(address, home));
  });

  test('the name is for people', () => {
    expect(translateAddress('+1 (202) 555-0100^Front "desk"', office)?.dialableString).toBe('T9,5550100');
  });

  test('the prefixes of the own area that cost more', () => {
    expect(tollPrefixes(office)).toEqual(['777', '888']);
    expect(tollPrefixes(home)).toEqual([]);
  });
});

describe('an address that is not canonical', () => {
  test.each(['5550100', '(020) 7946-0100', '9w5550100', '5550100;', '+15550100', '*21*5550100#', '', '9?5550100'])(
    '%j comes back as it is',
    (address) => {
      expect(translateAddress(address, office, { cancelCallWaiting: true, force: 'longDistance' })).toEqual({
        dialableString: address,
        displayableString: address,
        currentCountry: '1',
        destCountry: '',
        treatedAs: null,
        inTollList: null,
      });
    },
  );
});

test.each([
  'front desk',
  '+1 (202) 555-0100|22',
  '+1 (202) 555-0100\r\n+1 (202) 555-0101',
  '+1 (202) 555-0100^Desk\r\nATH',
  '5550100|22',
  '555;0100',
  '9?555"',
  '1'.repeat(41),
])('%j is refused', (address) => {
  expect(translateAddress(address, office)).toBeNull();
});

test('what gets too long by its prefixes is refused', () => {
  const far = { ...office, longDistanceAccessCode: '8'.repeat(20), internationalPrefix: '0'.repeat(20) };
  expect(translateAddress('+44 (20) 7946 0100', far)).toBeNull();
});

const oneOf = (characters: string): fc.Arbitrary<string> => fc.constantFrom(...Array.from(characters));
const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: oneOf('0123456789'), minLength, maxLength });
const prefix = fc.string({ unit: oneOf('0189*#,!W@$abD'), maxLength: 6 });
const countryCode = fc.constantFrom('1', '44', '358');
const locations: fc.Arbitrary<Location> = fc
  .record({
    name: fc.constant('Anywhere'),
    countryCode,
    areaCode: fc.constantFrom('', '20', '202'),
    localAccessCode: prefix,
    longDistanceAccessCode: prefix,
    nationalPrefix: prefix,
    internationalPrefix: fc.oneof(prefix, fc.constant('+')),
    cancelCallWaiting: prefix,
    dialing: fc.constantFrom('tone' as const, 'pulse' as const),
    areaCodeRules: fc.array(
      fc.record({
        areaCode: fc.constantFrom('20', '202', '703'),
        prefixes: fc.array(digits(1, 2)),
        numberToDial: prefix,
        dialAreaCode: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  })
  .filter((location) => locationProblem(location) === null);
const options: fc.Arbitrary<TranslateOptions> = fc.record(
  { cancelCallWaiting: fc.boolean(), force: fc.constantFrom('local' as const, 'longDistance' as const) },
  { requiredKeys: [] },
);
const area = fc.constantFrom('', '(20) ', '(202) ', '(703) ');
const canonical = fc
  .tuple(countryCode, area, digits(3, 4), fc.constantFrom('-', ' ', '.', ''), digits(1, 4))
  .map(([country, code, first, mark, second]) => `+${country} ${code}${first}${mark}${second}`);
const hostile = fc.oneof(
  fc.string({ unit: oneOf('0123456789+()^|;?,"\'\r\n W-'), maxLength: 30 }),
  fc.tuple(canonical, fc.string({ maxLength: 5 })).map(([number, rest]) => number + rest),
);

const lines = { waitForDialTone: true, quiet: true, billing: true, partialDial: true };
const dialled = (text: string): unknown => parseDialString(text.replaceAll('?', ','), lines);

describe('for every address, location and option', () => {
  test('what comes out is a dial string, and the displayable one dials the same', () => {
    fc.assert(
      fc.property(fc.oneof(canonical, hostile), locations, options, (address, location, asked) => {
        const translated = translateAddress(address, location, asked);
        if (translated === null) return;
        expect(dialled(translated.dialableString)).toMatchObject({ ok: true });
        expect(dialled(translated.displayableString)).toEqual(dialled(translated.dialableString));
        expect(translated.dialableString + translated.displayableString).not.toMatch(/[\p{Cc}"'^|]/u);
      }),
    );
  });

  test('every canonical address is dialled, and ends in the digits of its subscriber', () => {
    fc.assert(
      fc.property(canonical, locations, options, (address, location, asked) => {
        const translated = translateAddress(address, location, asked);
        const subscriber = address.replace(/^\+\d+ (\(\d+\) )?/, '').replace(/\D/g, '');
        expect(translated?.dialableString.endsWith(subscriber)).toBe(true);
        expect(translated?.treatedAs).not.toBeNull();
      }),
    );
  });

  test('what was translated is translated no further', () => {
    fc.assert(
      fc.property(canonical, locations, options, (address, location, asked) => {
        const { dialableString = '', displayableString = '' } = translateAddress(address, location, asked) ?? {};
        for (const text of [dialableString, displayableString])
          expect(translateAddress(text, location, asked)?.dialableString).toBe(text);
      }),
    );
  });

  test("the displayable string can be masked like any other: a person's number does not stay in it", () => {
    fc.assert(
      fc.property(canonical, locations, options, (address, location, asked) => {
        const { displayableString = '' } = translateAddress(address, location, asked) ?? {};
        const written = address.replace(/^\+\d+ (\(\d+\) )?/, '');
        if (written.replace(/\D/g, '').length >= 5) expect(maskDigits(displayableString)).not.toContain(written);
      }),
    );
  });
});
