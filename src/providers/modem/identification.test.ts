import { describe, expect, test } from 'vitest';
import { CellularModem } from './testing/cellular-modem.js';
import { ProviderWorld } from './testing/provider-world.js';
import { ScriptedModem, voiceAnswers } from './testing/scripted-modem.js';

/** What a modem is asked while it is taken into service. */
async function asked(modem: ScriptedModem): Promise<readonly string[]> {
  const w = new ProviderWorld();
  w.modem = modem;
  await w.addModem();
  expect(w.events[0]).toMatch('service ready');
  return modem.heard;
}

describe('a modem is asked no more than its kind has to be', () => {
  test('one with voice and caller id of no SIM', async () => {
    expect(await asked(new ScriptedModem(voiceAnswers))).not.toContain('AT+CPIN?');
  });

  test('one without either also of a SIM: not every mobile station names +CGSM', async () => {
    const heard = await asked(
      new ScriptedModem({ 'AT+FCLASS=?': '0,1|OK', 'AT+FCLASS=8': 'ERROR', 'AT+CPIN?': 'ERROR' }),
    );
    expect(heard).toContain('AT+CPIN?');
    expect(heard).toContain('ATX4&C1&D2S0=0');
  });

  test('an answer about a SIM without a state of one makes no mobile station (iaxmodem)', async () => {
    const heard = await asked(
      new ScriptedModem({ 'AT+FCLASS=?': '0,1|OK', 'AT+VCID=?': '0,1|OK', 'AT+CPIN?': '+CPIN:0|OK' }),
    );
    expect(heard).toContain('AT+VCID=1');
    expect(heard).not.toContain('AT+CMEE=1');
  });

  test('a mobile station by 27.007, and of neither classes nor a caller id command', async () => {
    const heard = await asked(
      new CellularModem({ 'AT+CGMI': 'huawei|OK', 'AT+CGMM': 'E1750|OK', 'AT+CGMR': '1.0|OK' }),
    );
    expect(heard.filter((line) => /FCLASS|CID|GM[IMR]|ATI/.test(line))).toEqual(['AT+CGMI', 'AT+CGMM', 'AT+CGMR']);
    expect(heard).toContain('AT^CURC=1');
  });

  test('a mobile station that tells no maker by ATI as well, by which its language is known', async () => {
    const silent = { 'AT+CGMI': 'ERROR', 'AT+GMI': 'ERROR', ATI: 'SIM800 R14.18|SIMCOM_Ltd|OK' };
    const heard = await asked(new CellularModem(silent));
    expect(heard).toContain('ATI');
    expect(heard).toContain('AT+CLCC=1');
  });

  test('of its revision where nothing else has told it', async () => {
    expect(await asked(new ScriptedModem(voiceAnswers))).toContain('AT+GMR');
    expect(await asked(new ScriptedModem({ ...voiceAnswers, ATI3: '56K FAX V1.2.23|OK' }))).not.toContain('AT+GMR');
  });
});

test.each([
  [
    'of an analog modem',
    new ScriptedModem({ ...voiceAnswers, 'ATX4&C1&D2S0=0': 'ERROR' }),
    ['ATX4', 'AT&C1', 'AT&D2', 'ATS0=0'],
  ],
  ['of a cellular one', new CellularModem({ 'AT&D2S0=0': '+CME ERROR: 4' }), ['AT&D2', 'ATS0=0']],
])('the basic settings %s that refuses them in one line are sent one by one', async (_of, modem, lines) => {
  const heard = await asked(modem);
  expect(heard.filter((line) => lines.includes(line))).toEqual(lines);
});

test('the basic settings are sent in one line, and not again', async () => {
  const heard = await asked(new ScriptedModem(voiceAnswers));
  expect(heard.filter((line) => /X4|&|S0/.test(line))).toEqual(['ATX4&C1&D2S0=0']);
});
