import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRegistrationAnswer, parseRegistration } from './registration.js';

const place = { area: 0x2f1a, cell: 0x01a2c3d4, technology: 'eutran' };
const nowhere = { area: null, cell: null, technology: null };

test.each([
  ['+CREG: 2,2', { state: 'searching', mode: 2, ...nowhere }],
  ['+CREG: 0,1', { state: 'home', mode: 0, ...nowhere }],
  ['+CREG: 2,1,"2F1A","01A2C3D4",7', { state: 'home', mode: 2, ...place }],
  ['+CREG: 2,5,2F1A,01A2C3D4,7', { state: 'roaming', mode: 2, ...place }],
  ['+CREG:2, 1, "2F1A" , "1A2C3D4", 7', { state: 'home', mode: 2, ...place }],
  ['+CREG: 2,10,"2F1A","01A2C3D4",7', { state: 'roamingCsfbNotPreferred', mode: 2, ...place }],
  ['+CREG: 2,0,,', { state: 'notSearching', mode: 2, ...nowhere }],
])('an answer: %s', (line, told) => {
  expect(parseRegistration(line)).toEqual({ domain: 'circuit', ...told });
  expect(isRegistrationAnswer(line)).toBe(true);
});

test.each([
  ['+CREG: 1', { state: 'home', ...nowhere }],
  ['+CREG: 1,"2F1A","01A2C3D4",7', { state: 'home', ...place }],
  ['+CREG: 1,2F1A,01A2C3D4,7', { state: 'home', ...place }],
  ['+CREG: 1,0x2F1A,0x01A2C3D4,7', { state: 'home', ...place }],
  ['+CREG: 1,"0001","0002"', { state: 'home', area: 1, cell: 2, technology: null }],
  ['+CREG: 1,"1","7"', { state: 'home', area: 1, cell: 7, technology: null }],
  ['+CREG: 2,,', { state: 'searching', ...nowhere }],
  ['+CREG: 3,"","",', { state: 'denied', ...nowhere }],
  ['+CREG: 5,"2F1A","1A2C3D4",99', { state: 'roaming', ...place, technology: null }],
])('unsolicited: %s', (line, told) => {
  expect(parseRegistration(line)).toEqual({ domain: 'circuit', mode: null, ...told });
  expect(isRegistrationAnswer(line)).toBe(false);
});

test.each([
  ['+CGREG: 1,"2F1A","01A2C3D4",7,"01"', 'packet'],
  ['+CEREG: 2,1,"2F1A","01A2C3D4",7', 'eps'],
  ['+CEREG: 3,"2F1A","01A2C3D4",7,0,15', 'eps'],
  ['+C5GREG: 2,1,"2F1A","01A2C3D4",11,1,"01"', '5gs'],
])('%s is about %s', (line, domain) => {
  expect(parseRegistration(line)).toMatchObject({ domain, area: 0x2f1a, cell: 0x01a2c3d4 });
});

test.each([['+CREG:'], ['+CREG: 12'], ['+CREG: (0-2)'], ['+CREG: "1"'], ['+CREG: 9,1'], ['+CSQ: 1'], ['1']])(
  '%s tells nothing',
  (line) => {
    expect(parseRegistration(line)).toBeNull();
  },
);

test('an answer and what is unsolicited are told apart, with or without quotes, whatever the area', () => {
  const area = fc.integer({ min: 0, max: 0xffff }).map((code) => code.toString(16).toUpperCase().padStart(4, '0'));
  fc.assert(
    fc.property(fc.nat(11), area, area, fc.nat(13), fc.boolean(), fc.boolean(), (stat, lac, ci, act, quotes, asked) => {
      const [first, second] = quotes ? [`"${lac}"`, `"${ci}"`] : [lac, ci];
      const line = `+CREG: ${asked ? '2,' : ''}${stat},${first},${second},${act}`;
      expect(isRegistrationAnswer(line)).toBe(asked);
      expect(parseRegistration(line)).toMatchObject({
        mode: asked ? 2 : null,
        area: Number.parseInt(lac, 16),
        cell: Number.parseInt(ci, 16),
      });
    }),
  );
});
