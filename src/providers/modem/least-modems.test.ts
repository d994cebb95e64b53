import { expect, it } from 'vitest';
import { LINEMEDIAMODE } from '../../tspi/generated/constants.js';
import { ProviderWorld } from './testing/provider-world.js';
import { ScriptedModem } from './testing/scripted-modem.js';

/** A modem that takes these commands and answers everything else with ERROR. */
class LeastModem extends ScriptedModem {
  /** @param takes - The commands that it knows, as patterns, with what it says to them; null for nothing, yet. */
  constructor(takes: readonly (readonly [RegExp, string | null])[]) {
    super();
    const answer = (command: string): string | null => {
      const found = takes.find(([pattern]) => pattern.test(command));
      return found === undefined ? 'ERROR' : found[1];
    };
    this.answers = new Proxy<Record<string, string | null>>(
      {},
      { has: (_, command) => /^AT/.test(String(command)), get: (_, command) => answer(String(command)) },
    );
  }
}

/** What V.250 has of old for a modem that dials: the form of its answers, dialling, answering, hanging up, registers. */
const V250 = [
  [/^AT([EVQX]\d)*$/, 'OK'],
  [/^ATS\d+=\d+$/, 'OK'],
  [/^ATD/, null],
  [/^ATH/, 'OK'],
] as const;
/** A mobile station that says so, has a SIM, and dials. */
const STATION = [
  [/^AT([EVQX]\d)*$/, 'OK'],
  [/^AT\+GCAP$/, '+GCAP: +CGSM|OK'],
  [/^AT\+CPIN\?$/, '+CPIN: READY|OK'],
  [/^ATD.*;$/, 'OK'],
  [/^AT(H|\+CHUP)/, 'OK'],
] as const;

async function inService(modem: LeastModem): Promise<ProviderWorld> {
  const w = new ProviderWorld();
  w.modem = modem;
  await w.addModem();
  w.open();
  await w.scheduler.advance(1000);
  w.fresh();
  return w;
}
const mediaOf = (w: ProviderWorld): number => w.provider.ports.length && w.infoOf(w.makeCall())!.mediaMode;

it.each([
  ['that takes the least of V.250', V250],
  ['that answers ERROR to plain AT', [[/^AT$/, 'ERROR'] as const, ...V250]],
])('a modem %s is an analog data line that dials', async (_, takes) => {
  const w = await inService(new LeastModem(takes));
  expect(mediaOf(w)).toBe(LINEMEDIAMODE.DATAMODEM);
  await w.scheduler.advance(2000);
  expect(w.modem.heard).toContain('ATDT5550100');
  w.modem.lines('CONNECT 33600');
  await w.scheduler.advance(1000);
  expect(w.events.join()).toMatch(/CONNECTED/);
});

it.each([
  ['of no known maker', STATION],
  ['that answers ERROR to plain AT, as before its PIN', [[/^AT$/, 'ERROR'] as const, ...STATION]],
  ['that only tells of its SIM', [...STATION.filter(([pattern]) => !pattern.test('AT+GCAP'))]],
])('a mobile station %s that takes the least is a line for voice calls that dials', async (_, takes) => {
  const w = await inService(new LeastModem(takes));
  expect(mediaOf(w)).toBe(LINEMEDIAMODE.INTERACTIVEVOICE);
  await w.scheduler.advance(2000);
  expect(w.modem.heard).toContain('ATD5550100;');
});
