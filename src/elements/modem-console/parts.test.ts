import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownLines } from './answer-part.js';
import { commandsTold, suggestionsFor } from './completion.js';
import { hexOf, terminalLines, visible } from './log-text.js';
import { readMacros, writeMacros } from './macro-file.js';
import { storedMacros, storeMacros } from './macro-store.js';
import { withMacros } from './macro.js';
import { PromptHistory } from './prompt-history.js';
import { STANDARD_COMMANDS } from './standard-commands.js';
import { terminalStyles } from './terminal.styles.js';

describe('a line of the log', () => {
  it('shows control characters as pictures, and cannot steer the terminal', () => {
    expect(visible('A\x1b[2J\r\n\x7f\x9b')).toBe('A␛[2J␍␊␡\\x9b');
    const line = terminalLines('en', false);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = line({ seq: 1, atMs: 0, direction: 'fromModem', text });
        // Only the colours that are written around it.
        expect(shown.split('\x1b')).toHaveLength(4);
        expect(shown).not.toMatch(/[\r\n\x9b]/);
      }),
    );
  });

  it('in hexadecimal has its bytes, pictures as what they stand for, and what is masked stays so', () => {
    expect(hexOf('OK')).toBe('4f 4b');
    expect(hexOf('ATE0␍')).toBe('41 54 45 30 0d');
    expect(hexOf('1•\\xff␡')).toBe('31 •• ff 7f');
  });
});

describe('an answer', () => {
  const masked = { plainly: false, hex: false };
  it.each([
    ['AT+CGSN', '861234050123456', '•••••••••••••••'],
    ['AT+CNUM', '+CNUM: ,"+15550100042",145', '+••••: ,"+•••••••••••",•••'],
    ['AT+CSQ', '+CSQ: 20,99', '+CSQ: 20,99'],
  ])('to %s is masked unless it is to be shown plainly', (command, line, shown) => {
    expect(shownLines(command, [line], masked)).toBe(shown);
    expect(shownLines(command, [line], { ...masked, plainly: true })).toBe(line);
  });
});

describe('suggestions', () => {
  const names = (typed: string, own: readonly string[] | null = null): string[] =>
    suggestionsFor(typed, own, 'en').map(({ command }) => command);

  it('begin as what was typed does, the last command of the line', () => {
    expect(names('at+cs')).toEqual(['AT+CSCA?', 'AT+CSCS?', 'AT+CSQ']);
    expect(names('ATI;+csq')).toEqual(['AT+CSQ']);
    expect(names('')).toEqual(Object.keys(STANDARD_COMMANDS.en).sort());
  });

  it('are the modem’s own where it has told them, with what is known of them', () => {
    expect(suggestionsFor('AT+', ['AT+XOWN', 'AT+CSQ'], 'de')).toEqual([
      { command: 'AT+CSQ', what: 'Stärke des Signals' },
      { command: 'AT+XOWN', what: null },
    ]);
  });

  it.each([
    [
      ['AT+CSQ', 'ATD', '&F'],
      ['AT+CSQ', 'ATD', 'AT&F'],
    ],
    [['+CLAC: +CSQ,+CREG'], ['AT+CSQ', 'AT+CREG']],
    [['', '<hr>', '12'], []],
  ])('%j tells %j', (lines, told) => {
    expect(commandsTold(lines)).toEqual(told);
  });

  it('have words in both languages for the same commands', () => {
    expect(Object.keys(STANDARD_COMMANDS.de)).toEqual(Object.keys(STANDARD_COMMANDS.en));
  });
});

it('earlier commands come one by one, and at last what had been typed', () => {
  const history = new PromptHistory();
  history.add('ATI');
  history.add('AT+CSQ');
  history.add('AT+CSQ');
  expect([history.earlier('ATX'), history.earlier(''), history.earlier('')]).toEqual(['AT+CSQ', 'ATI', null]);
  expect([history.later(), history.later(), history.later()]).toEqual(['AT+CSQ', 'ATX', null]);
});

describe('macros', () => {
  const some = [{ name: 'Signal', commands: ['AT+CSQ', 'AT+CREG?'] }];

  it('are read as they were written', () => {
    expect(readMacros(writeMacros(some))).toEqual({ kind: 'macros', macros: some });
  });

  it.each([
    ['{', 'notJson', undefined],
    ['[]', 'notMacros', 'ringbackMacros'],
    ['7', 'notMacros', ''],
    ['{"ringbackMacros":2,"macros":[]}', 'notMacros', 'ringbackMacros'],
    ['{"ringbackMacros":1,"macros":[{"name":"a","commands":"ATI"}]}', 'notMacros', 'macros.0.commands'],
    ['{"ringbackMacros":1,"macros":[{"name":"a","commands":["ATI\\rATD1"]}]}', 'notMacros', 'macros.0.commands.0'],
    ['{"ringbackMacros":1,"macros":[{"name":" ","commands":["ATI"]}]}', 'notMacros', 'macros.0.name'],
  ])('%j is explained: %s at %j', (text, kind, where) => {
    expect(readMacros(text)).toMatchObject(where === undefined ? { kind } : { kind, where });
  });

  it('never throw, whatever the file', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readMacros(text)));
  });

  it('of the same name take each other’s place', () => {
    expect(
      withMacros(some, [
        { name: 'Signal', commands: ['ATI'] },
        { name: 'A', commands: ['AT'] },
      ]),
    ).toEqual([
      { name: 'A', commands: ['AT'] },
      { name: 'Signal', commands: ['ATI'] },
    ]);
  });

  it('are kept by a storage, and say where it refuses or has something else', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    } as Storage;
    expect(storedMacros(() => storage)).toEqual([]);
    expect(storeMacros(() => storage, some)).toBe(true);
    expect(storedMacros(() => storage)).toEqual(some);
    kept.set('ringback.macros', 'nonsense');
    expect(storedMacros(() => storage)).toBeNull();
    const refuses = (): Storage => {
      throw new DOMException('', 'SecurityError');
    };
    expect([storedMacros(refuses), storeMacros(refuses, some)]).toEqual([[], false]);
  });
});

it('the terminal’s style sheet is the package’s', () => {
  const own = readFileSync('node_modules/@xterm/xterm/css/xterm.css', 'utf8');
  // How it is laid out is the formatter's.
  const bare = (css: string): string => css.replace(/\s+/g, '').replaceAll('"', "'").toLowerCase();
  expect(bare(terminalStyles.cssText)).toBe(bare(own));
});
