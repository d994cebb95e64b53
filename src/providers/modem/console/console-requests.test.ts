import { beforeEach, describe, expect, it } from 'vitest';
import { cancelBlock, commandBlock, type ConsoleReply } from '../../../tspi/console-commands.js';
import { readService } from '../../../tspi/line-services.js';
import { out, type HdCall, type HtCall } from '../../../tspi/result.js';
import { ProviderWorld } from '../testing/provider-world.js';
import { voiceAnswers } from '../testing/scripted-modem.js';

let w: ProviderWorld;

beforeEach(async () => {
  w = new ProviderWorld();
  await w.inService({
    ...voiceAnswers,
    ATI3: 'Sportster|V.92|OK',
    'AT+CREG?': '+CREG: 0,1|OK',
    'AT+CREG?;+CSQ': '+CREG: 2,"1A2B","00C3"|+CREG: 0,1|+CSQ: 20,99|OK',
    'AT+XSLOW': null,
    'AT+XNO': '+CME ERROR: 10',
    ATX3: 'OK',
  });
  w.modem.heard.length = 0;
});

function send(text: string, timeoutMs = 5000): { readonly result: string; readonly reply: () => ConsoleReply } {
  const block = commandBlock({ text, timeoutMs });
  const result = w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, block));
  return { result, reply: () => readService(block) as ConsoleReply };
}

const cancel = (): string => w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, cancelBlock()));
const dial = (): string =>
  w.request((id) => w.provider.lineMakeCall(id, w.hdLine, 1 as HtCall, out<HdCall | 0>(0), '5550100', 0, null));

describe('a command', () => {
  it('is answered with its lines and its result, and only asks: nothing else is sent', async () => {
    const { reply } = send('ATI3');
    await w.scheduler.advance(500);
    expect(reply()).toEqual({
      kind: 'answered', lines: ['Sportster', 'V.92'], result: 'OK', ok: true, cut: false, setUpAgain: false,
    }); // prettier-ignore
    expect(w.modem.heard).toEqual(['ATI3']);
  });

  it('has as its answer the lines with its names, and none that has another shape', async () => {
    const { reply } = send('AT+CREG?;+CSQ');
    await w.scheduler.advance(500);
    expect(reply()).toMatchObject({ lines: ['+CREG: 0,1', '+CSQ: 20,99'] });
  });

  it('that the modem refuses is answered with what it said', async () => {
    const { reply } = send('AT+XNO');
    await w.scheduler.advance(3000);
    expect(reply()).toMatchObject({ kind: 'answered', ok: false, result: '+CME ERROR: 10' });
  });

  it('that sets something is followed by what calls need', async () => {
    const { reply } = send('ATX3');
    await w.scheduler.advance(5000);
    expect(reply()).toMatchObject({ ok: true, setUpAgain: true });
    expect(w.modem.heard.slice(0, 2)).toEqual(['ATX3', 'ATE0V1Q0']);
    expect(w.modem.heard.some((text) => text.includes('S0=0'))).toBe(true);
    expect(w.modem.heard).not.toContain('AT+FCLASS=8');
  });

  it('that would make a call is not sent, and says what it was', async () => {
    const { reply } = send('ATI3D5550100');
    await w.scheduler.advance(500);
    expect(reply()).toEqual({ kind: 'refused', reason: 'dial', command: 'ATD' });
    expect(w.modem.heard).toEqual([]);
  });

  it.each(['', 'I3', 'ATI3\r', `AT${'I'.repeat(249)}`])('%j is none: INVALPARAM', (text) => {
    expect(send(text).result).toBe('INVALPARAM');
  });

  it.each([0, 400_000, Number.NaN])('has a time of its own: %s is none', (timeoutMs) => {
    expect(send('ATI3', timeoutMs).result).toBe('INVALPARAM');
  });
});

describe('one at a time', () => {
  it('a second one is told that another is out', async () => {
    send('AT+XSLOW');
    await w.scheduler.advance(100);
    const { reply } = send('ATI3');
    await w.scheduler.advance(100);
    expect(reply()).toEqual({ kind: 'occupied' });
    expect(w.modem.heard).toEqual(['AT+XSLOW']);
  });

  it('its time limit ends it, and the line goes on', async () => {
    const { reply } = send('AT+XSLOW', 2000);
    await w.scheduler.advance(10_000);
    expect(reply()).toEqual({ kind: 'timeout' });
    const next = send('ATI3');
    await w.scheduler.advance(2000);
    expect(next.reply()).toMatchObject({ kind: 'answered', lines: ['Sportster', 'V.92'] });
  });

  it('it can be taken back', async () => {
    const { reply } = send('AT+XSLOW', 60_000);
    await w.scheduler.advance(500);
    expect(cancel()).toMatch(/^\d+$/);
    await w.scheduler.advance(15_000);
    expect(reply()).toEqual({ kind: 'cancelled', sent: true });
  });

  it('a call does not wait for it', async () => {
    const { reply } = send('AT+XSLOW', 60_000);
    await w.scheduler.advance(500);
    dial();
    await w.scheduler.advance(15_000);
    expect(w.modem.heard).toContain('ATDT5550100');
    expect(reply()).toEqual({ kind: 'timeout' });
  });
});

it('while a number is dialled nothing is sent: INUSE', async () => {
  dial();
  await w.scheduler.advance(500);
  expect(send('ATI3').result).toBe('INUSE');
});

it('a modem that goes ends it, once', async () => {
  send('AT+XSLOW');
  await w.scheduler.advance(100);
  w.modem.unplug();
  await w.scheduler.advance(1000);
  expect(w.events.filter((event) => event.startsWith('reply'))).toEqual(['reply 1 RESOURCEUNAVAIL unknown']);
});
