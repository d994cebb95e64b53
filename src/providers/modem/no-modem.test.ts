import { describe, expect, it } from 'vitest';
import type { HeardOnPort, SetUpStep } from '../../tspi/port-finding.js';
import { ModemPortError, type ModemPortErrorCode } from './modem-port.js';
import { ProviderWorld } from './testing/provider-world.js';
import { ScriptedModem, voiceAnswers } from './testing/scripted-modem.js';
import { StrangePort, type StrangeDevice } from './testing/strange-port.js';
import type { Transport } from '../../transports/transport.js';

/** Takes a port into service; the device id, or with what it was refused, and the steps that were told. */
async function taken<Port extends Transport>(
  make: (w: ProviderWorld) => Port,
): Promise<{
  result: unknown;
  steps: SetUpStep[];
  tookMs: number;
  transport: Port;
}> {
  const w = new ProviderWorld();
  const idle = w.scheduler.pending;
  const transport = make(w);
  const steps: SetUpStep[] = [];
  let result: unknown;
  const port = { key: 'port', kind: 'serial', label: 'Port', permanentLineId: 5, transport } as const;
  w.provider
    .addPort(port, (step) => steps.push(step))
    .then(
      (deviceId) => (result = deviceId),
      (error: unknown) => (result = error),
    );
  while (result === undefined && w.scheduler.now() < 120_000) await w.scheduler.advance(50);
  const tookMs = w.scheduler.now();
  if (result instanceof Error) {
    expect(transport.state).toBe('closed');
    await w.scheduler.advance(20_000);
    expect([w.scheduler.pending, w.events]).toEqual([idle, []]);
  }
  return { result, steps, tookMs, transport };
}

const strange =
  (device: StrangeDevice) =>
  (w: ProviderWorld): StrangePort =>
    new StrangePort(device, w.scheduler);
const scripted = (answers: Record<string, string | null>) => (): ScriptedModem => new ScriptedModem(answers);

const POSITION = '$GPGGA,092750.000,5321.6802,N,00630.3372,W,1,8,1.03,61.7,M,55.2,M,,*76\r\n';
const lineOf = (text: string): string => text.replace(/\r$/, '');
/** Answers OK to AT, and to everything else with an error of its own. */
const okToAt = (error: string) => (text: string) =>
  text === '+++' ? '' : `${lineOf(text) === 'AT' ? 'OK' : error}\r\n`;
const wifi = (text: string): string => {
  const command = lineOf(text);
  if (command === 'AT+GMR') return 'AT version:1.7.4.0(May 11 2020 19:13:04)\r\nSDK version:3.0.4\r\n\r\nOK\r\n';
  return command.startsWith('ATE0') || command === 'AT' ? '\r\nOK\r\n' : '\r\nERROR\r\n';
};

describe('a port that carries no modem says what was heard', () => {
  it.each<[string, HeardOnPort, ModemPortErrorCode, StrangeDevice]>([
    ['a receiver over USB', 'nmea', 'notAModem', { stream: POSITION }],
    ['a receiver at its own rate, which no modem has', 'nmea', 'notAModem', { stream: POSITION, rate: 4800 }],
    ['a receiver at a usual rate', 'nmea', 'notAModem', { stream: POSITION, rate: 9600 }],
    ['a receiver without checksums', 'nmea', 'notAModem', { stream: '$GPGGA,,,,,,0,,,,,,,,\r\n' }],
    ['a diagnosis port', 'diagnostic', 'notAModem', { answer: () => '~\x13AT\rj)~' }],
    ['a loopback', 'echo', 'notAModem', { answer: (text) => text }],
    [
      'a log-in',
      'prompt',
      'notAModem',
      { answer: (text) => `${text}\nPassword: \r\nLogin incorrect\r\nboard login: ` },
    ],
    ['a shell', 'prompt', 'notAModem', { answer: (text) => `${text}\nsh: ${lineOf(text)}: not found\r\n$ ` }],
    ['a 3D printer', 'printer', 'notAModem', { answer: (text) => `echo:Unknown command: "${lineOf(text)}"\nok\n` }],
    ['a Bluetooth module', 'bluetooth', 'notAModem', { answer: okToAt('ERROR:(0)') }],
    ['a Wi-Fi module', 'wifi', 'notAModem', { answer: wifi }],
    ['a device that answers AT and no more', 'atDevice', 'initFailed', { answer: okToAt('ERROR') }],
    ['a device that fails in words of its own', 'atDevice', 'notAModem', { answer: () => 'FAIL\r\n' }],
    ['a sensor', 'text', 'notAModem', { stream: 'temperature 21.5 C\r\n' }],
    ['a counter, whose 0 looks like OK in numbers', 'text', 'notAModem', { stream: '0\r\n0\r\n0\r\n0\r\n' }],
    ['silence', 'silence', 'noAnswer', {}],
    ['noise of a rate that nobody uses', 'noise', 'garbage', { stream: POSITION, rate: 1_000_000 }],
  ])('%s', async (_, heard, code, device) => {
    const { result, tookMs } = await taken(strange(device));
    expect(result).toBeInstanceOf(ModemPortError);
    expect(result).toMatchObject({ code, heard });
    expect(tookMs).toBeLessThan(45_000);
  });

  it('and no other rate is tried where it is sure', async () => {
    const { transport, tookMs } = await taken(strange({ stream: POSITION }));
    expect(transport.rates).toEqual([115_200]);
    expect(tookMs).toBeLessThan(6000);
  });

  it('nothing of a call is said to it', async () => {
    const { transport } = await taken(strange({ answer: (text) => text }));
    const said = transport.heard;
    expect(said.filter((text) => !['AT\r', 'ATQ0V1E0\r', '+++'].includes(text))).toEqual([]);
  });
});

describe('a mobile station', () => {
  const station = {
    'AT+GCAP': '+GCAP: +CGSM|OK',
    'AT+GMM': 'nRF9160-SICA|OK',
    'AT+CPIN?': '+CPIN: READY|OK',
    'AT+CLCC': 'ERROR',
  };

  it.each([
    ['its list of commands has none', { ...station, 'AT+CLAC': 'AT+CFUN|AT+CEREG|AT+COPS|AT+CGDCONT|AT+CMGS|AT&F|OK' }],
    [
      'it registers for packets alone',
      { ...station, 'AT+CLAC': 'ERROR', 'AT+CEREG=?': '+CEREG: (0-5)|OK', 'AT+CREG=?': 'ERROR' },
    ],
  ])('that has no calls, since %s, says so', async (_, answers) => {
    const { result } = await taken(scripted(answers));
    expect(result).toMatchObject({ code: 'notAModem', heard: 'dataOnly', answered: false });
  });

  it.each([
    ['lists calls among its commands', { ...station, 'AT+CLAC': '+CLAC: D,A,H,+CFUN,+CREG,+CLIP|OK' }],
    [
      'registers for calls',
      { ...station, 'AT+CLAC': 'ERROR', 'AT+CEREG=?': '+CEREG: (0-5)|OK', 'AT+CREG=?': '+CREG: (0-2)|OK' },
    ],
    [
      'answers nothing but errors, as before its PIN',
      { ...station, 'AT+CLAC': 'ERROR', 'AT+CEREG=?': 'ERROR', 'AT+CREG=?': 'ERROR' },
    ],
  ])('that has no list of calls is a line where it %s', async (_, answers) => {
    const { result } = await taken(scripted(answers));
    expect(result).toBe(41);
  });
});

it('a modem in data state is fetched back, whatever its far end says', async () => {
  let command = false;
  const answer = (text: string): string => {
    if (text === '+++') command = true;
    return command && text !== '+++' ? '\r\nOK\r\n' : '';
  };
  const { result } = await taken((w) => {
    const port = strange({ answer, stream: '' })(w);
    return Object.assign(port, { carrier: true });
  });
  expect(result).toBe(41);
  command = false;
  const far = await taken(strange({ answer: (text) => answer(text) || (command ? '' : `login: `) }));
  expect(far.result).toBe(41);
});

it('a modem that answers and falls silent is one', async () => {
  const modem = Object.assign(new ScriptedModem({ ...voiceAnswers, ATI0: null, 'ATS3?': null, AT: 'OK' }), {
    deafAfter: 'ATI0',
  });
  const { result } = await taken(() => modem);
  expect(result).toMatchObject({ code: 'noAnswer', heard: null, answered: true });
});

it('each step is told, with the place of a rate among those that are tried', async () => {
  const { steps } = await taken(() => Object.assign(new ScriptedModem(voiceAnswers), { rate: 57_600 }));
  const rates = [115_200, 9600, 57_600].map((rate, at) => ({ step: 'probing', rate, index: at + 1, count: 8 }));
  expect(steps).toEqual([{ step: 'opening' }, ...rates, { step: 'identifying' }, { step: 'initialising' }]);
});
