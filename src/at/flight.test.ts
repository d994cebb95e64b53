import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, cut, SCANNERS } from '../core/testing/scanning.js';
import { listAnswer, registrationAnswer } from './responses/answer-shapes.js';
import { TestChannel } from './testing/test-channel.js';

describe.each(SCANNERS)('with the scanner in %s', (_kind, createScanner) => {
  describe('a head that answers and unsolicited lines share', () => {
    it('is told apart by shape while its command waits', async () => {
      const test = new TestChannel(createScanner());
      await test.send('AT+CREG?', { heads: [registrationAnswer('+CREG:')] });
      test.from('\r\n+CREG: 1,"2F1A","01A2C3D4",7\r\n\r\n+CREG: 2,1,"2F1A","01A2C3D4",7\r\n\r\nOK\r\n');
      expect(test.heard).toEqual(['+CREG: 1,"2F1A","01A2C3D4",7']);
      expect(test.ended).toEqual(['ok | +CREG: 2,1,"2F1A","01A2C3D4",7']);
    });

    it('is unsolicited in another shape, though bare text is expected', async () => {
      const test = new TestChannel(createScanner());
      await test.send('AT+CREG?', { heads: [registrationAnswer('+CREG:')], bareText: true });
      test.from('\r\n+CREG: 1\r\n\r\n+CREG: 0,1\r\n\r\nOK\r\n');
      expect([test.heard, test.ended]).toEqual([['+CREG: 1'], ['ok | +CREG: 0,1']]);
    });

    it('is unsolicited in another shape, though no other line of that head is known to be', async () => {
      const test = new TestChannel(createScanner());
      const head = { head: '+XREAD:', fits: (line: string) => line.includes(',') };
      await test.send('AT+XREAD?', { heads: [head], bareText: true });
      test.from('\r\n+XREAD: 1\r\n\r\n+XREAD: 0,1\r\n\r\nOK\r\n');
      expect([test.heard, test.ended]).toEqual([['+XREAD: 1'], ['ok | +XREAD: 0,1']]);
    });

    it('leaves a call that is over out of the list: SIMCom', async () => {
      const test = new TestChannel(createScanner());
      await test.send('AT+CLCC', { heads: [listAnswer] });
      test.from('\r\n+CLCC: 1,0,6,0,0,"5550100",129\r\n\r\n+CLCC: 2,0,0,0,0,"5550101",129\r\n\r\nOK\r\n');
      expect(test.heard).toEqual(['+CLCC: 1,0,6,0,0,"5550100",129']);
      expect(test.ended).toEqual(['ok | +CLCC: 2,0,0,0,0,"5550101",129']);
    });
  });

  describe('information text without a head', () => {
    it.each(['+CMTI: "SM",1', '+CREG: 1', '^RSSI:19', '+CIEV: 2,4', 'RDY', 'VOICE CALL: BEGIN', '*PSUTTZ: 25,3,14'])(
      'is not %s, which nobody asked for',
      async (line) => {
        const test = new TestChannel(createScanner());
        await test.send('ATI', { bareText: true });
        test.from(`\r\nEC25\r\n\r\n${line}\r\n\r\n+GCAP: +CGSM\r\n\r\nOK\r\n`);
        expect([test.heard, test.ended]).toEqual([[line], ['ok | EC25 | +GCAP: +CGSM']]);
      },
    );
  });

  describe('a modem that answers in numbers', () => {
    const numeric = async (): Promise<TestChannel> => {
      const test = new TestChannel(createScanner());
      await test.send('AT', { numericResult: true });
      test.from('AT\r0\r');
      await test.scheduler.advance(20);
      return test;
    };

    it('is understood from the first number on, calls that ring and end too', async () => {
      const test = await numeric();
      test.from('2\r');
      await test.send('ATDT5550101', { call: true });
      test.from('7\r');
      await test.scheduler.advance(20);
      test.from('3\r0\r');
      await test.send('AT+FCLASS=9');
      test.from('2\r4\r');
      expect(test.ended).toEqual(['ok', 'busy', 'error']);
      expect(test.heard).toEqual(['ring', 'noCarrier', 'ring']);
      expect(test.channel.strayLines).toBe(1);
    });

    it('gets out of it: the number or OK ends ATV1, and a number means nothing after OK', async () => {
      const test = await numeric();
      await test.send('ATE0V1Q0', { numericResult: true });
      test.from('\r\nOK\r\n');
      await test.scheduler.advance(20);
      test.from('\r\n2\r\n\r\n7\r\n');
      await test.send('ATX4');
      test.from('\r\n0\r\n\r\nOK\r\n');
      expect(test.ended).toEqual(['ok', 'ok', 'ok']);
      expect(test.heard).toEqual(['2', '7', '0']);
    });

    it('has numbers in its information text as well', async () => {
      const test = await numeric();
      await test.send('ATI0', { bareText: true });
      test.from('0\r\nOK\r\n');
      expect(test.ended).toEqual(['ok', 'ok | 0']);
    });
  });

  describe('an error', () => {
    it.each([
      ['+CME ERROR: 14', { kind: 'equipment', code: 14, name: 'simBusy' }],
      ['+CME ERROR: SIM busy', { kind: 'equipment', code: 14, name: 'simBusy' }],
      ['+CMS ERROR: 331', { kind: 'message', code: 331, name: 'noNetwork' }],
    ])('%s says what it says', async (line, error) => {
      const test = new TestChannel(createScanner());
      await test.send('AT+CPIN?');
      test.from(`\r\n${line}\r\n`);
      expect(test.outcomes).toMatchObject([{ kind: 'final', code: { name: 'error', text: line, error } }]);
    });

    it('ERROR says nothing', async () => {
      const test = new TestChannel(createScanner());
      await test.send('AT');
      test.from('\r\nERROR\r\n');
      expect(test.outcomes).toEqual([
        { kind: 'final', code: { name: 'error', kind: 'final', text: 'ERROR' }, lines: [], aborted: false },
      ]);
    });

    it.each(['OK', '0', 'ERROR', '4', '+CME ERROR: 11'])(
      'in answer to the last AT of a resynchronisation is an answer: %s',
      async (answer) => {
        const test = new TestChannel(createScanner());
        await test.send('AT+CGMR');
        await test.scheduler.advance(1500);
        test.from('\r\nERROR\r\n');
        await test.scheduler.advance(2100);
        expect(test.written.at(-1)).toMatch(/AT\r$/);
        test.from(`\r\n${answer}\r\n`);
        await test.scheduler.advance(5000);
        expect([test.unresponsive, test.channel.idle]).toEqual([0, true]);
      },
    );
  });

  describe('the prompt', () => {
    const message = { afterPrompt: '0011000B915155109099F90000AA01C1', heads: ['+CMGS:'] };

    it('is answered once, with Ctrl-Z behind the text', async () => {
      const test = new TestChannel(createScanner());
      await test.send('AT+CMGS=15', message);
      test.from('\r\n> ');
      expect(test.written).toEqual(['AT+CMGS=15\r', `${message.afterPrompt}\x1a`]);
      test.from(`${message.afterPrompt}\x1a\r\n> \r\n+CMGS: 7\r\n\r\nOK\r\n`);
      expect(test.written).toHaveLength(2);
      expect(test.ended).toEqual(['ok | +CMGS: 7']);
    });

    it('is not waited for after the command has ended', async () => {
      const test = new TestChannel(createScanner());
      await test.send('AT+CMGS=15', message);
      test.from('\r\n+CMS ERROR: 304\r\n');
      await test.scheduler.advance(20);
      test.from('\r\n> text\r\n');
      expect(test.heard).toEqual(['> text']);
      await test.send('ATI', { bareText: true });
      test.from('\r\n> \r\n\r\nOK\r\n');
      expect(test.written).toEqual(['AT+CMGS=15\r', 'ATI\r']);
    });

    it('takes no text that could end it or the line', async () => {
      const test = new TestChannel(createScanner());
      for (const afterPrompt of ['0\x1aAT', '0\x1b', '0\rAT', 'é', 'A'.repeat(1025)])
        expect(() => test.channel.send({ text: 'AT+CMGS=1', timeLimitMs: 1, afterPrompt }, () => {})).toThrow(
          RangeError,
        );
      await test.scheduler.advance(100);
      expect(test.written).toEqual([]);
    });
  });

  it('lines that nobody asked for, anywhere between the lines of an answer, change neither it nor their order', async () => {
    const urcs = [
      ['RING', 'ring'],
      ['+CRING: VOICE', 'ring'],
      ['+CLIP: "5550100",129,,,,0'],
      ['+CREG: 1,"2F1A","01A2C3D4",7'],
      ['NO CARRIER', 'noCarrier'],
      ['NMBR = 5550100', 'number=5550100'],
      ['^CEND:1,12,104,16'],
      ['VOICE CALL: END: 000012'],
      ['+CMT: ,24\r\nOK', '+CMT: ,24 → OK'],
      ['+CDS: 25\r\n+CREG: 2,1', '+CDS: 25 → +CREG: 2,1'],
    ] as const;
    const answer = ['+CREG: 2,1,"2F1A","01A2C3D4",7', '+CREG: 2,5'];
    const spelled = fc.array(fc.constantFrom(...urcs), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(spelled, spelled, spelled, fc.array(fc.nat(400), { maxLength: 12 }), async (a, b, c, places) => {
        const test = new TestChannel(createScanner());
        await test.send('AT+CREG?', { heads: [registrationAnswer('+CREG:')] });
        const said = [...a, [answer[0]], ...b, [answer[1]], ...c, ['OK']].map(([line]) => `\r\n${line ?? ''}\r\n`);
        for (const chunk of cut(bytesOf(said.join('')), places)) test.channel.receive(chunk);
        expect(test.ended).toEqual([['ok', ...answer].join(' | ')]);
        expect(test.heard).toEqual([...a, ...b, ...c].map(([line, told = line]) => told));
        expect(test.channel.strayLines).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
