import { describe, expect, it } from 'vitest';
import { SCANNERS } from '../core/testing/scanning.js';
import { TestChannel } from './testing/test-channel.js';

const PDU = '07915155109099F9040C91947131290043000052304181237040274F39B92C07D16EB1';

describe.each(SCANNERS)('with the scanner in %s, a line that has a second one', (_kind, createScanner) => {
  it.each([
    ['+CMT: ,54', PDU],
    ['+CMT: "+15550100011",,"25/03/14,18:32:07+04"', 'OK'],
    ['+CMT: "+15550100011",,"25/03/14,18:32:07+04"', 'NO CARRIER'],
    ['+CMT: "+15550100011",,"25/03/14,18:32:07+04"', 'RING'],
    ['+CMT: "+15550100011",,"25/03/14,18:32:07+04"', '+CMT: ,54'],
    ['+CMT: "+15550100011",,"25/03/14,18:32:07+04"', '+CME ERROR: 4'],
    ['+CDS: 25', PDU],
    ['+CBM: 88', PDU],
    ['+CBM: 16,50,1,1,1', 'AT'],
  ])('%s with %s is told with it, alone and within an answer, however it is cut', async (head, payload) => {
    const says = `\r\n+CSQ: 21,99\r\n\r\n${head}\r\n${payload}\r\n\r\nOK\r\n`;
    for (let cut = 0; cut <= says.length; cut++) {
      const test = new TestChannel(createScanner());
      test.from(`\r\n${head}\r\n${payload}\r\n`);
      await test.send('AT+CSQ', { heads: ['+CSQ:'] });
      test.from(says.slice(0, cut));
      test.from(says.slice(cut));
      expect(test.heard).toEqual([`${head} → ${payload}`, `${head} → ${payload}`]);
      expect(test.ended).toEqual(['ok | +CSQ: 21,99']);
    }
  });

  it('is told alone when the second does not come in time, and takes nothing after that', async () => {
    const test = new TestChannel(createScanner());
    test.from('\r\n+CMT: ,54\r\n');
    await test.scheduler.advance(1999);
    expect(test.heard).toEqual([]);
    await test.scheduler.advance(1);
    test.from('\r\nRING\r\n');
    expect(test.heard).toEqual(['+CMT: ,54', 'ring']);
    expect(test.scheduler.pending).toBe(0);
  });

  it('keeps its second while the channel looks for its place', async () => {
    const test = new TestChannel(createScanner());
    await test.send('AT+CGMR');
    await test.scheduler.advance(1500);
    test.from(`\r\n+CMT: ,54\r\n${PDU}\r\n\r\n013\r\n\r\nOK\r\n`);
    expect(test.heard).toEqual([`+CMT: ,54 → ${PDU}`]);
    await test.scheduler.advance(20);
    expect(test.channel.idle).toBe(true);
  });

  it('is a line of the answer where the command has declared its head', async () => {
    const test = new TestChannel(createScanner());
    await test.send('AT+CMT', { heads: ['+CMT:'] });
    test.from('\r\n+CMT: 1\r\n\r\nOK\r\n');
    expect([test.ended, test.heard]).toEqual([['ok | +CMT: 1'], []]);
  });

  it('is forgotten when the channel ends', async () => {
    const test = new TestChannel(createScanner());
    test.from('\r\n+CMT: ,54\r\n');
    test.channel.failAll();
    await test.scheduler.advance(5000);
    expect([test.heard, test.scheduler.pending]).toEqual([[], 0]);
  });

  it('is not a status report in text mode, which is one line: 27.005, 3.4.1', () => {
    const test = new TestChannel(createScanner());
    test.from('\r\n+CDS: 6,3,"+15550100011",145,"25/03/14,18:32:07+04","25/03/14,18:32:09+04",0\r\n\r\nRING\r\n');
    expect(test.heard).toEqual([expect.stringMatching(/^\+CDS: 6,3/), 'ring']);
  });
});
