import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VoiceContent, type BytePart } from './voice-content.js';

function parts(content: VoiceContent, text: string): BytePart[] {
  return Array.from(text, (character) => content.take(character.charCodeAt(0)));
}

function begun(answer = '\r\nCONNECT\r\n', command = 'AT+VRX\r'): VoiceContent {
  const content = new VoiceContent();
  content.command(command);
  expect(new Set(parts(content, answer))).toEqual(new Set(['line']));
  return content;
}

test.each([
  ['AT+VRX\r', '\r\nCONNECT\r\n', true],
  ['at+vrx\r', 'at+vrx\r\r\nCONNECT\r\n', true],
  ['AT+VRX\r', '1\r', true],
  ['AT+VRX=?\r', '\r\nCONNECT\r\n', false],
  ['AT+VRX\r', '\r\nERROR\r\n', false],
  ['ATD5550105\r', '\r\nCONNECT 33600\r\n', false],
])('%j answered by %j: voice %j', (command, answer, receives) => {
  expect(begun(answer, command).receiving).toBe(receives);
});

test('whatever is said is voice, until DLE ETX; what is shielded is not', () => {
  const voice = fc.string({ unit: 'binary-ascii' }).filter((text) => !/\x10|^\n/.test(text));
  fc.assert(
    fc.property(voice, fc.constantFrom('/', '~', '5', 'b', '\x1a', '\x10'), (text, code) => {
      const content = begun();
      fc.pre(!/(^|[\r\n])(OK|ERROR|VCON|BUSY|NO CARRIER)[\r\n]/.test(text));
      expect(new Set(parts(content, `x${text}`))).toEqual(new Set(['voice']));
      expect(parts(content, `\x10${code}`)).toEqual(['shield', /[\x10\x1a]/.test(code) ? 'stuffing' : 'event']);
      expect(parts(content, '\x10\x03\r\nOK\r\n').slice(2)).toEqual(Array(6).fill('line'));
      expect(content.receiving).toBe(false);
    }),
  );
});

test('a modem that answers in lines again, or whose port is opened again, has left the stream', () => {
  const answering = begun();
  parts(answering, 'voice\r\nOK\r\n');
  expect(answering.receiving).toBe(false);
  const opened = begun();
  opened.note('signals {"dtr":false}');
  expect(opened.receiving).toBe(true);
  opened.note('open 115200 none');
  expect(opened.receiving).toBe(false);
});
