import { expect, test } from 'vitest';
import { locationProblem, type Location } from './location.js';

const office: Location = {
  name: 'Office',
  countryCode: '1',
  areaCode: '202',
  localAccessCode: '9,',
  longDistanceAccessCode: '8W',
  nationalPrefix: '1',
  internationalPrefix: '011',
  cancelCallWaiting: '*70,',
  dialing: 'pulse',
  areaCodeRules: [
    { areaCode: '202', prefixes: ['555'], numberToDial: '1', dialAreaCode: true },
    { areaCode: '703', dialAreaCode: true },
  ],
};
const mobile: Location = { name: 'Mobile', countryCode: '45', internationalPrefix: '+' };

test.each([office, mobile])('$name is a location', (location) => {
  expect(locationProblem(location)).toBeNull();
});

test.each([
  ['no object', null, 'location'],
  ['no name', { ...office, name: '' }, 'name'],
  ['a name that turns text around', { ...office, name: 'a\u202eb' }, 'name'],
  ['a country code with a plus', { ...office, countryCode: '+1' }, 'countryCode'],
  ['a country code that is a number', { ...office, countryCode: 1 }, 'countryCode'],
  ['an area code with a prefix', { ...office, areaCode: '(0)202' }, 'areaCode'],
  ['an access code that ends a command line', { ...office, localAccessCode: '9\r' }, 'localAccessCode'],
  ['a prefix that ends the dial string', { ...office, nationalPrefix: '1;' }, 'nationalPrefix'],
  ['a prefix that changes the method', { ...office, nationalPrefix: '1P' }, 'nationalPrefix'],
  ['a prefix that asks the user', { ...office, longDistanceAccessCode: '8?' }, 'longDistanceAccessCode'],
  ['a prefix of 21', { ...office, cancelCallWaiting: '1'.repeat(21) }, 'cancelCallWaiting'],
  ['no international prefix', { ...mobile, internationalPrefix: undefined }, 'internationalPrefix'],
  ['a plus that would stand behind something', { ...mobile, longDistanceAccessCode: '9' }, 'internationalPrefix'],
  ['a plus behind what cancels call waiting', { ...mobile, cancelCallWaiting: '*70' }, 'internationalPrefix'],
  ['another way of dialling', { ...office, dialing: 'voice' }, 'dialing'],
  ['a rule without its area', { ...office, areaCodeRules: [{ dialAreaCode: true }] }, 'areaCodeRules'],
  ['a rule of a text', { ...office, areaCodeRules: [{ areaCode: '703', dialAreaCode: 'no' }] }, 'areaCodeRules'],
  [
    'a rule with an empty prefix',
    { ...office, areaCodeRules: [{ areaCode: '703', prefixes: [''], dialAreaCode: true }] },
    'areaCodeRules',
  ],
])('%s: refused', (_what, location, problem) => {
  expect(locationProblem(location)).toBe(problem);
});
