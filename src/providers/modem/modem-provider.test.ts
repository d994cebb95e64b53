import { beforeEach, describe, expect, it } from 'vitest';
import { nullLog } from '../../base/log.js';
import { seededRandom } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { SCANNERS } from '../../core/testing/scanning.js';
import {
  LINECALLSTATE,
  LINECALLPARTYID,
  LINEDEVCAPFLAGS,
  LINEDIGITMODE,
  LINEMEDIAMODE,
} from '../../tspi/generated/constants.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import {
  out,
  resultName,
  type HdCall,
  type HdLine,
  type HtCall,
  type HtLine,
  type RequestId,
} from '../../tspi/result.js';
import type { LineCallInfo, LineCallStatus, LineDevCaps } from '../../tspi/structures.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import { ModemPortError } from './modem-port.js';
import { ModemProvider } from './modem-provider.js';
import { described, nameIn } from './testing/provider-words.js';
import { ScriptedModem, voiceAnswers } from './testing/scripted-modem.js';

const VERSION = 0x0002_0002;
const H_LINE = 77 as HtLine;

const faxAnswers = { ...voiceAnswers, ATI0: 'spandsp|OK', 'AT+GMM': 'OK', 'AT+FCLASS=?': '0,1,1.0|OK' };
const dataAnswers = { ...voiceAnswers, 'AT+FCLASS=?': '0|OK' };

const [[, createScanner]] = SCANNERS;

let scheduler: SimulatedScheduler;
let events: string[];
let completions: Map<number, string[]>;
let offered: { readonly hdCall: HdCall; readonly htCall: HtCall }[];
let backlogged: boolean;
let provider: ModemProvider & ServiceProvider;
let acceptedIds: number[];
let modem: ScriptedModem;
let hdLine: HdLine;
let nextId: number;

const host: ProviderHost = {
  asyncCompletion: (id, result, outcome) => {
    const text = `${resultName(result).replace('LINEERR_', '')}${outcome === 'unknown' ? ' unknown' : ''}`;
    events.push(`reply ${id} ${text}`);
    completions.set(id, [...(completions.get(id) ?? []), text]);
  },
  lineEvent: (_line, _call, message, param1, param2, param3) => events.push(described(message, param1, param2, param3)),
  lineNewCall: (_line, hdCall) => {
    if (backlogged) return 0;
    const htCall = (2000 + offered.length) as HtCall;
    offered.push({ hdCall, htCall });
    events.push('NEWCALL');
    return htCall;
  },
  lineCreate: (tempId) => queueMicrotask(() => provider.providerCreateLineDevice(tempId, 40 + tempId)),
  lineService: (_device, service) => events.push(`service ${service.state} ${service.reason}`),
  lineRemove: (deviceId) => events.push(`remove ${deviceId}`),
  phoneEvent: () => expect.unreachable(),
  phoneCreate: () => expect.unreachable(),
  phoneRemove: () => expect.unreachable(),
};

beforeEach(() => {
  scheduler = new SimulatedScheduler();
  events = [];
  completions = new Map();
  offered = [];
  backlogged = false;
  nextId = 1;
  acceptedIds = [];
  provider = new ModemProvider({ scheduler, random: seededRandom(1), log: nullLog, createScanner });
  provider.providerInit(VERSION, 1, 0, host);
});

async function add(transport: ScriptedModem, ms = 30_000, key = 'port'): Promise<number | ModemPortError> {
  modem = transport;
  const settled: (number | ModemPortError)[] = [];
  provider.addPort({ key, kind: 'serial', label: 'Port', permanentLineId: 5, transport }).then(
    (deviceId) => settled.push(deviceId),
    (error: unknown) => settled.push(error as ModemPortError),
  );
  for (let passedMs = 0; passedMs < ms && settled.length === 0; passedMs += 100) await scheduler.advance(100);
  expect(settled).toHaveLength(1);
  return settled[0]!;
}

function openLine(detection = 0): void {
  const handle = out<HdLine | 0>(0);
  expect(resultName(provider.lineOpen(41, H_LINE, handle, VERSION))).toBe('SUCCESS');
  hdLine = handle.value as HdLine;
  if (detection !== 0) provider.lineSetDefaultMediaDetection(hdLine, detection);
}

/** A line that is open and wants calls, with nothing told yet. */
async function inService(answers: Record<string, string | null> = voiceAnswers): Promise<void> {
  expect(await add(new ScriptedModem({ ...answers }))).toBe(41);
  openLine(0xff);
  await scheduler.advance(1000);
  fresh();
}

function fresh(): void {
  events.length = 0;
  modem.heard.length = 0;
}

/** Calls a function with the next request id; the answer must be that id, or the name of an error. */
function request(run: (id: RequestId) => number): number | string {
  const id = nextId++;
  const result = run(id as RequestId);
  if (result !== id) return resultName(result);
  acceptedIds.push(id);
  return id;
}

function makeCall(address = '555-0100'): HdCall {
  const hdCall = out<HdCall | 0>(0);
  request((id) => provider.lineMakeCall(id, hdLine, 1000 as HtCall, hdCall, address, 0, null));
  return hdCall.value as HdCall;
}

const drop = (hdCall: HdCall): number | string => request((id) => provider.lineDrop(id, hdCall, null));
const answer = (hdCall: HdCall): number | string => request((id) => provider.lineAnswer(id, hdCall, null));
const stateOf = (hdCall: HdCall): string => {
  const status = out<LineCallStatus | null>(null);
  return provider.lineGetCallStatus(hdCall, status) === 0 ? nameIn(LINECALLSTATE, status.value!.callState) : 'none';
};
const infoOf = (hdCall: HdCall): LineCallInfo => {
  const info = out<LineCallInfo | null>(null);
  provider.lineGetCallInfo(hdCall, info);
  return info.value!;
};

async function connected(): Promise<HdCall> {
  const call = makeCall();
  await scheduler.advance(3000);
  modem.lines(
    modem.answers['AT+FCLASS=?']?.includes('8') === true && modem.answers['ATI0'] !== 'spandsp|OK' ? 'VCON' : 'CONNECT',
  );
  await scheduler.advance(100);
  expect(stateOf(call)).toBe('CONNECTED');
  fresh();
  return call;
}

describe('taking a port into service', () => {
  it('asks an echoing analog modem what it is and sets it up', async () => {
    modem = new ScriptedModem(voiceAnswers);
    modem.echo = true;
    expect(await add(modem)).toBe(41);
    expect(modem.heard).toEqual([
      'AT',
      'ATE0V1Q0',
      'AT+GCAP',
      'ATI0',
      'ATI3',
      'AT+FCLASS=?',
      'AT+VCID=?',
      'AT+GMI',
      'AT+GMM',
      'AT+GMR',
      'AT+VCID=1',
      'ATX4&C1&D2S0=0',
      'AT+FCLASS=8',
    ]);
    const caps = out<LineDevCaps | null>(null);
    provider.lineGetDevCaps(41, VERSION, 0, caps);
    expect(caps.value).toMatchObject({
      lineName: '56K Voice',
      // It places voice calls, and tells of a fax or a data modem at the other end.
      mediaModes: LINEMEDIAMODE.INTERACTIVEVOICE | LINEMEDIAMODE.G3FAX | LINEMEDIAMODE.DATAMODEM,
      audioPath: 'handset',
      identity: { manufacturer: 'U.S. Robotics', model: '56K Voice' },
      permanentLineId: 5,
    });
    expect(caps.value!.devCapFlags & LINEDEVCAPFLAGS.CLOSEDROP).not.toBe(0);
    expect(events).toEqual(['service ready none']);
  });

  it.each([
    ['fax', faxAnswers, LINEMEDIAMODE.G3FAX, 'none'],
    ['data', dataAnswers, LINEMEDIAMODE.DATAMODEM, 'none'],
  ])('says honestly what a %s modem carries', async (_name, answers, mediaModes, audioPath) => {
    await add(new ScriptedModem(answers));
    const caps = out<LineDevCaps | null>(null);
    provider.lineGetDevCaps(41, VERSION, 0, caps);
    expect(caps.value).toMatchObject({ mediaModes, audioPath });
  });

  it('gives modems of the same make names that people can tell apart', async () => {
    const names: string[] = [];
    for (const key of ['first', 'second', 'third']) {
      const caps = out<LineDevCaps | null>(null);
      provider.lineGetDevCaps((await add(new ScriptedModem(voiceAnswers), 30_000, key)) as number, VERSION, 0, caps);
      names.push(caps.value!.lineName);
    }
    expect(names).toEqual(['56K Voice', '56K Voice 2', '56K Voice 3']);
  });

  it('finds a modem at another rate', async () => {
    modem = new ScriptedModem(voiceAnswers);
    modem.rate = 9600;
    expect(await add(modem)).toBe(41);
  });

  it('reads a modem that was left in V0, and one whose bit 7 is parity', async () => {
    const numeric = new ScriptedModem({ ...voiceAnswers, AT: '0' });
    expect(await add(numeric)).toBe(41);
    void provider.forgetLine(41);
    const parity = new ScriptedModem(voiceAnswers);
    const say = parity.say.bind(parity);
    parity.say = (text) => say(text.replace(/[\rO]/g, (c) => String.fromCharCode(c.charCodeAt(0) | 0x80)));
    expect(await add(parity)).toBe(42);
  });

  it.each([
    ['noAnswer', { rate: 0 }],
    ['garbage', { rate: 1_000_000 }],
    ['portBusy', { refusal: 'busy' as const }],
    ['unplugged', { refusal: 'gone' as const }],
    ['portFailed', { refusal: 'failed' as const }],
    ['initFailed', { answers: { ...voiceAnswers, 'AT+FCLASS=8': 'ERROR' } }],
    ['noAnswer', { answers: { ...voiceAnswers, ATI0: null, 'ATS3?': null, AT: 'OK' }, deafAfter: 'ATI0' }],
    ['unplugged', { answers: voiceAnswers, unplugAt: { text: 'AT+GMM', when: 'after' as const } }],
  ])('refuses with %s and closes the port: %j', async (code, faults) => {
    const error = await add(Object.assign(new ScriptedModem(), faults));
    expect(error).toBeInstanceOf(ModemPortError);
    expect(error).toMatchObject({ code });
    expect(modem.state).toBe('closed');
    expect(events).toEqual([]);
    await scheduler.advance(20_000);
    expect(scheduler.pending).toBe(0);
  });

  it('fetches a modem back from data state only when nothing answers', async () => {
    const stuck = new ScriptedModem({ ...voiceAnswers, AT: null, ATQ0V1E0: null });
    const write = stuck.write.bind(stuck);
    stuck.write = (bytes) => {
      if (String.fromCharCode(...bytes) === '+++') stuck.answers['AT'] = 'OK';
      return write(bytes);
    };
    expect(await add(stuck)).toBe(41);
    expect(stuck.heard.filter((line) => line === '+++')).toHaveLength(1);
  });
});

describe('an outgoing call', () => {
  it('completes the request first, then goes through its states', async () => {
    await inService();
    const call = makeCall();
    expect(stateOf(call)).toBe('UNKNOWN');
    await scheduler.advance(100);
    expect(modem.heard).toEqual(['AT+FCLASS=8', 'ATS7=60', 'ATDT5550100']);
    expect(events).toEqual(['reply 1 SUCCESS', 'DIALING']);
    await scheduler.advance(3000);
    modem.lines('RINGING', 'RINGING');
    modem.lines('VCON');
    expect(events).toEqual(['reply 1 SUCCESS', 'DIALING', 'PROCEEDING', 'RINGBACK', 'CONNECTED']);
    expect(infoOf(call)).toMatchObject({ calledId: '5550100', mediaMode: LINEMEDIAMODE.INTERACTIVEVOICE });
    fresh();
    expect(drop(call)).toBe(2);
    await scheduler.advance(100);
    expect(modem.heard).toEqual(['ATH']);
    expect(events).toEqual(['IDLE', 'reply 2 SUCCESS']);
    expect(drop(call)).toBe('LINEERR_INVALCALLSTATE');
    provider.lineCloseCall(call);
    expect(stateOf(call)).toBe('none');
  });

  it('tells nothing of a call after IDLE, whatever is set on it', async () => {
    await inService();
    const call = makeCall();
    await scheduler.advance(100);
    modem.lines('VCON');
    drop(call);
    await scheduler.advance(100);
    expect(stateOf(call)).toBe('IDLE');
    fresh();
    expect(resultName(provider.lineSetAppSpecific(call, 7))).toBe('SUCCESS');
    expect(infoOf(call).appSpecific).toBe(7);
    expect(events).toEqual([]);
  });

  it.each([
    ['NO DIALTONE', 'NODIALTONE'],
    ['NO DIAL TONE', 'NODIALTONE'],
    ['BUSY', 'BUSY'],
    ['NO ANSWER', 'NOANSWER'],
    ['NO CARRIER', 'UNKNOWN'],
    ['DELAYED 5', 'TEMPFAILURE'],
    ['BLACKLISTED', 'BLOCKED'],
    ['ERROR', 'UNKNOWN'],
  ])('that ends with %s is disconnected: %s, and stays so until it is dropped', async (line, mode) => {
    await inService();
    const call = makeCall();
    await scheduler.advance(500);
    modem.lines(line);
    await scheduler.advance(60_000);
    expect(events.slice(2)).toEqual([`DISCONNECTED ${mode}`]);
    drop(call);
    expect(events.slice(3)).toEqual(['IDLE', 'reply 2 SUCCESS']);
  });

  it('is taken back by one character, then the next call meets no dial tone', async () => {
    await inService();
    const call = makeCall();
    await scheduler.advance(6000);
    modem.lines('RINGING');
    modem.answers[''] = 'NO CARRIER';
    drop(call);
    expect(drop(call)).toBe(3);
    await scheduler.advance(100);
    expect(modem.heard.slice(2)).toEqual(['ATDT5550100', '<CR>', 'ATH']);
    expect(events.slice(-3)).toEqual(['IDLE', 'reply 2 SUCCESS', 'reply 3 SUCCESS']);
    makeCall('5550104');
    modem.answers['ATDT5550104'] = 'NO DIALTONE';
    await scheduler.advance(500);
    expect(events.at(-1)).toBe('DISCONNECTED NODIALTONE');
  });

  it('is taken back by ATH where a character does nothing', async () => {
    await inService(faxAnswers);
    const call = makeCall();
    await scheduler.advance(2000);
    drop(call);
    await scheduler.advance(100);
    expect(modem.heard).toEqual(['AT+FCLASS=1', 'ATDT5550100', 'ATH']);
    expect(events.slice(-2)).toEqual(['IDLE', 'reply 2 SUCCESS']);
  });

  it('that nobody answers ends by our own limit, where the modem never tells', async () => {
    await inService(faxAnswers);
    const block = new TextEncoder().encode('{"noAnswerSeconds":20}');
    expect(provider.lineSetDevConfig(41, block, 'tapi/line')).toBe(0);
    makeCall();
    await scheduler.advance(29_000);
    expect(events.at(-1)).toBe('PROCEEDING');
    await scheduler.advance(5000);
    expect(events.at(-1)).toBe('DISCONNECTED NOANSWER');
    expect(modem.heard.at(-1)).toBe('ATH');
  });

  it('that is dropped before it is dialled is never dialled', async () => {
    await inService();
    modem.answers['AT+FCLASS=8'] = null;
    const call = makeCall();
    await scheduler.advance(10);
    drop(call);
    await scheduler.advance(100);
    modem.lines('OK');
    await scheduler.advance(1000);
    expect(events).toEqual(['reply 1 OPERATIONFAILED', 'reply 2 SUCCESS']);
    expect(modem.heard).toEqual(['AT+FCLASS=8']);
  });

  it('that is dropped while its dial waits to be written has no states', async () => {
    await inService();
    const call = makeCall();
    await scheduler.advance(20);
    drop(call);
    await scheduler.advance(2000);
    expect(events).toEqual(['reply 1 OPERATIONFAILED unknown', 'reply 2 SUCCESS']);
  });

  it.each([
    ['5550100\rATZ', 'INVALADDRESS'],
    ['5550100;', 'INVALADDRESS'],
    ['5550100;ATZ', 'INVALADDRESS'],
    ['+49 30 5550100', 'INVALADDRESS'],
    ['', 'INVALADDRESS'],
    ['555$0100', 'DIALBILLING'],
    ['555?0100', 'DIALPROMPT'],
  ])('to %j is refused with %s before a byte leaves', async (address, error) => {
    await inService();
    const result = request((id) =>
      provider.lineMakeCall(id, hdLine, 1 as HtCall, out<HdCall | 0>(0), address, 0, null),
    );
    expect(result).toBe(`LINEERR_${error}`);
    await scheduler.advance(1000);
    expect(modem.heard).toEqual([]);
    expect(events).toEqual([]);
  });

  it('is the only one on its line, until it is disconnected', async () => {
    await inService();
    makeCall();
    const second = (): number | string =>
      request((id) => provider.lineMakeCall(id, hdLine, 3 as HtCall, out<HdCall | 0>(0), '5550100', 0, null));
    expect(second()).toBe('LINEERR_CALLUNAVAIL');
    await scheduler.advance(500);
    modem.lines('BUSY');
    await scheduler.advance(0);
    expect(second()).toBe(3);
    await scheduler.advance(500);
    expect(completions.get(3)).toEqual(['SUCCESS']);
  });
});

describe('an incoming call', () => {
  it('is offered with the first ring, gets its caller id, and ends when ringing does', async () => {
    await inService();
    modem.lines('RING');
    expect(events).toEqual(['NEWCALL', 'OFFERING', 'RINGING 0']);
    await scheduler.advance(1500);
    modem.lines('DATE = 0612', 'TIME = 0917', 'NMBR = 2025550143', 'NAME = EXAMPLE ROBERT');
    expect(events.slice(3)).toEqual(['LINE_CALLINFO', 'LINE_CALLINFO']);
    const call = offered[0]!.hdCall;
    expect(infoOf(call)).toMatchObject({
      callerId: '2025550143',
      callerIdName: 'EXAMPLE ROBERT',
      callerIdFlags: LINECALLPARTYID.ADDRESS | LINECALLPARTYID.NAME,
    });
    await scheduler.advance(2500);
    modem.lines('RING');
    await scheduler.advance(6000);
    modem.lines('RING');
    await scheduler.advance(7999);
    expect(events.at(-1)).toBe('RINGING 2');
    await scheduler.advance(1);
    expect(events.slice(-2)).toEqual(['DISCONNECTED UNKNOWN', 'IDLE']);
  });

  it('is offered by a caller id that comes before the first ring, and answered', async () => {
    await inService();
    modem.lines('DATE=0612', 'TIME=0942', 'NMBR=O');
    expect(events).toEqual(['NEWCALL', 'OFFERING', 'LINE_CALLINFO']);
    const call = offered[0]!.hdCall;
    expect(infoOf(call).callerIdFlags).toBe(LINECALLPARTYID.OUTOFAREA);
    await scheduler.advance(700);
    modem.lines('RING');
    expect(answer(call)).toBe(1);
    expect(answer(call)).toBe('LINEERR_INVALCALLSTATE');
    await scheduler.advance(100);
    expect(modem.heard).toEqual(['AT+FCLASS=8', 'ATS7=60', 'ATA']);
    await scheduler.advance(20_000);
    modem.lines('VCON');
    expect(events.slice(3)).toEqual(['RINGING 0', 'CONNECTED', 'reply 1 SUCCESS']);
  });

  it('is announced with its number when the name comes before it', async () => {
    await inService(faxAnswers);
    modem.lines('DATE=1121', 'TIME=0204', 'NAME=Line0');
    expect(events).toEqual([]);
    modem.lines('NMBR=5550100', 'ANID=<NONE>', 'RING');
    expect(events).toEqual(['NEWCALL', 'OFFERING', 'LINE_CALLINFO', 'RINGING 0']);
    expect(infoOf(offered[0]!.hdCall)).toMatchObject({ callerId: '5550100', callerIdName: 'Line0' });
  });

  it('is refused by ATH where the modem can', async () => {
    await inService(faxAnswers);
    modem.lines('RING');
    drop(offered[0]!.hdCall);
    await scheduler.advance(100);
    expect(modem.heard).toEqual(['ATH']);
    expect(events.slice(-2)).toEqual(['IDLE', 'reply 1 SUCCESS']);
    modem.lines('RING');
    expect(offered).toHaveLength(2);
  });

  it('is ignored until it stops ringing where the modem cannot refuse it', async () => {
    await inService();
    modem.lines('RING');
    drop(offered[0]!.hdCall);
    for (let ring = 0; ring < 5; ring++) {
      await scheduler.advance(6000);
      modem.lines('RING');
    }
    expect(offered).toHaveLength(1);
    expect(modem.heard).toEqual([]);
    expect(events.slice(-2)).toEqual(['IDLE', 'reply 1 SUCCESS']);
    await scheduler.advance(8000);
    modem.lines('RING');
    expect(offered).toHaveLength(2);
  });

  it('is not announced while nobody wants its media mode, and again later while the host is backlogged', async () => {
    await inService();
    provider.lineSetDefaultMediaDetection(hdLine, LINEMEDIAMODE.G3FAX);
    modem.lines('RING');
    expect(events).toEqual([]);
    provider.lineSetDefaultMediaDetection(hdLine, LINEMEDIAMODE.INTERACTIVEVOICE);
    backlogged = true;
    modem.lines('RING');
    expect(events).toEqual([]);
    backlogged = false;
    modem.lines('RING');
    expect(events).toEqual(['NEWCALL', 'OFFERING', 'RINGING 2']);
  });

  it('stays offered when the modem answers ATA with ERROR', async () => {
    await inService(faxAnswers);
    modem.answers['ATA'] = 'ERROR';
    modem.lines('RING');
    answer(offered[0]!.hdCall);
    await scheduler.advance(100);
    expect(events.at(-1)).toBe('reply 1 OPERATIONFAILED');
    expect(stateOf(offered[0]!.hdCall)).toBe('OFFERING');
    await scheduler.advance(8000);
    expect(events.slice(-2)).toEqual(['DISCONNECTED UNKNOWN', 'IDLE']);
  });

  it('whose answer gets no result says that it may have been answered', async () => {
    await inService();
    modem.lines('RING');
    answer(offered[0]!.hdCall);
    await scheduler.advance(120_000);
    expect(completions.get(1)).toEqual(['OPERATIONFAILED unknown']);
    expect(stateOf(offered[0]!.hdCall)).toBe('CONNECTED');
  });
});

describe('a connected call', () => {
  it.each([
    ['NO CARRIER', voiceAnswers, '\r\nNO CARRIER\r\n', ['ATH']],
    ['busy tone', voiceAnswers, '\x10b', ['ATH']],
    ['loop break', voiceAnswers, '\x10l', ['ATH']],
    ['NO CARRIER of a fax modem', faxAnswers, '\r\nNO CARRIER\r\n', ['\x10\x03', 'ATH']],
    ['NO CARRIER in data', dataAnswers, 'bye\r\nNO CARRIER\r\n', []],
  ])('ends by the other side: %s', async (_name, answers, says, heard) => {
    await inService(answers);
    const call = await connected();
    modem.say(says);
    await scheduler.advance(3000);
    expect(events).toEqual(['DISCONNECTED NORMAL']);
    expect(modem.heard).toEqual(heard);
    drop(call);
    expect(events.slice(1)).toEqual(['IDLE', 'reply 2 SUCCESS']);
  });

  it('ends when the carrier line goes off, and not by the words in its payload', async () => {
    await inService(dataAnswers);
    modem.carrier = true;
    await connected();
    await scheduler.advance(500);
    modem.say('the text\r\nNO CARRIER\r\n');
    await scheduler.advance(5000);
    expect(events).toEqual([]);
    modem.carrier = false;
    await scheduler.advance(250);
    expect(events).toEqual(['DISCONNECTED NORMAL']);
  });

  it('that carries data is hung up by DTR', async () => {
    await inService(dataAnswers);
    modem.carrier = true;
    const call = await connected();
    drop(call);
    await scheduler.advance(5000);
    expect(modem.signals).toEqual([{ dataTerminalReady: false }, { dataTerminalReady: true }]);
    expect(modem.heard).toEqual(['ATH']);
    expect(events).toEqual(['IDLE', 'reply 2 SUCCESS']);
  });

  it('that carries data is hung up by the escape sequence where there is no DTR', async () => {
    await inService(dataAnswers);
    const call = await connected();
    drop(call);
    await scheduler.advance(5000);
    expect(modem.heard).toEqual(['+++', 'ATH']);
    expect(events).toEqual(['IDLE', 'reply 2 SUCCESS']);
  });

  it('sends digits one by one, with pauses; dropping overtakes the rest', async () => {
    await inService();
    const call = await connected();
    expect(provider.lineGenerateDigits(call, 9, LINEDIGITMODE.DTMF, '1,x#', 0)).toBe(0);
    await scheduler.advance(1000);
    expect(modem.heard).toEqual(['AT+VTS=1']);
    await scheduler.advance(2000);
    expect(modem.heard).toEqual(['AT+VTS=1', 'AT+VTS=#']);
    expect(events).toEqual(['GENERATE DONE 9']);
    provider.lineGenerateDigits(call, 10, LINEDIGITMODE.DTMF, '123456', 0);
    provider.lineGenerateDigits(call, 11, LINEDIGITMODE.DTMF, '99', 0);
    await scheduler.advance(0);
    drop(call);
    await scheduler.advance(5000);
    expect(events.slice(1)).toEqual(['GENERATE CANCEL 10', 'GENERATE CANCEL 11', 'IDLE', 'reply 2 SUCCESS']);
    expect(modem.heard).toEqual(['AT+VTS=1', 'AT+VTS=#', 'AT+VTS=9', 'ATH']);
  });

  it('has no digits on a modem without voice', async () => {
    await inService(faxAnswers);
    const call = await connected();
    expect(resultName(provider.lineGenerateDigits(call, 1, LINEDIGITMODE.DTMF, '1', 0))).toBe(
      'LINEERR_OPERATIONUNAVAIL',
    );
  });

  it('whose modem does not answer any more: the line fails, nothing hangs', async () => {
    await inService();
    const call = await connected();
    modem.answers = { ATH: null, AT: null, 'ATS3?': null };
    drop(call);
    await scheduler.advance(30_000);
    expect(completions.get(2)).toHaveLength(1);
    expect(events.slice(-2)).toEqual(['LINE_CLOSE', 'service failed noAnswer']);
    expect(modem.state).toBe('closed');
  });
});

describe('closing', () => {
  it('a call completes its requests before it returns, mutes it and hangs up in the background', async () => {
    await inService();
    modem.lines('RING');
    const call = offered[0]!.hdCall;
    answer(call);
    await scheduler.advance(100);
    fresh();
    expect(provider.lineCloseCall(call)).toBe(0);
    expect(events).toEqual(['reply 1 OPERATIONFAILED unknown']);
    modem.answers[''] = 'NO CARRIER';
    await scheduler.advance(1000);
    expect(modem.heard).toEqual(['<CR>', 'ATH']);
    expect(events).toHaveLength(1);
    makeCall();
    await scheduler.advance(500);
    expect(completions.get(2)).toEqual(['SUCCESS']);
  });

  it('a call leaves the command in flight its channel; its late result belongs to nobody else', async () => {
    await inService();
    modem.answers['AT+FCLASS=8'] = null;
    const call = makeCall();
    await scheduler.advance(10);
    provider.lineCloseCall(call);
    expect(events).toEqual(['reply 1 OPERATIONFAILED']);
    const next = makeCall();
    await scheduler.advance(1000);
    expect(modem.heard).toEqual(['AT+FCLASS=8']);
    modem.answers['AT+FCLASS=8'] = 'OK';
    modem.lines('OK');
    await scheduler.advance(1000);
    expect(stateOf(next)).toBe('DIALING');
  });

  it('a line ends everything, hangs up, closes the port, and opens again', async () => {
    await inService();
    await connected();
    const echo = request((id) => provider.lineDevSpecific(id, hdLine, 0, 0, Uint8Array.of(0, 1)));
    expect(echo).toBe(2);
    expect(provider.lineClose(hdLine)).toBe(0);
    expect(events).toEqual(['reply 2 OPERATIONFAILED']);
    await scheduler.advance(1000);
    expect(modem.heard).toEqual(['ATH']);
    expect(modem.state).toBe('closed');
    expect(events.slice(1)).toEqual(['service closed none']);
    expect(scheduler.pending).toBe(0);
    openLine();
    expect(modem.state).toBe('closed');
    makeCall();
    await scheduler.advance(3000);
    expect(events.slice(2)).toEqual([
      'service opening none',
      'service ready none',
      'reply 3 SUCCESS',
      'DIALING',
      'PROCEEDING',
    ]);
  });

  it('a line while it is being set up leaves it closed, not failed, and it opens again', async () => {
    await inService();
    provider.lineClose(hdLine);
    await scheduler.advance(1000);
    openLine(0xff);
    await scheduler.advance(250);
    makeCall();
    fresh();
    provider.lineClose(hdLine);
    await scheduler.advance(5000);
    expect(events).toEqual(['reply 1 OPERATIONFAILED', 'service closed none']);
    expect(modem.state).toBe('closed');
    openLine(0xff);
    await scheduler.advance(5000);
    expect(events.at(-1)).toBe('service ready none');
  });

  it('the provider closes its ports', async () => {
    await inService();
    provider.providerShutdown();
    await scheduler.advance(1000);
    expect(modem.state).toBe('closed');
    expect(scheduler.pending).toBe(0);
  });

  it('a forgotten port removes its line', async () => {
    await inService();
    void provider.forgetLine(41);
    await scheduler.advance(1000);
    expect(events).toEqual(['LINE_CLOSE', 'remove 41']);
    expect(modem.state).toBe('closed');
  });
});

describe('lineDevSpecific', () => {
  it('gives the block back after the return, and knows nothing else', async () => {
    await inService();
    expect(request((id) => provider.lineDevSpecific(id, hdLine, 0, 0, Uint8Array.of(0, 5)))).toBe(1);
    expect(events).toEqual([]);
    await scheduler.advance(0);
    expect(events).toEqual(['reply 1 SUCCESS']);
    expect(request((id) => provider.lineDevSpecific(id, hdLine, 0, 0, Uint8Array.of(9)))).toBe(
      'LINEERR_OPERATIONUNAVAIL',
    );
  });
});

it('tells what stands in the way to each modem', async () => {
  const ports = (): unknown =>
    provider.ports.map(({ deviceId, open, queued, inFlight }) => [deviceId, open, queued, inFlight]);
  expect(ports()).toEqual([]);
  await add(new ScriptedModem(voiceAnswers));
  expect(ports()).toEqual([[41, true, 0, 0]]);
  openLine(0xff);
  modem.answers = { ...voiceAnswers, 'AT+VTS=1': null };
  const call = await connected();
  provider.lineGenerateDigits(call, 1, LINEDIGITMODE.DTMF, '1', 1);
  await scheduler.advance(100);
  drop(call);
  await scheduler.advance(100);
  expect(modem.heard).toEqual(['AT+VTS=1']);
  expect(ports()).toEqual([[41, true, 1, 1]]);
});

interface UnplugStep {
  readonly name: string;
  readonly answers: Record<string, string | null>;
  /** Brings the line to the step and pulls the plug. */
  readonly run: () => Promise<unknown>;
}

const at = (text: string, when: 'before' | 'after') => (): void => void (modem.unplugAt = { text, when });

async function dialling(prepare: () => void): Promise<HdCall> {
  prepare();
  const call = makeCall();
  await scheduler.advance(1000);
  return call;
}

async function answering(prepare: () => void): Promise<void> {
  prepare();
  modem.lines('RING');
  answer(offered[0]!.hdCall);
  await scheduler.advance(1000);
}

async function dropping(prepare: () => void): Promise<void> {
  const call = await connected();
  prepare();
  drop(call);
  drop(call);
  await scheduler.advance(6000);
}

const steps: readonly UnplugStep[] = [
  { name: 'idle', answers: voiceAnswers, run: () => Promise.resolve(modem.unplug()) },
  { name: 'service class before a dial', answers: voiceAnswers, run: () => dialling(at('AT+FCLASS=8', 'before')) },
  { name: 'S7 before a dial', answers: voiceAnswers, run: () => dialling(at('ATS7=60', 'after')) },
  { name: 'writing the dial', answers: voiceAnswers, run: () => dialling(at('ATDT5550100', 'before')) },
  { name: 'dialling', answers: voiceAnswers, run: () => dialling(at('ATDT5550100', 'after')) },
  {
    name: 'ringing',
    answers: voiceAnswers,
    run: () => dialling(() => undefined).then(() => (modem.lines('RINGING'), modem.unplug())),
  },
  {
    name: 'aborting a dial',
    answers: faxAnswers,
    run: () => dialling(at('ATH', 'before')).then(drop),
  },
  { name: 'connected', answers: voiceAnswers, run: () => connected().then(() => modem.unplug()) },
  { name: 'in data', answers: dataAnswers, run: () => connected().then(() => modem.unplug()) },
  { name: 'offering', answers: voiceAnswers, run: () => Promise.resolve((modem.lines('RING'), modem.unplug())) },
  { name: 'service class before an answer', answers: voiceAnswers, run: () => answering(at('AT+FCLASS=8', 'after')) },
  { name: 'answering', answers: voiceAnswers, run: () => answering(at('ATA', 'after')) },
  { name: 'hanging up', answers: voiceAnswers, run: () => dropping(at('ATH', 'before')) },
  { name: 'ending fax data', answers: faxAnswers, run: () => dropping(at('\x10\x03', 'before')) },
  { name: 'escaping from data', answers: dataAnswers, run: () => dropping(at('+++', 'before')) },
];

describe('a device that is unplugged', () => {
  it.each(steps)('while: $name', async ({ answers, run }) => {
    await inService(answers);
    const link = modem;
    await run();
    await scheduler.advance(5000);
    for (const id of acceptedIds) expect(completions.get(id), `request ${id}`).toHaveLength(1);
    expect(link.state).toBe('closed');
    expect(provider.ports).toMatchObject([{ deviceId: 41, open: false, queued: 0, inFlight: 0 }]);
    expect(events.slice(-2)).toEqual(['LINE_CLOSE', 'service lost unplugged']);
    const told = events.filter((event) => /^[A-Z]/.test(event));
    if (told.some((event) => ['DIALING', 'OFFERING', 'CONNECTED'].includes(event)))
      expect(told.slice(-3)).toEqual(['DISCONNECTED UNAVAIL', 'IDLE', 'LINE_CLOSE']);
    await scheduler.advance(60_000);
    expect(scheduler.pending).toBe(0);

    // Plugged in again: the same line, and it dials.
    openLine(0xff);
    expect(
      request((id) => provider.lineMakeCall(id, hdLine, 5 as HtCall, out<HdCall | 0>(0), '5550100', 0, null)),
    ).toBe('LINEERR_RESOURCEUNAVAIL');
    modem = new ScriptedModem({ ...answers });
    provider.portReturned('port', modem);
    await scheduler.advance(2000);
    expect(events.at(-1)).toBe('service ready none');
    fresh();
    const id = nextId;
    makeCall();
    await scheduler.advance(1000);
    expect(events).toEqual([`reply ${id} SUCCESS`, 'DIALING']);
  });

  it('comes back while its line is closed, or before its loss was told', async () => {
    await inService();
    provider.lineClose(hdLine);
    await scheduler.advance(1000);
    provider.portReturned('port', new ScriptedModem({ ...voiceAnswers }));
    openLine(0xff);
    await scheduler.advance(2000);
    expect(events.at(-1)).toBe('service ready none');
    makeCall();
    await scheduler.advance(1000);
    fresh();
    modem = new ScriptedModem({ ...voiceAnswers });
    provider.portReturned('port', modem);
    await scheduler.advance(2000);
    expect(events).toEqual([
      'DISCONNECTED UNAVAIL',
      'IDLE',
      'LINE_CLOSE',
      'service lost unplugged',
      'service closed none',
    ]);
    openLine(0xff);
    await scheduler.advance(2000);
    expect(modem.state).toBe('open');
    expect(events.at(-1)).toBe('service ready none');
  });

  it('says that a dial or an answer may have happened, and that one not yet sent has not', async () => {
    await inService();
    await dialling(at('AT+FCLASS=8', 'before'));
    expect(completions.get(1)).toEqual(['RESOURCEUNAVAIL']);
    openLine(0xff);
    modem = new ScriptedModem({ ...voiceAnswers });
    provider.portReturned('port', modem);
    await scheduler.advance(2000);
    await answering(at('ATA', 'after'));
    expect(completions.get(2)).toEqual(['RESOURCEUNAVAIL unknown']);
  });
});
