import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, cut, SCANNERS } from '../core/testing/scanning.js';
import { TestChannel } from './testing/test-channel.js';

const STOPS = ['!', '\x1b'];

describe.each(SCANNERS)('with the scanner in %s', (_kind, createScanner) => {
  /** A channel whose modem is sending a stream, with what came of it. */
  async function receiving(): Promise<{ at: TestChannel; audio: number[]; ends: boolean[] }> {
    const at = new TestChannel(createScanner());
    const audio: number[] = [];
    const ends: boolean[] = [];
    at.channel.scanner.shielding = true;
    await at.send('AT+VRX', {
      receives: {
        stops: STOPS,
        audio: (bytes) => audio.push(...bytes),
        ended: (byModem) => ends.push(byModem),
      },
    });
    at.from('\r\nCONNECT\r\n');
    await at.scheduler.advance(20);
    return { at, audio, ends };
  }

  const codes = ({ urcs }: TestChannel): string =>
    urcs.map((urc) => (urc.kind === 'shielded' ? urc.code : '?')).join('');

  test('payload and events are told apart', async () => {
    const { at, audio } = await receiving();
    at.from('\x80\x7f\x82\x10/\x105\x81\x10~\x80\x10\x10\x7e');
    expect(audio).toEqual([0x80, 0x7f, 0x82, 0x81, 0x80, 0x10, 0x7e]);
    expect(codes(at)).toBe('/5~');
    expect(at.ended).toEqual(['connect']);
  });

  test('any payload and any events come out as they went in, however the stream is cut', async () => {
    const piece = fc.oneof(
      fc.record({ byte: fc.integer({ min: 0, max: 255 }) }),
      fc.record({ event: fc.constantFrom(...Array.from('0123456789*#ABCD/~abcdehHpPqrsv')) }),
      fc.constant({ twice: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.array(fc.nat(180)), async (pieces, places) => {
        const { at, audio } = await receiving();
        const sent = pieces.map((one) => {
          if ('event' in one) return `\x10${one.event}`;
          if ('twice' in one) return '\x10\x1a';
          return one.byte === 0x10 ? '\x10\x10' : String.fromCharCode(one.byte);
        });
        for (const chunk of cut(bytesOf(sent.join('')), places)) at.channel.receive(chunk);
        expect(audio).toEqual(
          pieces.flatMap((one) => ('byte' in one ? [one.byte] : 'twice' in one ? [0x10, 0x10] : [])),
        );
        expect(codes(at)).toBe(pieces.map((one) => ('event' in one ? one.event : '')).join(''));
      }),
      { numRuns: 60 },
    );
  });

  test('a command waits until the stream has ended', async () => {
    const { at, ends } = await receiving();
    await at.send('AT+VTS=1');
    expect(at.written).toEqual(['AT+VRX\r', '\x10!']);
    at.from('\x80\x80\x10\x03\r\nOK\r\n');
    expect(ends).toEqual([false]);
    await at.scheduler.advance(20);
    expect(at.written.at(-1)).toBe('AT+VTS=1\r');
    at.from('\r\nOK\r\n');
    expect(at.ended).toEqual(['connect', 'ok']);
  });

  test('a command that was waiting before CONNECT came ends the stream at once', async () => {
    const at = new TestChannel(createScanner());
    await at.send('AT+VRX', { receives: { stops: STOPS, ended: () => undefined } });
    await at.send('ATH', { priority: 'urgent' });
    at.from('\r\nCONNECT\r\n');
    await at.scheduler.advance(20);
    expect(at.written).toEqual(['AT+VRX\r', '\x10!']);
  });

  test('asked to end without a command, it ends, once', async () => {
    const { at, ends } = await receiving();
    at.channel.stopReceiving();
    at.channel.stopReceiving();
    at.from('\x10\x03\r\nVCON\r\n');
    await at.scheduler.advance(5000);
    expect(at.written).toEqual(['AT+VRX\r', '\x10!']);
    expect(ends).toEqual([false]);
    expect(at.heard).toEqual([]);
    expect(at.channel.idle).toBe(true);
  });

  test('a modem that does not know the first stop is asked by the next', async () => {
    const { at } = await receiving();
    await at.send('ATH');
    await at.scheduler.advance(1000);
    at.from('\x10\x03\r\nOK\r\n');
    await at.scheduler.advance(20);
    expect(at.written).toEqual(['AT+VRX\r', '\x10!', '\x10\x1b', 'ATH\r']);
  });

  test('one that ends in no way is found again as after a time-out', async () => {
    const { at, ends } = await receiving();
    await at.send('ATH');
    await at.scheduler.advance(2400);
    expect(ends).toEqual([false]);
    expect(at.written.at(-1)).toContain('ATS3?');
    at.from('013\r\n\r\nOK\r\n');
    await at.scheduler.advance(20);
    expect(at.written.at(-1)).toBe('ATH\r');
  });

  test('an end without its OK does not lend the OK to the next command', async () => {
    const { at } = await receiving();
    await at.send('ATH');
    at.from('\x10\x03');
    await at.scheduler.advance(1300);
    at.from('\r\nOK\r\n');
    expect(at.written).not.toContain('ATH\r');
  });

  test('a modem that ends it by itself is told of', async () => {
    const { at, ends } = await receiving();
    at.from('\x10b\x10\x03\r\nOK\r\n');
    expect(ends).toEqual([true]);
    expect(codes(at)).toBe('b');
    await at.send('AT');
    expect(at.written.at(-1)).toBe('AT\r');
  });

  test('what is refused is no stream, and the end of a call meanwhile is told', async () => {
    const at = new TestChannel(createScanner());
    await at.send('AT+VRX', { receives: { stops: STOPS, ended: () => undefined } });
    at.from('\r\nNO CARRIER\r\n\r\nERROR\r\n');
    expect(at.heard).toEqual(['noCarrier']);
    expect(at.ended).toEqual(['error']);
    expect(at.channel.idle).toBe(true);
  });

  test('when CONNECT was lost, the stream is ended before the place is found again', async () => {
    const at = new TestChannel(createScanner());
    await at.send('AT+VRX', { receives: { stops: STOPS, ended: () => undefined } });
    await at.scheduler.advance(1000);
    expect(at.written).toEqual(['AT+VRX\r', '\x10!', '\x10\x1b']);
  });

  test('nothing of it is left when the device is gone', async () => {
    const { at, ends } = await receiving();
    at.channel.failAll();
    await at.scheduler.advance(5000);
    expect(at.written).toEqual(['AT+VRX\r']);
    expect(ends).toEqual([]);
  });
});
