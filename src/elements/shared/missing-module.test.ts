import { describe, expect, it } from 'vitest';
import { TelephonyError } from '../../client/telephony.js';
import { strings } from '../locale/strings.js';
import { adviceOf } from './advice.js';
import { missingModule } from './missing-module.js';

describe('why a module could not be loaded', () => {
  it.each([
    [`Failed to resolve module specifier 'valibot'`, 'valibot'],
    [
      `Failed to resolve module specifier "@xterm/xterm". Relative references must start with either "/", "./", or "../".`,
      '@xterm/xterm',
    ],
    [
      'The specifier “ical.js” was a bare specifier, but was not remapped to anything. Relative module specifiers must start with “./”, “../” or “/”.',
      'ical.js',
    ],
    [`Module name, 'libphonenumber-js/min' does not resolve to a valid URL.`, 'libphonenumber-js/min'],
    ['Failed to fetch dynamically imported module: http://localhost/macro-store.js', null],
    ['error loading dynamically imported module: http://localhost/macro-store.js', null],
  ])('%s', (message, name) => {
    expect(missingModule(new TypeError(message))).toBe(name);
  });

  it('is told of a file of contacts by what the page’s import map lacks', () => {
    const cause = new TypeError(`Failed to resolve module specifier 'ical.js'`);
    const words = strings('en');
    const { what, next } = adviceOf(new TelephonyError('notLoaded', '', 0, 'known', { cause }), words);
    expect([what, next]).toEqual([words.errors.notLoaded.what, words.lacksModule('ical.js')]);
    expect(adviceOf(new TelephonyError('notLoaded', '', 0), words)).toBe(words.errors.notLoaded);
  });
});
