import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINECALLPARAMFLAGS } from '../../../tspi/generated/constants.js';
import type { HdCall, HtCall } from '../../../tspi/result.js';
import { voiceAnswers } from '../testing/scripted-modem.js';
import { ProviderWorld } from '../testing/provider-world.js';
import { CellularWorld } from './testing/cellular-world.js';

function dial(w: ProviderWorld, address: string, callParamFlags = 0): string {
  const call = { value: 0 as HdCall | 0 };
  return w.request((id) =>
    w.provider.lineMakeCall(
      id,
      w.hdLine,
      900 as HtCall,
      call,
      address,
      0,
      callParamFlags === 0 ? null : { callParamFlags },
    ),
  );
}

async function cellular(): Promise<CellularWorld> {
  const w = new CellularWorld();
  await w.start();
  return w;
}

/** A code in every dress: as it is, between blanks and marks, behind modifiers, in other scripts' digits. */
const CODES = [
  '*21*5550199#', '**21*5550199#', '*#21#', '#21#', '##002#', '*#06#', '**04*0000*1111*1111#', '*2767*3855#', '*2767*2878#', '*100#', '*', '#', '*1', '#5550100',
  '*31#', '#31#', '#31#*21*5550199#', '*31#*#06#', '#31#*31#5550100', '*33*0000#', '*67 555 0100', '*70', '100#', '5550100#',
]; // prettier-ignore
const dressed = CODES.flatMap((code) => [
  code,
  ` ${code}`,
  `(${code})`,
  `T${code}`,
  `p ${code}`,
  `,${code}`,
  `!${code}`,
  `+${code}`,
  `\u00a0${code}`,
  `\u202e${code}`,
  `\u200e${code}`,
  `\u2066${code}\u2069`,
  code.replaceAll('*', '\uff0a').replaceAll('#', '\uff03'),
  code.replace(/[0-9]/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  code.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
  Array.from(code).join(' '),
  `${code};+CFUN=0`,
  `${code}^Front desk`,
]);

test('no code is dialled on a cellular line, however it is written', async () => {
  const w = await cellular();
  for (const address of dressed) expect([address, dial(w, address)]).toEqual([address, 'INVALADDRESS']);
  await w.told(1000);
  expect(w.heard()).toEqual([]);
});

test('a consultation call is no way round that', async () => {
  const w = await cellular();
  const call = await w.connected('+15550100011', 1001);
  const consult = { value: 0 as HdCall | 0 };
  for (const targetAddress of ['*21*5550199#', '*#06#', '123;+CFUN=0', '#31#5550100'])
    expect(w.request((id) => w.provider.lineSetupTransfer(id, call, 1002 as HtCall, consult, { targetAddress }))).toBe(
      'INVALADDRESS',
    );
  expect(w.heard()).toEqual([]);
});

describe("one's own number, for one call", () => {
  test.each([
    ['#31#5550100', 0, 'ATD5550100I;'],
    ['*31#5550100', 0, 'ATD5550100i;'],
    ['# 31 # +1 (555) 0100', 0, 'ATD+15550100I;'],
    ['5550100', LINECALLPARAMFLAGS.BLOCKID, 'ATD5550100I;'],
    ['*31#5550100', LINECALLPARAMFLAGS.BLOCKID, 'ATD5550100I;'],
    ['5550100', 0, 'ATD5550100;'],
    // Help must know who calls, and some modems do not know the number as that of help with a letter behind it.
    ['112', LINECALLPARAMFLAGS.BLOCKID, 'ATD112;'],
    ['#31#112', 0, 'ATD112;'],
  ])('%s with flags %i is %s', async (address, flags, line) => {
    const w = await cellular();
    dial(w, address, flags);
    await w.told(500);
    expect(w.heard()).toEqual([line]);
  });

  test('is withheld from who is consulted, too', async () => {
    const w = await cellular();
    const call = await w.connected('+15550100011', 1001);
    const consult = { value: 0 as HdCall | 0 };
    w.request((id) => w.provider.lineSetupTransfer(id, call, 1002 as HtCall, consult, null));
    await w.told(500);
    w.request((id) => w.provider.lineDial(id, consult.value as HdCall, '#31#5550122', 0));
    await w.told(500);
    expect(w.heard()).toEqual(['AT+CHLD=2', 'ATD5550122I;']);
  });
});

test('on an analog line the codes of the switch are dialled as they are', async () => {
  for (const [address, line] of [
    ['*21*5550199#', 'ATDT*21*5550199#'],
    ['*67 555 0100', 'ATDT*675550100'],
    ['#31#5550100', 'ATDT#31#5550100'],
  ] as const) {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    dial(w, address);
    await w.scheduler.advance(1000);
    expect(w.modem.heard.filter((said) => said.startsWith('ATD'))).toEqual([line]);
  }
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...Array.from('0123456789ABCDTPWIi@$?!;,+*#^|"\'>&\\LSG \r\n\t\0\x10\x1a\x1b٣５＊＃\u202e\u200f')), {
      maxLength: 50,
    })
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('', '#31#', '*31#', 'T', '+'), fc.string({ unit: fc.constantFrom(...Array.from('0123456789*#+ -')), maxLength: 44 }), fc.constantFrom('', ';', ';+CFUN=0', '\rATH', '#', 'I')).map((parts) => parts.join('')),
); // prettier-ignore

test('whatever is given as a number leads to one ATD line of allowed characters, or to nothing', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, fc.boolean(), async (address, withheld) => {
      const w = await cellular();
      const answer = dial(w, address, withheld ? LINECALLPARAMFLAGS.BLOCKID : 0);
      await w.told(200);
      const heard = w.heard();
      if (!/^\d+$/.test(answer)) expect(heard).toEqual([]);
      else {
        expect(heard).toHaveLength(1);
        expect(heard[0]).toMatch(/^ATD(?:\+[0-9]|[0-9A-D])[0-9A-D*#]{0,39}(?<!#)[Ii]?;$/);
      }
    }),
    { numRuns: 100 },
  );
});
