import { describe, expect, test } from 'vitest';
import { cellularBench, type BenchOptions, type CellularBench, type Phone } from '../testing/cellular-bench.js';
import type { CellularName } from '../modem-names.js';
import { cellularProfiles } from '../simulated-modems.js';

/** A phone that answers after two seconds. */
async function talk(bench: CellularBench): Promise<{ readonly phone: Phone; readonly lines: string[] }> {
  const phone = bench.phone('2025550122');
  const lines = await bench.terminal.ask('ATD2025550122;', 2000);
  phone.port.answer();
  lines.push(...(await bench.terminal.hear(100)));
  return { phone, lines };
}

async function made(name: CellularName, options?: BenchOptions): Promise<CellularBench> {
  return cellularBench(name, options);
}

/** What each modem says of a call that goes out, is answered and ended by the other party two seconds later. */
const PROGRESS: readonly (readonly [CellularName, readonly string[], readonly string[], readonly string[]])[] = [
  ['emulated-3gpp', [], ['OK'], ['NO CARRIER']],
  ['simcom-sim800', [], ['OK'], ['NO CARRIER']],
  [
    'simcom-sim800',
    ['AT+CLCC=1'],
    ['OK', ...[2, 3, 0].map((state) => `+CLCC: 1,0,${state},0,0,"2025550122",129`)],
    ['+CLCC: 1,0,6,0,0,"2025550122",129', 'NO CARRIER'],
  ],
  [
    'simcom-sim7600',
    [],
    [
      'OK',
      '+CLCC: 1,0,2,0,0,"2025550122",129',
      '+CLCC: 1,0,3,0,0,"2025550122",129',
      'VOICE CALL: BEGIN',
      '+CLCC: 1,0,0,0,0,"2025550122",129',
    ],
    ['+CLCC: 1,0,6,0,0,"2025550122",129', 'VOICE CALL: END: 000002', 'NO CARRIER'],
  ],
  ['quectel-ec25', [], ['OK'], ['NO CARRIER']],
  [
    'quectel-ec25',
    ['AT^DSCI=1'],
    ['OK', ...[2, 7, 3].map((state) => `^DSCI: 1,0,${state},0,2025550122,129`)],
    ['^DSCI: 1,0,6,0,2025550122,129', 'NO CARRIER'],
  ],
  ['huawei-e-series', [], ['OK', '^ORIG:1,0', '^CONF:1', '^CONN:1,0'], ['^CEND:1,2,104,16', 'NO CARRIER']],
  ['huawei-e-series', ['AT^CURC=0'], ['OK'], ['NO CARRIER']],
  ['ublox-toby-l2', [], ['OK'], ['NO CARRIER']],
  [
    'ublox-toby-l2',
    ['AT+UCALLSTAT=1'],
    ['OK', '+UCALLSTAT: 1,2', '+UCALLSTAT: 1,3', '+UCALLSTAT: 1,0'],
    ['+UCALLSTAT: 1,6', 'NO CARRIER'],
  ],
  ['telit-le910', [], ['OK'], ['NO CARRIER']],
  [
    'telit-le910',
    ['AT#ECAM=1'],
    ['OK', '#ECAM: 0,1,1,,,"2025550122",129', '#ECAM: 0,2,1,,,', '#ECAM: 0,3,1,,,'],
    ['#ECAM: 0,0,1,,,', 'NO CARRIER'],
  ],
  ['sierra-em7455', [], ['OK'], []],
];

test.each(PROGRESS)('%s after %j tells of a call: %j, and of its end: %j', async (name, setUp, begin, end) => {
  const bench = await made(name, { setUp });
  const { phone, lines } = await talk(bench);
  expect(lines).toEqual(begin);
  await bench.scheduler.advance(2000);
  phone.port.onHook();
  expect(await bench.terminal.hear(500)).toEqual(end);
  const left = name === 'quectel-ec25' ? ['+CLCC: 1,1,0,1,0,"",128', 'OK'] : ['OK'];
  expect(await bench.terminal.ask('AT+CLCC')).toEqual(left);
});

test.each([
  ['emulated-3gpp', ['NO CARRIER', 'OK']],
  ['simcom-sim800', ['OK']],
  ['simcom-sim7600', ['+CLCC: 1,0,6,0,0,"2025550122",129', 'VOICE CALL: END: 000000', 'OK']],
  ['quectel-ec25', ['OK']],
  ['huawei-e-series', ['^CEND:1,0,104,16', 'OK']],
  ['sierra-em7455', ['OK']],
] as const)('%s answers AT+CHUP with %j', async (name, answer) => {
  const bench = await made(name);
  await talk(bench);
  expect(await bench.terminal.ask('AT+CHUP')).toEqual(answer);
});

test.each([
  ['huawei-e-series', '^CEND:1,0,104,17', 'BUSY'],
  ['emulated-3gpp', 'BUSY', undefined],
] as const)('%s tells busy: %s', async (name, ...lines) => {
  const bench = await made(name);
  const told = lines.filter((line) => line !== undefined);
  expect((await bench.terminal.ask('ATD5550101;', 3000)).slice(-told.length)).toEqual(told);
});

test('Telit tells busy as a state too', async () => {
  const bench = await made('telit-le910', { setUp: ['AT#ECAM=1'] });
  expect((await bench.terminal.ask('ATD5550101;', 3000)).slice(2)).toEqual([
    '#ECAM: 0,7,1,,,',
    '#ECAM: 0,0,1,,,',
    'BUSY',
  ]);
});

test.each([
  ['simcom-sim800', 'AT+DDET=1', '+DTMF: 5'],
  ['simcom-sim7600', 'AT', '+RXDTMF: 5'],
  ['quectel-ec25', 'AT+QTONEDET=1', '+QTONEDET: 53'],
  ['ublox-toby-l2', 'AT+UDTMFD=1,2', '+UDTMFD: 5'],
  ['telit-le910', 'AT#DTMF=1', '#DTMFEV: 5'],
] as const)('%s after %s tells a digit that it hears: %s', async (name, command, line) => {
  const bench = await made(name, { setUp: [command] });
  const { phone } = await talk(bench);
  phone.port.sendDtmf('5');
  expect(await bench.terminal.hear(100)).toEqual([line]);
});

describe('who is calling', () => {
  test('SIM800 has its own order of fields', async () => {
    const bench = await made('simcom-sim800', { setUp: ['AT+CLIP=1'] });
    bench.callFrom(bench.phone('2025550122'));
    expect(await bench.terminal.hear(1000)).toEqual(['RING', '+CLIP: "2025550122",129,"",0,"",0']);
  });

  test('SIM7600 frames +CRING with CR CR LF, and tells of a call that was missed', async () => {
    const bench = await made('simcom-sim7600', { setUp: ['AT+CRC=1', 'AT+CLCC=0'] });
    const phone = bench.phone('2025550122');
    bench.callFrom(phone);
    await bench.scheduler.advance(1000);
    expect(bench.terminal.take()).toBe('\r\r\n+CRING: VOICE\r\r\n');
    phone.port.onHook();
    expect((await bench.terminal.hear(100))[0]).toMatch(/^MISSED_CALL: \d\d:\d\d[AP]M 2025550122$/);
  });
});

test('SIM7600 and Huawei keep a call at ATH until AT+CVHU=0', async () => {
  for (const name of ['simcom-sim7600', 'huawei-e-series'] as const) {
    const bench = await made(name);
    await talk(bench);
    expect(await bench.terminal.ask('ATH')).toEqual(['OK']);
    expect(bench.simulator.network.calls).toBe(1);
    await bench.terminal.ask('AT+CVHU=0');
    expect((await bench.terminal.ask('ATH')).at(-1)).toBe('OK');
    expect(bench.simulator.network.calls).toBe(0);
  }
});

test.each([
  ['simcom-sim800', ['RDY', '+CFUN: 1', '+CPIN: READY', 'Call Ready', 'SMS Ready']],
  ['simcom-sim7600', ['+CPIN: READY', 'SMS DONE', 'PB DONE']],
  ['quectel-ec25', ['RDY', '+CFUN: 1', '+CPIN: READY', '+QUSIM: 1', '+QIND: SMS DONE', '+QIND: PB DONE']],
  ['huawei-e-series', ['^BOOT:20096767,0,0,0,75', '^SRVST:2']],
  ['emulated-3gpp', []],
] as const)('%s starts with %j', async (name, lines) => {
  const bench = await made(name, { setUp: false });
  expect(await bench.terminal.hear(10_000)).toEqual(lines);
});

test('SIM800 does not hear its first command line', async () => {
  const bench = await made('simcom-sim800', { setUp: false });
  await bench.terminal.hear(10_000);
  expect(await bench.terminal.ask('AT')).toEqual(['AT']);
  expect(await bench.terminal.ask('AT')).toEqual(['AT', 'OK']);
});

test('Huawei: an unknown command, the list of commands, the voice port, the reception', async () => {
  const { terminal, modem, scheduler } = await made('huawei-e-series');
  expect(await terminal.ask('AT+NONE')).toEqual(['COMMAND NOT SUPPORT']);
  expect(await terminal.ask('AT^CVOICE?')).toEqual(['^CVOICE:0,8000,16,20', 'OK']);
  await terminal.write('AT+CLAC\r');
  await scheduler.advance(500);
  expect(terminal.take()).toMatch(/^\r\n\+C\w+\r\r\n(?:[+^]\w+\r\r\n)+\r\nOK\r\n$/);
  modem.radio.setSignal(12);
  expect(await terminal.hear(10)).toEqual(['^RSSI:12']);
});

test('what a maker does not have is an error', async () => {
  const { terminal } = await made('simcom-sim800');
  expect(await terminal.ask('AT+CEREG?')).toEqual(['ERROR']);
  expect(await terminal.ask('AT+CREG=2;+CREG?')).toEqual(['+CREG: 2,1,"2F1A","01A2C3D4"', 'OK']);
});

test.each(Object.keys(cellularProfiles) as CellularName[])('%s says who it is', async (name) => {
  const { terminal } = await made(name);
  const { manufacturer, model, identification } = cellularProfiles[name];
  expect(await terminal.ask('AT+CGMI')).toEqual([manufacturer, 'OK']);
  expect(await terminal.ask('AT+CGMM')).toEqual([model, 'OK']);
  expect(await terminal.ask('ATI')).toEqual([...identification, 'OK']);
  expect((await terminal.ask('AT+GCAP'))[0]).toMatch(/\+CGSM/);
});
