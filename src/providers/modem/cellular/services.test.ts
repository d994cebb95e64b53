import { beforeEach, describe, expect, test } from 'vitest';
import { LINEADDRFEATURE, LINEFORWARDMODE } from '../../../tspi/generated/constants.js';
import { FORWARD_ONE, LINE_SERVICE, readService, serviceBlock } from '../../../tspi/line-services.js';
import { out, type HdCall, type HtCall } from '../../../tspi/result.js';
import type { LineAddressStatus, LineCallParams } from '../../../tspi/structures.js';
import { voiceAnswers } from '../testing/scripted-modem.js';
import { ProviderWorld } from '../testing/provider-world.js';
import { CellularWorld } from './testing/cellular-world.js';

const { UNCOND, BUSY, NOANSW, BUSYNA, UNAVAIL } = LINEFORWARDMODE;
const HELP_DESK = '+15550100098';

let w: CellularWorld;

beforeEach(async () => {
  w = new CellularWorld();
  await w.start();
});

type Entry = readonly [mode: number, number: string];

function forward(entries: readonly Entry[] | null, rings = 0, params: LineCallParams | null = null): string {
  const list = entries?.map(([forwardMode, destAddress]) => ({
    forwardMode,
    callerAddress: '',
    destCountryCode: 0,
    destAddress,
  }));
  const call = out<HdCall | 0>(99 as HdCall);
  const result = w.request((id) =>
    w.provider.lineForward(id, w.hdLine, true, 0, list ?? null, rings, 1 as HtCall, call, params),
  );
  if (/^\d+$/.test(result)) expect(call.value).toBe(0);
  return result;
}

function status(): LineAddressStatus {
  const holder = out<LineAddressStatus | null>(null);
  w.provider.lineGetAddressStatus(w.hdLine, 0, holder);
  return holder.value!;
}

const forwards = (): (readonly [number, string])[] =>
  (status().forwards ?? []).map(({ forwardMode, destAddress }) => [forwardMode, destAddress]);

/** Asks a service. What it is refused with at once, or its block for the answer. */
function ask(service: number, question?: unknown): { readonly result: string; readonly answer: () => unknown } {
  const block = serviceBlock(service, question);
  const result = w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, block));
  return { result, answer: () => readService(block) };
}

describe('lineForward', () => {
  test('begins what is listed, ends the rest, and tells that it holds once it is complete', async () => {
    expect(forward([[NOANSW, '+1 (555) 0100-098']], 4)).toBe('1');
    expect(await w.told(500)).toEqual(['reply 1 SUCCESS', 'LINE_ADDRESSSTATE']);
    expect(w.heard()).toEqual([
      'AT+CCFC=0,4,,,1',
      'AT+CCFC=1,4,,,1',
      'AT+CCFC=3,4,,,1',
      `AT+CCFC=2,3,"${HELP_DESK}",145,1,,,20`,
    ]);
    expect(forwards()).toEqual([[NOANSW, HELP_DESK]]);
    expect(status().numRingsNoAnswer).toBe(4);
  });

  test('leaves alone what is known to be off', async () => {
    forward(null);
    await w.told(500);
    w.fresh();
    forward([[BUSYNA, '5550198']], 9);
    await w.told(500);
    expect(w.heard()).toEqual(['AT+CCFC=1,3,"5550198",129,1', 'AT+CCFC=2,3,"5550198",129,1,,,30']);
    expect(forwards()).toEqual([
      [BUSY, '5550198'],
      [NOANSW, '5550198'],
    ]);
  });

  test.each([[null], [[]]])('with %j ends all of it in one command', async (list) => {
    forward([[UNCOND, HELP_DESK]]);
    await w.told(500);
    w.fresh();
    forward(list);
    expect(await w.told(500)).toEqual(['reply 2 SUCCESS', 'LINE_ADDRESSSTATE']);
    expect(w.heard()).toEqual(['AT+CCFC=4,4,,,1']);
    expect(forwards()).toEqual([]);
  });

  test.each([
    ['unconditional', [UNCOND, HELP_DESK], 0, `AT+CCFC=0,3,"${HELP_DESK}",145,1`],
    ['busy', [BUSY, HELP_DESK], 0, `AT+CCFC=1,3,"${HELP_DESK}",145,1`],
    ['no reply, after a ring', [NOANSW, '5550198'], 1, 'AT+CCFC=2,3,"5550198",129,1,,,5'],
    ['no reply, as long as there can be', [NOANSW, '5550198'], 60, 'AT+CCFC=2,3,"5550198",129,1,,,30'],
    ['no reply, with nothing said', [NOANSW, '5550198'], 0, 'AT+CCFC=2,3,"5550198",129,1,,,20'],
  ] as const)('%s', async (_what, entry, rings, line) => {
    forward([entry], rings);
    await w.told(500);
    expect(w.heard().at(-1)).toBe(line);
  });

  test('with its own block begins one and leaves the others, not reachable included', async () => {
    const only = (reason: number): LineCallParams => ({ devSpecific: Uint8Array.of(FORWARD_ONE, reason) });
    forward([[BUSY, HELP_DESK]], 0, only(1));
    forward([[NOANSW, '5550198']], 0, only(3));
    await w.told(500);
    expect(w.heard()).toEqual([`AT+CCFC=1,3,"${HELP_DESK}",145,1`, 'AT+CCFC=3,3,"5550198",129,1']);
    expect(forwards()).toEqual([
      [BUSY, HELP_DESK],
      [UNAVAIL, '5550198'],
    ]);
    expect(forward([[BUSY, HELP_DESK]], 0, only(4))).toBe('INVALPARAM');
    expect(forward([], 0, only(1))).toBe('INVALPARAM');
  });

  test.each<[string, Entry[], string]>([
    ['a caller of one kind', [[LINEFORWARDMODE.UNCONDSPECIFIC, '5550198']], 'INVALPARAM'],
    ['one reason twice', [[BUSY, '5550198'], [BUSYNA, '5550199']], 'INVALPARAM'],
    ['more than there can be', [[UNCOND, '1'], [BUSY, '1'], [NOANSW, '1'], [BUSYNA, '1'], [UNAVAIL, '1']], 'INVALPARAM'],
    ['no number', [[BUSY, '']], 'INVALADDRESS'],
    ['a code', [[BUSY, '*21*5550199#']], 'INVALADDRESS'],
    ['a pause', [[BUSY, '5550198,1']], 'INVALADDRESS'],
    ['a command', [[BUSY, '5550198",129,1;+CFUN=0']], 'INVALADDRESS'],
    ['two lines', [[BUSY, '5550198\rAT+CFUN=0']], 'INVALADDRESS'],
  ])('refuses %s before anything is sent', async (_what, entries, error) => {
    expect(forward(entries)).toBe(error);
    await w.told(500);
    expect(w.heard()).toEqual([]);
  }); // prettier-ignore

  test('that the network refuses fails; where a part of it is done, nobody knows what holds', async () => {
    forward([[UNCOND, HELP_DESK]]);
    await w.told(500);
    w.cell.script[`AT+CCFC=1,3,"${HELP_DESK}",145,1`] = '+CME ERROR: 3';
    w.fresh();
    forward([[BUSY, HELP_DESK]]);
    expect(await w.told(500)).toEqual(['reply 2 OPERATIONFAILED unknown', 'LINE_ADDRESSSTATE']);
    expect(forwards()).toEqual([]);
    // What failed is not known: it is ended again, what is known to be off is not.
    w.fresh();
    forward([[NOANSW, HELP_DESK]]);
    await w.told(500);
    expect(w.heard().slice(0, -1)).toEqual(['AT+CCFC=1,4,,,1']);
  });

  test('that gets no answer for a minute fails, and may have had its effect', async () => {
    w.cell.script['AT+CCFC=4,4,,,1'] = null;
    forward(null);
    expect(await w.told(59_000)).toEqual([]);
    expect(await w.told(2000)).toEqual(['reply 1 OPERATIONFAILED unknown']);
  });

  test('goes one after the other', async () => {
    w.cell.script['AT+CCFC=4,4,,,1'] = null;
    forward(null);
    forward([[UNCOND, HELP_DESK]]);
    await w.told(100);
    expect(w.heard()).toEqual(['AT+CCFC=4,4,,,1']);
    w.cell.lines('OK');
    await w.told(500);
    expect(w.heard()).toEqual([`AT+CCFC=0,3,"${HELP_DESK}",145,1`]);
  });

  test('ends with the line; what was to follow is not sent', async () => {
    w.cell.script['AT+CCFC=0,4,,,1'] = null;
    forward([[BUSY, HELP_DESK]]);
    await w.told(100);
    w.provider.lineClose(w.hdLine);
    expect((await w.told(70_000)).filter((event) => event.startsWith('reply'))).toEqual([
      'reply 1 OPERATIONFAILED unknown',
    ]);
    expect(w.heard().filter((line) => line.startsWith('AT+CCFC'))).toEqual(['AT+CCFC=0,4,,,1']);
  });

  test('is offered, and is not on an analog line', async () => {
    expect(status().addressFeatures & LINEADDRFEATURE.FORWARD).toBe(LINEADDRFEATURE.FORWARD);
    const analog = new ProviderWorld();
    await analog.inService(voiceAnswers);
    const call = out<HdCall | 0>(0);
    expect(
      analog.request((id) => analog.provider.lineForward(id, analog.hdLine, true, 0, null, 0, 1 as HtCall, call, null)),
    ).toBe('OPERATIONUNAVAIL');
    expect(
      analog.request((id) =>
        analog.provider.lineDevSpecific(id, analog.hdLine, 0, 0, serviceBlock(LINE_SERVICE.READ_WAITING)),
      ),
    ).toBe('OPERATIONUNAVAIL');
  });
});

describe('what the network has', () => {
  test('nothing of it is asked at start', async () => {
    const other = new CellularWorld();
    other.modem = other.cell;
    await other.addModem();
    other.open();
    await other.scheduler.advance(120_000);
    expect(other.modem.heard.filter((line) => /CCFC|CCWA=1,|CLIR|COPS=\?/.test(line))).toEqual([]);
  });

  test('forwarding of voice, among the classes that are told (transcript 20)', async () => {
    w.cell.script['AT+CCFC=0,2'] = '+CCFC: 0,4|+CCFC: 1,1,"+15550100099",145|+CCFC: 0,2|OK';
    const { answer } = ask(LINE_SERVICE.READ_FORWARDING, 'unconditional');
    expect(await w.told(500)).toEqual(['reply 1 SUCCESS', 'LINE_ADDRESSSTATE']);
    expect(answer()).toEqual({ reason: 'unconditional', active: true, number: '+15550100099', afterSeconds: null });
    expect(forwards()).toEqual([[UNCOND, '+15550100099']]);
  });

  test.each([
    ['+CCFC: 0,7|OK', { active: false, number: '', afterSeconds: null }],
    ['+CCFC: 0,1,"5550198",129,,,15|OK', { active: false, number: '5550198', afterSeconds: 15 }],
    ['+CCFC: 1,255,"5550198",129,,,15|OK', { active: true, number: '5550198', afterSeconds: 15 }],
    ['+CCFC: 1,2,"5550198",129|OK', { active: false, number: '', afterSeconds: null }],
    ['OK', { active: false, number: '', afterSeconds: null }],
  ])('%s', async (told, known) => {
    w.cell.script['AT+CCFC=2,2'] = told;
    const { answer } = ask(LINE_SERVICE.READ_FORWARDING, 'noReply');
    await w.told(500);
    expect(answer()).toEqual({ reason: 'noReply', ...known });
  });

  test('one reason is ended alone', async () => {
    ask(LINE_SERVICE.ERASE_FORWARDING, 'notReachable');
    expect(await w.told(500)).toEqual(['reply 1 SUCCESS', 'LINE_ADDRESSSTATE']);
    expect(w.heard()).toEqual(['AT+CCFC=3,4,,,1']);
  });

  test('call waiting, apart from a call that waits', async () => {
    w.cell.script['AT+CCWA=1,2'] = null;
    const { answer } = ask(LINE_SERVICE.READ_WAITING);
    await w.told(100);
    w.cell.lines('+CCWA: "5550122",129,1', '+CCWA: 0,2', '+CCWA: 1,1', 'OK');
    await w.told(100);
    expect(answer()).toBe(true);
    ask(LINE_SERVICE.SET_WAITING, false);
    ask(LINE_SERVICE.SET_WAITING, true);
    await w.told(500);
    expect(w.heard().slice(1)).toEqual(['AT+CCWA=1,0,1', 'AT+CCWA=1,1,1']);
  });

  test("one's own number", async () => {
    w.cell.script['AT+CLIR?'] = '+CLIR: 1,4|OK';
    const { answer } = ask(LINE_SERVICE.READ_CALLER_ID);
    await w.told(100);
    expect(answer()).toEqual({ setting: 'withhold', network: 'ifAsked' });
    ask(LINE_SERVICE.SET_CALLER_ID, 'show');
    await w.told(100);
    expect(w.heard()).toEqual(['AT+CLIR?', 'AT+CLIR=2']);
  });

  test.each([
    [LINE_SERVICE.READ_FORWARDING, 'always'],
    [LINE_SERVICE.ERASE_FORWARDING, undefined],
    [LINE_SERVICE.SET_WAITING, 1],
    [LINE_SERVICE.SET_CALLER_ID, 'hide'],
    [LINE_SERVICE.SELECT_NETWORK, '26201";+CFUN=0'],
    [LINE_SERVICE.SELECT_NETWORK, 26_201],
  ])('sub-function %i refuses %j before anything is sent', async (service, question) => {
    expect(ask(service, question).result).toBe('INVALPARAM');
    await w.told(500);
    expect(w.heard()).toEqual([]);
  });

  test('sub-functions that nobody knows are unavailable', () => {
    expect(ask(0x2e).result).toBe('OPERATIONUNAVAIL');
  });

  test('what a refusal says: no network, not subscribed', async () => {
    w.cell.script['AT+CCWA=1,2'] = '+CME ERROR: 30';
    w.cell.script['AT+CCFC=0,2'] = '+CME ERROR: 4';
    ask(LINE_SERVICE.READ_WAITING);
    ask(LINE_SERVICE.READ_FORWARDING, 'unconditional');
    expect(await w.told(500)).toEqual(['reply 1 RESOURCEUNAVAIL', 'reply 2 OPERATIONUNAVAIL']);
  });
});
