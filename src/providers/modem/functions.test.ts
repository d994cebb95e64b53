import { expect, test } from 'vitest';
import { LINEERR } from '../../tspi/generated/errors.js';
import type { RequestId } from '../../tspi/result.js';
import { cellularFunctions, cellularFunctionsOf, modemFunctions } from './functions.js';
import { ModemProvider } from './modem-provider.js';
import { ProviderWorld } from './testing/provider-world.js';
import { voiceAnswers } from './testing/scripted-modem.js';

test('what one of the tables calls implemented the provider has, and nothing else', () => {
  const has = Object.keys(modemFunctions).filter((name) => name in ModemProvider.prototype);
  const tables = [...Object.entries(modemFunctions), ...Object.entries(cellularFunctions)];
  const implemented = new Set(tables.filter(([, said]) => said === 'implemented').map(([name]) => name));
  expect(has.sort()).toEqual([...implemented].sort());
});

test('every TSPI function that the class has is in the table', () => {
  const own = Object.getOwnPropertyNames(ModemProvider.prototype).filter((name) =>
    /^(line|phone|provider)[A-Z]/.test(name),
  );
  expect(own.filter((name) => !(name in modemFunctions))).toEqual([]);
});

test('what is not offered says why, in a sentence', () => {
  for (const said of [
    modemFunctions,
    cellularFunctions,
    cellularFunctionsOf({ deflects: false, hears: false }),
  ].flatMap((table) => Object.values(table)))
    if (said !== 'implemented') expect(said.unavailable).toMatch(/^\w.{15,}\.$/);
});

test('lineDial, which every provider has to have, is OPERATIONUNAVAIL on a call that could be dialled on', async () => {
  const w = new ProviderWorld();
  await w.inService(voiceAnswers);
  const call = w.makeCall();
  await w.scheduler.advance(1000);
  expect(w.provider.lineDial(90 as RequestId, call, '1', 0)).toBe(LINEERR.OPERATIONUNAVAIL);
});
