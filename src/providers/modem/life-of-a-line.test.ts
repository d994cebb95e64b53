import { describe, expect, test } from 'vitest';
import { LINECALLORIGIN, LINECALLREASON, LINECALLSTATE } from '../../tspi/generated/constants.js';
import { parseListedCall } from '../../at/responses/clcc.js';
import { LONGEST_WAIT_MS } from './reconnect.js';
import { chooseProfile, type ModemProfile } from './profiles.js';
import { ProviderWorld } from './testing/provider-world.js';
import { ScriptedModem, voiceAnswers } from './testing/scripted-modem.js';

const identity = {
  manufacturer: '',
  model: '',
  revision: '',
  info: [],
  classes: ['8'],
  callerIdCommand: null,
  cellular: false,
};
const { CONNECTED, ONHOLD, OFFERING, DIALING, RINGBACK } = LINECALLSTATE;
const states = {
  active: CONNECTED,
  held: ONHOLD,
  dialing: DIALING,
  alerting: RINGBACK,
  incoming: OFFERING,
  waiting: OFFERING,
};
/** A modem with one call at most that can tell it. */
const listing: ModemProfile = {
  ...chooseProfile(identity),
  name: 'listing',
  fits: ({ info }) => info.includes('LISTING'),
  callList: {
    command: 'AT+CLCC',
    heads: ['+CLCC:'],
    read: (lines) =>
      lines.flatMap((line) => {
        const call = parseListedCall(line);
        if (call === null || call.state === 'released' || !call.voice) return [];
        return { direction: call.direction, state: states[call.state], number: call.number };
      }),
  },
};
const listAnswers = { ...voiceAnswers, ATI0: 'LISTING|OK', 'AT+CLCC': 'OK' };
const dataAnswers = { ...voiceAnswers, 'AT+FCLASS=?': '0|OK' };
const calling = (dir: number, stat: number): string => `+CLCC: 1,${dir},${stat},0,0,"5550142",129|OK`;
/** Nothing of this may be sent to a modem that may have a call, unless somebody ends the call. */
const harmful = /^AT.*(Z|&F|H|D[TP]|A$|O)|^AT\+FCLASS=\d/;
/** Answers nothing. */
const silence = new Proxy({}, { has: () => true, get: () => null });
const minute = 60_000;
const hour = 3_600_000;

/** Counts attempts to open the port. */
function countOpens(modem: ScriptedModem): { count: number } {
  const opens = { count: 0 };
  const open = modem.open.bind(modem);
  modem.open = (...args) => {
    opens.count++;
    return open(...args);
  };
  return opens;
}

async function voiceCall(w: ProviderWorld): Promise<number> {
  const call = w.makeCall();
  await w.scheduler.advance(3000);
  w.modem.lines('VCON');
  await w.scheduler.advance(100);
  expect(w.stateOf(call)).toBe('CONNECTED');
  w.fresh();
  return call;
}

describe('a line that was lost', () => {
  test('ends everything in order; hung up without an unplug, it comes back by itself', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    const call = await voiceCall(w);
    w.drop(call as never);
    w.modem.hangUp();
    expect(w.events).toEqual([
      'reply 2 RESOURCEUNAVAIL unknown',
      'DISCONNECTED UNAVAIL',
      'IDLE',
      'LINE_CLOSE',
      'service lost unplugged',
    ]);
    w.open();
    w.events.length = 0;
    await w.scheduler.advance(5000);
    expect(w.events).toEqual(['service opening none', 'service ready none']);
  });

  test('and is unplugged is not tried in vain, and comes back at once when it is plugged in', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    const opens = countOpens(w.modem);
    w.modem.unplug();
    w.open();
    await w.scheduler.advance(hour);
    expect(opens.count).toBe(1);
    expect(w.events).toEqual(['LINE_CLOSE', 'service lost unplugged']);
    w.replug(voiceAnswers);
    await w.scheduler.advance(1000);
    expect(w.events.slice(2)).toEqual(['service closed none', 'service opening none', 'service ready none']);
  });

  test('is lost too when only the browser tells that the device is gone', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.modem.refusal = 'gone';
    w.provider.portGone('port');
    w.provider.portGone('port');
    w.provider.portGone('another');
    expect(w.events).toEqual(['LINE_CLOSE', 'service lost unplugged']);
    expect(w.modem.state).toBe('closed');
  });

  test.each<[string, string, Partial<ScriptedModem>, Partial<ScriptedModem>]>([
    ['whose port is busy', 'portBusy', { refusal: 'busy' }, { refusal: null }],
    ['whose port fails', 'portFailed', { refusal: 'failed' }, { refusal: null }],
    ['that opens and never answers', 'noAnswer', { answers: silence }, { answers: voiceAnswers }],
  ])('%s says so, and is tried for ever', async (_what, reason, hurt, heal) => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    const opens = countOpens(w.modem);
    Object.assign(w.modem, hurt);
    w.modem.hangUp('failed');
    w.open();
    await w.scheduler.advance(hour);
    expect(w.events.at(-1)).toBe(`service failed ${reason}`);
    // Six short waits, then one of a minute each, less or more by a quarter.
    expect(opens.count).toBeGreaterThan(40);
    expect(opens.count).toBeLessThan(90);
    Object.assign(w.modem, heal);
    await w.scheduler.advance(1.25 * LONGEST_WAIT_MS + 10_000);
    expect(w.events.at(-1)).toBe('service ready none');
  });

  test.each([0, minute])('while it was being set up comes back too, opened again after %i ms', async (pauseMs) => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.modem.hangUp();
    w.open();
    await w.scheduler.advance(1500);
    w.modem.hangUp();
    expect(w.events.at(-1)).not.toBe('service ready none');
    await w.scheduler.advance(pauseMs);
    expect(w.events.at(-1)).toBe('service lost unplugged');
    w.open();
    await w.scheduler.advance(10_000);
    expect(w.events.at(-1)).toBe('service ready none');
  });

  test('is left alone while nobody wants calls, and tried at once when somebody does', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    const opens = countOpens(w.modem);
    w.modem.hangUp('failed');
    await w.scheduler.advance(hour);
    expect(opens.count).toBe(0);
    w.open();
    await w.scheduler.advance(1000);
    expect(w.events.at(-1)).toBe('service ready none');
  });

  test('again and again right after it came back is not tried in a tight loop', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    const opens = countOpens(w.modem);
    const until = w.scheduler.now() + 10 * minute;
    while (w.scheduler.now() < until) {
      if (w.events.at(-1) === 'service ready none') w.modem.hangUp('failed');
      if (w.events.includes('LINE_CLOSE')) {
        w.events.length = 0;
        w.open();
      }
      await w.scheduler.advance(500);
      if (w.events.length === 0 && opens.count === 0) w.modem.hangUp('failed');
    }
    expect(opens.count).toBeGreaterThan(3);
    expect(opens.count).toBeLessThan(20);
  });
});

describe('the first bytes to a modem that may have a call', () => {
  test.each([
    ['one that answers', (modem: ScriptedModem): unknown => modem],
    [
      'one that was left in Q1',
      (modem: ScriptedModem) => Object.assign(modem, { answers: { ...modem.answers, AT: null } }),
    ],
    ['one in data state', (modem: ScriptedModem) => inDataState(modem)],
  ])('of %s change nothing', async (_what, prepare) => {
    const w = new ProviderWorld();
    await w.inService(dataAnswers);
    w.modem.hangUp();
    w.modem.heard.length = 0;
    prepare(w.modem);
    w.open();
    await w.scheduler.advance(20_000);
    expect(w.events.at(-1)).toMatch(/service ready none|UNKNOWN/);
    expect(w.modem.heard.slice(0, 1)).toEqual(['AT']);
    const first = w.modem.heard.slice(
      0,
      w.modem.heard.findIndex((line) => /^AT(X4|\+VCID=1)/.test(line)),
    );
    expect(first.length).toBeGreaterThan(1);
    expect(new Set(first)).toEqual(new Set(first.filter((line) => /^(AT|ATQ0V1E0|\+\+\+|ATE0V1Q0)$/.test(line))));
  });

  test('of one that has a call do not end it later either', async () => {
    const w = new ProviderWorld({ profiles: [listing] });
    await w.inService({ ...listAnswers, 'AT+CLCC': calling(0, 0) });
    w.replug({ ...listAnswers, 'AT+CLCC': calling(0, 0) });
    w.open();
    await w.scheduler.advance(minute);
    expect(w.modem.heard.slice(0, 3)).toEqual(['AT', 'ATE0V1Q0', 'AT+CLCC']);
    expect(w.modem.heard.filter((line) => harmful.test(line))).toEqual([]);
  });
});

/** In data state only the escape sequence is heard. */
function inDataState(modem: ScriptedModem): ScriptedModem {
  const { answers } = modem;
  const write = modem.write.bind(modem);
  modem.answers = silence;
  modem.write = (bytes) => {
    if (String.fromCharCode(...bytes) === '+++') modem.answers = answers;
    return write(bytes);
  };
  return modem;
}

describe('a call that is still there', () => {
  test.each([
    [0, 0, 'CONNECTED', LINECALLORIGIN.OUTBOUND],
    [0, 1, 'ONHOLD', LINECALLORIGIN.OUTBOUND],
    [0, 2, 'DIALING', LINECALLORIGIN.OUTBOUND],
    [0, 3, 'RINGBACK', LINECALLORIGIN.OUTBOUND],
    [1, 4, 'OFFERING', LINECALLORIGIN.INBOUND],
    [1, 0, 'CONNECTED', LINECALLORIGIN.INBOUND],
  ])('and that the modem tells (+CLCC %i,%i) is announced as %s', async (dir, stat, state, origin) => {
    const w = new ProviderWorld({ profiles: [listing] });
    await w.inService(listAnswers);
    w.modem.hangUp();
    w.modem.answers['AT+CLCC'] = calling(dir, stat);
    w.open();
    await w.scheduler.advance(3000);
    expect(w.events.slice(-3)).toEqual(['service ready none', 'NEWCALL', state]);
    const call = w.announced[0]!;
    expect(w.infoOf(call)).toMatchObject({
      origin,
      reason: LINECALLREASON.UNAVAIL,
      callerId: dir === 1 ? '5550142' : '',
      calledId: dir === 0 ? '5550142' : '',
    });
    // It is followed until it ends, and can be ended.
    w.events.length = 0;
    if (state !== 'CONNECTED') {
      w.modem.answers['AT+CLCC'] = calling(dir, 0);
      await w.scheduler.advance(3000);
      expect(w.events).toEqual(['CONNECTED']);
    }
    w.modem.answers['AT+CLCC'] = 'OK';
    await w.scheduler.advance(3000);
    expect(w.events.at(-1)).toBe('DISCONNECTED UNKNOWN');
    w.modem.heard.length = 0;
    await w.scheduler.advance(minute);
    expect(w.modem.heard).toEqual([]);
  });

  test('is announced to the first who opens the line, and dropped by ATH', async () => {
    const w = new ProviderWorld({ profiles: [listing] });
    await w.add({ ...listAnswers, 'AT+CLCC': `+CLCC: 2,0,1,0,0,"5550177",129|${calling(1, 0)}` });
    expect(w.modem.heard.filter((line) => harmful.test(line))).toEqual([]);
    w.open();
    await w.scheduler.advance(1000);
    expect(w.events.slice(-2)).toEqual(['NEWCALL', 'CONNECTED']);
    w.fresh();
    w.drop(w.announced[0]!);
    await w.scheduler.advance(1000);
    expect(w.modem.heard.filter((line) => line !== 'AT+CLCC')).toEqual(['ATH']);
    expect(w.events).toEqual(['IDLE', 'reply 1 SUCCESS']);
  });

  test('is not dialled into: the new call fails, the one that is there is announced', async () => {
    const w = new ProviderWorld({ profiles: [listing] });
    await w.add(listAnswers);
    w.open();
    await w.scheduler.advance(1000);
    w.modem.hangUp();
    w.modem.answers['AT+CLCC'] = calling(0, 0);
    w.replug(w.modem.answers);
    w.open(0);
    w.events.length = 0;
    w.makeCall();
    await w.scheduler.advance(3000);
    expect(w.events).toEqual([
      'service opening none',
      'service ready none',
      'reply 1 RESOURCEUNAVAIL',
      'NEWCALL',
      'CONNECTED',
    ]);
    expect(w.modem.heard.some((line) => line.startsWith('ATD'))).toBe(false);
  });

  test('on an analog line where calls outlive their port is announced as UNKNOWN, and can be dropped', async () => {
    const w = new ProviderWorld({ hangUpOnClose: false });
    await w.inService(voiceAnswers);
    await voiceCall(w);
    w.modem.hangUp();
    w.open();
    await w.scheduler.advance(3000);
    expect(w.events.slice(-3)).toEqual(['service ready none', 'NEWCALL', 'UNKNOWN']);
    const call = w.announced[0]!;
    expect(w.infoOf(call)).toMatchObject({ origin: LINECALLORIGIN.UNAVAIL, callerId: '', calledId: '' });
    w.fresh();
    w.drop(call);
    await w.scheduler.advance(1000);
    expect(w.modem.heard).toEqual(['ATH']);
    expect(w.events.slice(0, 2)).toEqual(['IDLE', 'reply 2 SUCCESS']);
  });

  test('and UNKNOWN ends with its tones', async () => {
    const w = new ProviderWorld({ hangUpOnClose: false });
    await w.inService(voiceAnswers);
    await voiceCall(w);
    w.replug(voiceAnswers);
    w.open();
    await w.scheduler.advance(3000);
    w.modem.say('\x10b');
    await w.scheduler.advance(100);
    expect(w.events.slice(-2)).toEqual(['UNKNOWN', 'DISCONNECTED NORMAL']);
  });

  test('is not claimed on an analog line whose port hangs up when it closes, nor where none was', async () => {
    for (const [hangUpOnClose, withCall] of [
      [true, true],
      [false, false],
    ] as const) {
      const w = new ProviderWorld({ hangUpOnClose });
      await w.inService(voiceAnswers);
      if (withCall) await voiceCall(w);
      w.modem.hangUp();
      w.open();
      await w.scheduler.advance(minute);
      expect(w.events.at(-1)).toBe('service ready none');
    }
  });

  test('in data state is fetched into command state, and UNKNOWN until its carrier goes', async () => {
    const w = new ProviderWorld();
    w.modem = inDataState(new ScriptedModem({ ...dataAnswers }));
    w.modem.carrier = true;
    await w.addModem();
    w.open();
    await w.scheduler.advance(1000);
    expect(w.events.slice(-2)).toEqual(['NEWCALL', 'UNKNOWN']);
    w.modem.carrier = false;
    await w.scheduler.advance(1000);
    expect(w.events.at(-1)).toBe('DISCONNECTED NORMAL');
    expect(w.modem.heard.filter((line) => harmful.test(line))).toEqual([]);
  });
});

describe('the machine has slept', () => {
  test('each open line is asked with a line that does nothing; one that does not answer is lost', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.scheduler.sleep(hour);
    await w.scheduler.advance(5000);
    expect(w.modem.heard).toEqual(['AT']);
    expect(w.events).toEqual([]);
    w.modem.answers = silence;
    w.scheduler.sleep(hour);
    await w.scheduler.advance(20_000);
    expect(w.events.slice(0, 2)).toEqual(['LINE_CLOSE', 'service failed noAnswer']);
    expect(w.modem.heard.filter((line) => harmful.test(line))).toEqual([]);
  });

  test('what came during the sleep counts, not the time limit that leapt past', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    const call = w.makeCall();
    await w.scheduler.advance(3000);
    w.fresh();
    w.scheduler.sleep(hour);
    const woken = w.scheduler.advance(100);
    w.modem.lines('VCON');
    await woken;
    await w.scheduler.advance(5000);
    expect(w.events).toEqual(['CONNECTED']);
    expect(w.stateOf(call)).toBe('CONNECTED');
    // A voice call leaves the modem in command state: what is not taken back is asked.
    expect(w.modem.heard).toEqual(['AT']);
  });

  test('a dial of which nothing came ends by its limit, and nothing is sent to it before', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.makeCall();
    await w.scheduler.advance(3000);
    w.fresh();
    w.scheduler.sleep(hour);
    await w.scheduler.advance(1900);
    expect(w.modem.heard).toEqual([]);
    await w.scheduler.advance(20_000);
    expect(w.events).toContain('DISCONNECTED NOANSWER');
  });

  test('a request whose answer may have come in the sleep ends once, with outcome unknown', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.modem.lines('RING');
    await w.scheduler.advance(100);
    w.answer(w.announced[0]!);
    await w.scheduler.advance(1000);
    w.fresh();
    w.scheduler.sleep(hour);
    await w.scheduler.advance(minute);
    expect(w.events.filter((event) => event.startsWith('reply'))).toEqual(['reply 1 OPERATIONFAILED unknown']);
  });

  test('a connected analog call is in doubt, also where only the wall clock tells of the sleep; it can be dropped', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    const call = await voiceCall(w);
    w.scheduler.sleep(hour, 'stops');
    await w.scheduler.advance(10_000);
    expect(w.events).toEqual(['UNKNOWN']);
    w.fresh();
    w.drop(call as never);
    await w.scheduler.advance(1000);
    expect(w.events).toEqual(['IDLE', 'reply 2 SUCCESS']);
    expect(w.modem.heard).toEqual(['ATH']);
  });

  test('a call whose carrier is seen needs no question', async () => {
    const w = new ProviderWorld();
    w.modem = new ScriptedModem({ ...dataAnswers });
    w.modem.carrier = false;
    await w.addModem();
    w.open();
    w.makeCall();
    await w.scheduler.advance(3000);
    w.modem.carrier = true;
    w.modem.lines('CONNECT');
    await w.scheduler.advance(1000);
    w.fresh();
    w.scheduler.sleep(hour);
    await w.scheduler.advance(10_000);
    expect([w.events, w.modem.heard]).toEqual([[], []]);
    w.scheduler.sleep(hour);
    w.modem.carrier = false;
    await w.scheduler.advance(10_000);
    expect(w.events).toEqual(['DISCONNECTED NORMAL']);
  });

  test('where the modem tells, its calls are as it says', async () => {
    const w = new ProviderWorld({ profiles: [listing] });
    await w.inService(listAnswers);
    await voiceCall(w);
    w.modem.answers['AT+CLCC'] = calling(0, 0);
    w.scheduler.sleep(hour);
    await w.scheduler.advance(5000);
    expect(w.events).toEqual([]);
    w.modem.answers['AT+CLCC'] = 'OK';
    w.scheduler.sleep(hour);
    await w.scheduler.advance(5000);
    expect(w.events).toEqual(['DISCONNECTED UNKNOWN']);
  });

  test('an offer may ring on; without a ring it ends as ever', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.modem.lines('RING');
    await w.scheduler.advance(100);
    w.fresh();
    w.scheduler.sleep(hour);
    await w.scheduler.advance(6000);
    w.modem.lines('RING');
    await w.scheduler.advance(6000);
    expect(w.events).toEqual(['RINGING 1']);
    await w.scheduler.advance(6000);
    expect(w.events.slice(1)).toEqual(['DISCONNECTED UNKNOWN', 'IDLE']);
  });

  test('a lost line is tried at once', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.modem.refusal = 'busy';
    w.modem.hangUp('failed');
    w.open();
    await w.scheduler.advance(10 * minute);
    w.modem.refusal = null;
    w.scheduler.sleep(2 * minute);
    await w.scheduler.advance(1000);
    expect(w.events.at(-1)).toBe('service ready none');
  });

  test('after the end of the provider nothing waits', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.provider.providerShutdown();
    await w.scheduler.advance(minute);
    expect(w.scheduler.pending).toBe(0);
  });
});

describe('a line that is forgotten', () => {
  test('in a call: its requests, its call and the line end, it is removed, and hung up before the port closes', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    await voiceCall(w);
    const forgotten = w.provider.forgetLine(41);
    expect(w.events).toEqual(['DISCONNECTED UNAVAIL', 'IDLE', 'LINE_CLOSE', 'remove 41']);
    await w.scheduler.advance(2000);
    expect(await forgotten).toBe('port');
    expect(w.modem.heard).toEqual(['ATH']);
    expect(w.modem.state).toBe('closed');
    expect(await w.provider.forgetLine(41)).toBeUndefined();
    w.replug(voiceAnswers);
    await w.scheduler.advance(minute);
    expect(w.events).toHaveLength(4);
  });

  test('while it is lost or tried again is removed, and tried no more', async () => {
    const w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.modem.refusal = 'busy';
    w.modem.hangUp('failed');
    w.open();
    await w.scheduler.advance(minute);
    const opens = countOpens(w.modem);
    w.events.length = 0;
    await w.provider.forgetLine(41);
    await w.scheduler.advance(10 * minute);
    expect(w.events).toEqual(['LINE_CLOSE', 'remove 41']);
    expect(opens.count).toBe(0);
  });
});

test('whether closing the port hangs up is told to the modem', async () => {
  for (const [hangUpOnClose, command] of [
    [undefined, 'ATX4&C1&D2S0=0'],
    [true, 'ATX4&C1&D2S0=0'],
    [false, 'ATX4&C1&D0S0=0'],
  ] as const) {
    const w = new ProviderWorld(hangUpOnClose === undefined ? {} : { hangUpOnClose });
    await w.add(voiceAnswers);
    expect(w.modem.heard.filter((line) => line.includes('&D'))).toEqual([command]);
  }
});

test('where DTR does nothing, a data call is ended by the escape sequence alone', async () => {
  const w = new ProviderWorld({ hangUpOnClose: false });
  w.modem = new ScriptedModem({ ...dataAnswers });
  w.modem.carrier = false;
  await w.addModem();
  w.open();
  const call = w.makeCall();
  await w.scheduler.advance(3000);
  w.modem.carrier = true;
  w.modem.lines('CONNECT');
  await w.scheduler.advance(1000);
  w.fresh();
  w.modem.signals.length = 0;
  w.drop(call);
  await w.scheduler.advance(5000);
  expect(w.modem.heard).toEqual(['+++', 'ATH']);
  expect(w.modem.signals).toEqual([]);
  expect(w.events).toEqual(['IDLE', 'reply 2 SUCCESS']);
});
