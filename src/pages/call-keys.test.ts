import { describe, expect, it } from 'vitest';
import { asLine, FakeLine } from '../elements/testing/fake-telephony.js';
import { actionOf, actOn, type KeyPress } from './call-keys.js';

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: `Key${key.toUpperCase()}`,
  altKey: true,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  altGraph: false,
  ...rest,
});

describe('a key', () => {
  it.each([
    [press('a'), false, 'answer'],
    [press('a'), true, 'answer'],
    [press('x'), true, 'end'],
    [press('p'), false, 'hold'],
    [press('m'), false, 'mute'],
    [press('d'), false, null],
    [press('?', { altKey: false, shiftKey: true }), false, 'help'],
    // What types something stays the field's.
    [press('?', { altKey: false, shiftKey: true }), true, null],
    [press('a', { altKey: false }), false, null],
    // macOS types å with Option and A.
    [press('å', { code: 'KeyA' }), false, 'answer'],
    [press('å', { code: 'KeyA' }), true, null],
    // AZERTY has A where others have Q.
    [press('a', { code: 'KeyQ' }), false, 'answer'],
    [press('a', { altGraph: true }), false, null],
    [press('a', { ctrlKey: true }), false, null],
    [press('a', { shiftKey: true }), false, null],
    [press('a', { metaKey: true }), false, null],
    [press('a', { repeat: true }), false, null],
    [press('a', { isComposing: true }), false, null],
  ] as const)('%j, typing: %s, asks for %s', (key, typing, action) => {
    expect(actionOf(key, typing)).toBe(action);
  });
});

describe('what it does', () => {
  const talking = { state: 'connected', can: { drop: true, hold: true } } as const;
  const held = { state: 'onHold', can: { drop: true, unhold: true } } as const;

  it('holds the call that goes on, and takes back the one that is held', () => {
    const line = new FakeLine();
    const call = line.addCall(talking);
    actOn('hold', { line: asLine(line), incoming: null });
    call.set(held);
    actOn('hold', { line: asLine(line), incoming: null });
    expect(call.log).toEqual(['hold', 'unhold']);
  });

  it('ends the call that goes on before one that rings, and never one that is held', () => {
    const line = new FakeLine();
    const waiting = line.addCall(held);
    const ringing = line.addCall({ state: 'offering', direction: 'incoming', can: { drop: true, answer: true } });
    const call = line.addCall(talking);
    actOn('end', { line: asLine(line), incoming: null });
    call.set({ state: 'idle', can: {} });
    actOn('end', { line: asLine(line), incoming: null });
    ringing.set({ state: 'idle', can: {} });
    actOn('end', { line: asLine(line), incoming: null });
    expect([waiting.log, ringing.log, call.log]).toEqual([[], ['drop'], ['drop']]);
  });

  it('is nothing where nothing can be done', () => {
    for (const action of ['answer', 'end', 'hold', 'mute'] as const) actOn(action, { line: null, incoming: null });
    const line = new FakeLine();
    const call = line.addCall({ state: 'connected', can: {} });
    actOn('hold', { line: asLine(line), incoming: null });
    actOn('end', { line: asLine(line), incoming: null });
    expect(call.log).toEqual([]);
  });
});
