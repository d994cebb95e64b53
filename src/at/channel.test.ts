import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { bytesOf, SCANNERS } from '../core/testing/scanning.js';
import { AtChannel, MAX_QUEUE } from './channel.js';
import type { AtCommand, AtOutcome } from './command.js';

let scheduler: SimulatedScheduler;
let written: string[];
let urcs: string[];
let unresponsive: number;
let channel: AtChannel;

describe.each(SCANNERS)('with the scanner in %s', (_kind, createScanner) => {
  beforeEach(() => {
    scheduler = new SimulatedScheduler();
    written = [];
    urcs = [];
    unresponsive = 0;
    channel = new AtChannel(
      scheduler,
      {
        write: (bytes) => {
          written.push(String.fromCharCode(...bytes));
          return Promise.resolve();
        },
        urc: (urc) => urcs.push(urc.kind === 'callerId' ? `${urc.field}=${urc.value}` : urc.kind),
        data: () => undefined,
        unresponsive: () => unresponsive++,
      },
      createScanner(),
    );
  });

  const from = (text: string): void => channel.receive(bytesOf(text));
  const plain = (text: string, more: Partial<AtCommand> = {}): AtCommand => ({ text, timeLimitMs: 1000, ...more });
  const dial = (more: Partial<AtCommand> = {}): AtCommand =>
    plain('ATDT5550100', { call: true, abort: 'character', timeLimitMs: 70_000, ...more });

  function sent(command: AtCommand): AtOutcome[] {
    const outcomes: AtOutcome[] = [];
    channel.send(command, (outcome) => outcomes.push(outcome));
    return outcomes;
  }

  const brief = (outcomes: readonly AtOutcome[]): string[] =>
    outcomes.map((outcome) =>
      outcome.kind === 'final' ? `${outcome.code.name}${outcome.aborted ? ' aborted' : ''}` : outcome.kind,
    );

  describe('AtChannel', () => {
    it('has one command in flight and sends the next after its final result code', async () => {
      const first = sent(plain('ATI', { bareText: true }));
      const second = sent(plain('ATE0'));
      await scheduler.advance(0);
      expect(written).toEqual(['ATI\r']);
      expect(channel.queueLength).toBe(1);
      from('ATI\r\r\n5601\r\n\r\nOK\r\n');
      expect(first).toMatchObject([{ kind: 'final', lines: ['5601'], code: { name: 'ok' } }]);
      await scheduler.advance(20);
      expect(written).toEqual(['ATI\r', 'ATE0\r']);
      from('\r\nERROR\r\n');
      expect(brief(second)).toEqual(['error']);
      await scheduler.advance(20);
      expect(channel.idle).toBe(true);
    });

    it('takes unsolicited lines out of an answer, and a declared head into it', async () => {
      const answer = sent(plain('AT+FCLASS=?', { heads: ['+FCLASS:'], bareText: true }));
      await scheduler.advance(0);
      from('\r\nRING\r\n\r\nNMBR = 5550100\r\n+FCLASS: 0,1\r\n0,8\r\nNO CARRIER\r\nOK\r\n');
      expect(answer).toMatchObject([{ lines: ['+FCLASS: 0,1', '0,8'] }]);
      expect(urcs).toEqual(['ring', 'number=5550100', 'callResult']);
    });

    it('reads lines that belong to nobody as unsolicited', () => {
      from('\r\nRING\r\n\r\nDATE=0612\r\n\r\nUNDER-VOLTAGE WARNNING\r\n+CREG: 1\r\n');
      expect(urcs).toEqual(['ring', 'date=0612', 'unknown', 'report']);
    });

    it('ends a dial by its call result, after telling of intermediate ones', async () => {
      const heard: string[] = [];
      const outcome = sent(dial({ onIntermediate: (code) => heard.push(code.name) }));
      await scheduler.advance(0);
      from('\r\nRINGING\r\n\r\nRINGING\r\n\r\nBUSY\r\n');
      expect(heard).toEqual(['ringing', 'ringing']);
      expect(brief(outcome)).toEqual(['busy']);
    });

    it('lets hanging up overtake what waits, in the order of the urgent ones', async () => {
      sent(plain('ATI'));
      sent(plain('AT+GMI'));
      sent(plain('ATH', { priority: 'urgent' }));
      sent(plain('ATH0', { priority: 'urgent' }));
      for (let turn = 0; turn < 4; turn++) {
        await scheduler.advance(20);
        from('\r\nOK\r\n');
      }
      expect(written).toEqual(['ATH\r', 'ATH0\r', 'ATI\r', 'AT+GMI\r']);
    });

    it('lets everything overtake what is of the background, which keeps its order', async () => {
      sent(plain('AT+CSQ', { priority: 'background' }));
      sent(plain('AT+CREG?', { priority: 'background' }));
      sent(plain('ATI'));
      sent(plain('ATH', { priority: 'urgent' }));
      for (let turn = 0; turn < 4; turn++) {
        await scheduler.advance(20);
        from('\r\nOK\r\n');
      }
      expect(written).toEqual(['ATH\r', 'ATI\r', 'AT+CSQ\r', 'AT+CREG?\r']);
    });

    it('starts the time limit when the command is written, not when it is queued', async () => {
      sent(plain('AT', { timeLimitMs: 5000 }));
      const second = sent(plain('ATI', { timeLimitMs: 1000 }));
      await scheduler.advance(4000);
      from('\r\nOK\r\n');
      await scheduler.advance(1000);
      expect(second).toEqual([]);
      await scheduler.advance(100);
      expect(brief(second)).toEqual(['timeout']);
    });

    it('never takes a late answer for the answer of the next command', async () => {
      const slow = sent(plain('AT+CGMR', { bareText: true }));
      const next = sent(plain('ATI', { bareText: true }));
      await scheduler.advance(1300);
      expect(brief(slow)).toEqual(['timeout']);
      expect(written).toEqual(['AT+CGMR\r', '\x1b\x10\x03ATS3?\r']);
      from('\r\nREV-1.0\r\n\r\nOK\r\n');
      expect(channel.idle).toBe(false);
      from('\r\nRING\r\n\r\n013\r\n\r\nOK\r\n');
      await scheduler.advance(20);
      expect(written.at(-1)).toBe('ATI\r');
      from('\r\n5601\r\n\r\nOK\r\n');
      expect(next).toMatchObject([{ kind: 'final', lines: ['5601'] }]);
      expect(channel.strayLines).toBe(2);
      expect(urcs).toEqual(['ring']);
    });

    it('gives a modem up that does not answer three markers, and ends everything', async () => {
      const first = sent(plain('AT'));
      const second = sent(plain('ATI'));
      await scheduler.advance(5000);
      expect(unresponsive).toBe(1);
      expect([...brief(first), ...brief(second)]).toEqual(['timeout', 'lost']);
      expect(channel.queueLength).toBe(0);
      expect(scheduler.pending).toBe(0);
    });

    it('aborts a dial by a character, not within 125 ms of the command', async () => {
      const command = dial();
      const outcome = sent(command);
      await scheduler.advance(10);
      expect(channel.abort(command)).toBe(true);
      await scheduler.advance(110);
      expect(written).toEqual(['ATDT5550100\r']);
      await scheduler.advance(20);
      expect(written).toEqual(['ATDT5550100\r', '\r']);
      from('\r\nNO CARRIER\r\n');
      expect(brief(outcome)).toEqual(['noCarrier aborted']);
    });

    it('aborts a dial by ATH where only that works', async () => {
      const command = dial({ abort: 'hangUp' });
      const outcome = sent(command);
      await scheduler.advance(500);
      channel.abort(command);
      channel.abort(command);
      await scheduler.advance(0);
      from('\r\nOK\r\n');
      expect(written).toEqual(['ATDT5550100\r', 'ATH\r']);
      expect(brief(outcome)).toEqual(['ok aborted']);
    });

    it('waits for the answer to ATH when the dial ended by itself in the same moment', async () => {
      const command = dial({ abort: 'hangUp' });
      const outcome = sent(command);
      const next = sent(plain('ATI', { bareText: true }));
      await scheduler.advance(500);
      channel.abort(command);
      await scheduler.advance(0);
      from('\r\nBUSY\r\n');
      await scheduler.advance(100);
      expect(outcome).toEqual([]);
      from('\r\nOK\r\n');
      expect(brief(outcome)).toEqual(['busy aborted']);
      await scheduler.advance(20);
      expect(next).toEqual([]);
      expect(channel.inFlight?.text).toBe('ATI');
    });

    it('takes a waiting command out of the queue and leaves one alone that cannot be taken back', async () => {
      const running = plain('ATI');
      const waiting = plain('AT+GMI');
      sent(running);
      const outcome = sent(waiting);
      await scheduler.advance(0);
      expect(channel.abort(running)).toBe(false);
      expect(channel.abort(waiting)).toBe(true);
      expect(channel.abort(waiting)).toBe(false);
      expect(brief(outcome)).toEqual(['cancelled']);
    });

    it('refuses a text that is more than one command line', () => {
      for (const text of [
        'ATD1\rATD2',
        'ATD1\nAT',
        'AT\x1a',
        'ATD"\x1b',
        'hello',
        'at',
        `AT${'1'.repeat(300)}`,
        'ATDé',
      ])
        expect(() => channel.send(plain(text), () => undefined)).toThrow(RangeError);
      expect(written).toEqual([]);
    });

    it('bounds the queue', async () => {
      const outcomes = Array.from({ length: MAX_QUEUE + 1 }, () => sent(plain('AT')));
      await scheduler.advance(0);
      expect(brief(outcomes.at(-1)!)).toEqual(['overrun']);
    });

    it('ends everything once when the device is lost, and takes nothing afterwards', async () => {
      const outcomes = [sent(dial()), sent(plain('ATI'))];
      await scheduler.advance(0);
      channel.failAll();
      channel.failAll();
      const late = sent(plain('AT'));
      await scheduler.advance(100_000);
      from('\r\nOK\r\n');
      expect(outcomes).toEqual([[{ kind: 'lost', written: true }], [{ kind: 'lost', written: false }]]);
      expect(brief(late)).toEqual(['lost']);
      expect(channel.queueLength).toBe(0);
    });

    it('accepts numeric result codes only where they are expected', async () => {
      const probe = sent(plain('AT', { numericResult: true }));
      await scheduler.advance(0);
      from('AT\r0\r');
      expect(brief(probe)).toEqual(['ok']);
      await scheduler.advance(20);
      const other = sent(plain('ATI', { bareText: true }));
      await scheduler.advance(0);
      from('\r\n0\r\n\r\nOK\r\n');
      expect(other).toMatchObject([{ kind: 'final', lines: ['0'] }]);
    });

    it('hands payload over once CONNECT has ended a data call', async () => {
      const payload: number[] = [];
      const data = new AtChannel(
        scheduler,
        {
          write: () => Promise.resolve(),
          urc: () => undefined,
          data: (bytes) => payload.push(...bytes),
          unresponsive: () => undefined,
        },
        createScanner(),
      );
      const outcomes: AtOutcome[] = [];
      data.send(dial({ dataFollows: true }), (outcome) => outcomes.push(outcome));
      await scheduler.advance(0);
      data.receive(bytesOf('\r\nCARRIER 33600\r\n\r\nCONNECT 115200\r\nOK\r\n'));
      expect(brief(outcomes)).toEqual(['connect']);
      expect(String.fromCharCode(...payload)).toBe('OK\r\n');
    });

    it('survives any bytes at any time, and ends each command once', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.oneof(
              fc.uint8Array({ maxLength: 40 }),
              fc.constantFrom('\r\nOK\r\n', '\r\nNO CARRIER\r\n').map(bytesOf),
            ),
          ),
          async (chunks) => {
            const world = new SimulatedScheduler();
            const any = new AtChannel(
              world,
              {
                write: () => Promise.resolve(),
                urc: () => undefined,
                data: () => undefined,
                unresponsive: () => undefined,
              },
              createScanner(),
            );
            const ends = [0, 0, 0];
            const commands = [dial(), plain('ATI'), plain('ATH', { priority: 'urgent' })];
            commands.forEach((command, index) => {
              any.send(command, () => (ends[index] = (ends[index] ?? 0) + 1));
            });
            for (const chunk of chunks) {
              any.receive(chunk);
              await world.advance(50);
            }
            any.failAll();
            await world.advance(100_000);
            expect(ends).toEqual([1, 1, 1]);
            expect(world.pending).toBe(0);
          },
        ),
        { numRuns: 40 },
      );
    });

    it.each([
      ['an initialisation with echo', 'ATI', 'ATI\r\r\n5601\r\n\r\nOK\r\n'],
      ['a dial that rings and fails', 'ATDT5550102', '\r\nRINGING\r\n\r\nRINGING\r\n\r\nNO CARRIER\r\n'],
      [
        'caller id after a ring, then an answer',
        'ATA',
        '\r\nRING\r\n\r\nDATE = 0612\r\n\r\nNMBR = 2025550143\r\n\r\nNAME = EXAMPLE ROBERT\r\n\r\nVCON\r\n',
      ],
      [
        'unsolicited lines inside an answer',
        'AT+COPS?',
        '\r\n+COPS: 0,0,"Example Net",7\r\n\r\n+CMTI: "SM",1\r\n\r\nRING\r\n\r\n+CLIP: "5550100",129\r\n\r\nOK\r\n',
      ],
      ['noise', 'AT', '\xff\x00\xf8\xe0\x1c\r\nRDY\r\n\r\nOK\r\n'],
      ['numeric codes', 'ATI0', 'ATI0\r5601\r\n0\r'],
    ])('gives the same in any chunks: %s', async (_name, text, says) => {
      const heard = async (chunks: readonly string[]): Promise<unknown> => {
        urcs = [];
        const own = new AtChannel(
          scheduler,
          {
            write: () => Promise.resolve(),
            urc: (urc) => urcs.push(JSON.stringify(urc)),
            data: () => undefined,
            unresponsive: () => undefined,
          },
          createScanner(),
        );
        const outcomes: AtOutcome[] = [];
        const command = plain(text, {
          call: /^AT[AD]/.test(text),
          bareText: true,
          heads: ['+COPS:'],
          numericResult: true,
        });
        own.send(command, (outcome) => outcomes.push(outcome));
        await scheduler.advance(0);
        for (const chunk of chunks) own.receive(bytesOf(chunk));
        return { outcomes, urcs };
      };
      const whole = await heard([says]);
      expect(whole).toMatchObject({ outcomes: [{ kind: 'final' }] });
      expect(await heard(Array.from(says))).toEqual(whole);
      for (let cut = 1; cut < says.length; cut++)
        expect(await heard([says.slice(0, cut), says.slice(cut)])).toEqual(whole);
    });
  });
});
