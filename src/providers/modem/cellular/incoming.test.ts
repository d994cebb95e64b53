import { beforeEach, describe, expect, test } from 'vitest';
import { LINECALLFEATURE, LINECALLPARTYID, LINEMEDIAMODE } from '../../../tspi/generated/constants.js';
import { out } from '../../../tspi/result.js';
import type { LineCallStatus } from '../../../tspi/structures.js';
import { CellularWorld } from './testing/cellular-world.js';

let w: CellularWorld;

beforeEach(() => {
  w = new CellularWorld();
});

describe('a call comes in', () => {
  test('with its number, is answered, and the other end hangs up (transcript 06)', async () => {
    await w.start();
    const theirs = w.cell.ringIn('+491713920012');
    expect(await w.told(100)).toEqual(['2001 NEWCALL', '2001 OFFERING']);
    const call = w.announced[0]!;
    expect(w.infoOf(call)).toMatchObject({ callerId: '+491713920012', callerIdFlags: LINECALLPARTYID.ADDRESS });
    await w.told(4900);
    w.cell.ring('+491713920012');
    expect(await w.told(1200)).toEqual([]);
    w.answer(call);
    expect(await w.told(500)).toEqual(['2001 CONNECTED', 'reply 1 SUCCESS']);
    expect(w.heard()).toEqual(['ATA']);
    expect(await w.told(8000)).toEqual([]);
    w.cell.gone(theirs);
    w.cell.lines('NO CARRIER');
    expect(await w.told(100)).toEqual(['2001 DISCONNECTED NORMAL']);
  });

  test('each ring is told of the line, counted', async () => {
    await w.start();
    w.cell.ringIn('+491713920012');
    await w.scheduler.advance(5000);
    w.cell.ring('+491713920012');
    await w.scheduler.advance(100);
    expect(w.events.filter((event) => event.startsWith('RINGING'))).toEqual(['RINGING 0', 'RINGING 1']);
  });

  test.each([
    ['"",128,,,,1', LINECALLPARTYID.BLOCKED],
    ['"",128,,,,2', LINECALLPARTYID.OUTOFAREA],
    ['"",128', LINECALLPARTYID.BLOCKED],
    ['"",129', LINECALLPARTYID.UNKNOWN],
    ['"5550100",129,"",0,"Ann",0', LINECALLPARTYID.ADDRESS | LINECALLPARTYID.NAME],
  ])('from +CLIP: %s', async (clip, flags) => {
    await w.start();
    w.cell.ringIn('');
    w.cell.lines(`+CLIP: ${clip}`);
    await w.told(200);
    expect(w.infoOf(w.announced[0]!)?.callerIdFlags).toBe(flags);
  });

  test('and stops ringing: where the list has it, as soon as it has not', async () => {
    await w.start();
    const theirs = w.cell.ringIn('+491713920012');
    await w.told(3000);
    w.cell.gone(theirs);
    expect(await w.told(1100)).toEqual(['2001 DISCONNECTED NORMAL', '2001 IDLE']);
    w.cell.lines('+CRING: VOICE');
    expect(await w.told(1000)).toEqual([]);
  });

  test('and stops ringing: where no list shows it, by silence', async () => {
    await w.start({ 'AT+CLCC': 'OK' });
    w.cell.lines('+CRING: VOICE', '+CLIP: "",128,,,,1');
    expect(await w.told(100)).toEqual(['2001 NEWCALL', '2001 OFFERING']);
    await w.told(4900);
    w.cell.lines('+CRING: VOICE', '+CLIP: "",128,,,,1');
    expect(await w.told(7900)).toEqual([]);
    expect(await w.told(200)).toEqual(['2001 DISCONNECTED UNKNOWN', '2001 IDLE']);
  });

  test.each(['NO CARRIER', 'MISSED_CALL: 10:21AM 5550100', '^CEND:1,0,104,16', 'VOICE CALL: END'])(
    'and stops ringing: where no list shows it, by %s',
    async (line) => {
      await w.start({ 'AT+CLCC': 'OK' });
      w.cell.lines('RING');
      await w.told(2000);
      w.cell.lines(line);
      expect(await w.told(200)).toEqual(['2001 DISCONNECTED NORMAL', '2001 IDLE']);
    },
  );

  test('is answered where no list shows it', async () => {
    await w.start({ 'AT+CLCC': 'OK', ATA: 'OK' });
    w.cell.lines('RING');
    await w.told(100);
    w.answer(w.announced[0]!);
    expect(await w.told(500)).toEqual(['2001 CONNECTED', 'reply 1 SUCCESS']);
    w.cell.lines('NO CARRIER');
    expect(await w.told(500)).toEqual(['2001 DISCONNECTED NORMAL']);
  });

  test('is refused with +CHUP', async () => {
    await w.start();
    w.cell.ringIn('5550100', 129);
    await w.told(100);
    w.drop(w.announced[0]!);
    expect(await w.told(500)).toEqual(['2001 IDLE', 'reply 1 SUCCESS']);
    expect(w.heard()).toEqual(['AT+CHUP']);
  });

  test('is gone before it is answered: the call ends, then the request', async () => {
    await w.start();
    const theirs = w.cell.ringIn('5550100', 129);
    await w.told(100);
    w.cell.gone(theirs);
    w.answer(w.announced[0]!);
    expect(await w.told(500)).toEqual(['2001 DISCONNECTED NORMAL', '2001 IDLE', 'reply 1 OPERATIONFAILED']);
  });

  test('that is no voice call is none', async () => {
    await w.start({ 'AT+CLCC': '+CLCC: 1,1,4,1,0,"5550100",129|OK' });
    w.provider.lineSetDefaultMediaDetection(w.hdLine, LINEMEDIAMODE.INTERACTIVEVOICE);
    w.cell.lines('+CRING: REL ASYNC');
    expect(await w.told(1000)).toEqual([]);
  });

  test.each([
    ['FAX', 2, LINEMEDIAMODE.G3FAX],
    ['ASYNC', 1, LINEMEDIAMODE.DATAMODEM],
    ['SYNC', 1, LINEMEDIAMODE.DATAMODEM],
    ['REL ASYNC', 1, LINEMEDIAMODE.DATAMODEM],
  ])(
    'that is %s is offered as that where it is wanted, by the list and without one, and can only be refused',
    async (type, mode, media) => {
      for (const list of [`+CLCC: 1,1,4,${mode},0,"5550100",129|OK`, 'OK']) {
        w = new CellularWorld();
        await w.start({ 'AT+CLCC': 'OK' });
        w.cell.script['AT+CLCC'] = list;
        w.provider.lineSetDefaultMediaDetection(w.hdLine, LINEMEDIAMODE.INTERACTIVEVOICE | media);
        w.cell.lines(`+CRING: ${type}`);
        expect(await w.told(1000)).toEqual(['2001 NEWCALL', '2001 OFFERING']);
        const call = w.announced[0]!;
        expect(w.infoOf(call)?.mediaMode).toBe(media);
        const status = out<LineCallStatus | null>(null);
        w.provider.lineGetCallStatus(call, status);
        const features = status.value?.callFeatures ?? 0;
        expect(features & (LINECALLFEATURE.ANSWER | LINECALLFEATURE.DROP | LINECALLFEATURE.REDIRECT)).toBe(
          LINECALLFEATURE.DROP,
        );
        expect(w.request((id) => w.provider.lineAnswer(id, call))).toBe('OPERATIONUNAVAIL');
        w.cell.script['AT+CLCC'] = 'OK';
        w.drop(call);
        expect(await w.told(500)).toContain('2001 IDLE');
        expect(w.heard()).not.toContain('ATA');
      }
    },
  );

  test('of packet data is none', async () => {
    await w.start({ 'AT+CLCC': 'OK' });
    w.provider.lineSetDefaultMediaDetection(w.hdLine, 0xffffff);
    w.cell.lines('+CRING: GPRS "IP"');
    expect(await w.told(1000)).toEqual([]);
  });

  test('with the same index as the one before, from somebody else', async () => {
    await w.start();
    w.cell.gone(w.cell.ringIn('5550100', 129));
    w.cell.ringIn('5550111', 129);
    await w.told(100);
    w.cell.gone(w.cell.list[0]!);
    w.cell.ringIn('5550122', 129);
    expect(await w.told(1100)).toEqual(['2001 DISCONNECTED NORMAL', '2001 IDLE', '2002 NEWCALL', '2002 OFFERING']);
    expect(w.infoOf(w.announced[1]!)?.callerId).toBe('5550122');
  });
});

test('rings and callers between the lines of an answer are heard (transcript 17)', async () => {
  await w.start();
  w.cell.script['AT+CLCC'] = () => {
    w.cell.script['AT+CLCC'] = '+CLCC: 1,1,4,0,0,"5550100",129|OK';
    return '+CMTI: "SM",1|RING|+CLIP: "5550100",129,,,,0|OK';
  };
  w.cell.lines('+CIEV: 6,1');
  expect(await w.told(100)).toEqual(['2001 NEWCALL', '2001 OFFERING']);
  expect(w.infoOf(w.announced[0]!)?.callerId).toBe('5550100');
});
