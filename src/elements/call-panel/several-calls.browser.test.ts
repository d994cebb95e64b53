import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError } from '../../client/telephony.js';
import { callPanel } from '../testing/call-panel.js';
import { buttonNamed, textOf, unmountAll } from '../testing/mount.js';

afterEach(unmountAll);

const talking = { state: 'connected', can: { drop: true, digits: true, hold: true, swap: true } } as const;
const waiting = { state: 'onHold', can: { drop: true, unhold: true } } as const;
const over = { state: 'disconnected', can: {} } as const;

describe('a call and one on hold', () => {
  async function two() {
    const shown = await callPanel();
    const first = await shown.add({ ...waiting, number: '202', name: 'Ana Silva' });
    const second = await shown.add({ ...talking, number: '203' });
    return { ...shown, first, second };
  }

  it('shows the one that goes on large, the other below with what can be done', async () => {
    const { root, rows, names } = await two();
    expect(textOf(root, '.title')).toBe('203');
    expect(names()).toEqual(['Keypad', 'Hold', 'Hang up']);
    expect(rows()).toEqual([['202 Ana Silva · On hold', 'Swap', 'Hang up']]);
  });

  it('names each button of the list by its party', async () => {
    const { root, press, first, second } = await two();
    expect(buttonNamed(root, 'Hang up: Ana Silva, 202').textContent.trim()).toBe('Hang up');
    await press('Swap: Ana Silva, 202');
    expect(second.log).toEqual(['swap with 202']);
    await press('Hang up: Ana Silva, 202');
    expect(first.log).toEqual(['drop']);
  });

  it('shows and says the other one once they are swapped', async () => {
    const { root, rows, said, settle, first, second } = await two();
    second.set({ ...waiting });
    first.set({ ...talking });
    await settle();
    expect(textOf(root, '.title')).toBe('202');
    expect(rows()).toEqual([['203 On hold', 'Swap', 'Hang up']]);
    expect(said()).toBe('Connected. Ana Silva, 202');
  });

  it('never turns the button that is about to be pressed into another one', async () => {
    const { root, press, settle, first, second } = await two();
    second.set({ ...waiting });
    await settle();
    const [endsSecond] = [...root.querySelectorAll('button')].filter((button) =>
      button.textContent.includes('Hang up'),
    );
    endsSecond!.focus();
    for (const next of [talking, waiting, talking]) {
      second.set({ ...next });
      await settle();
      expect(root.activeElement).toBe(endsSecond);
      expect(endsSecond!.textContent.trim()).toBe('Hang up');
    }
    endsSecond!.click();
    await settle();
    expect([first.log, second.log]).toEqual([[], ['drop']]);
    await press('Swap: Ana Silva, 202');
    expect(second.log).toEqual(['drop', 'swap with 202']);
  });

  it('shows the one on hold when the other ends, says why, and keeps nothing of who that was', async () => {
    const { root, said, names, line, settle, first, second } = await two();
    buttonNamed(root, 'Hang up').focus();
    second.set({ ...over, disconnectReason: 'busy' });
    line.set({ calls: [first] });
    await settle();
    expect(textOf(root, '.title')).toBe('202');
    expect(said()).toContain('The other call: Busy. ');
    expect(said()).toContain('On hold. Ana Silva, 202');
    expect(root.textContent).not.toContain('203');
    expect(names()).toEqual(['Take back', 'Hang up']);
    expect(root.activeElement?.textContent.trim()).toBe('Take back');
  });

  it('leaves digits of one call out of the other’s keypad', async () => {
    const { root, press, settle, first, second } = await two();
    await press('Keypad');
    await press('1');
    expect(textOf(root, 'output')).toBe('1');
    second.set({ ...waiting });
    first.set({ ...talking });
    await settle();
    await press('Keypad');
    expect(textOf(root, 'output')).toBe('–');
  });

  it('joins them where the line can', async () => {
    const { press, second } = await two();
    second.set({ can: { ...talking.can, conference: true } });
    await vi.waitFor(() => press('Join: Ana Silva, 202'));
    expect(second.log).toEqual(['conference with 202']);
  });

  it('says what went wrong, as long as that call lasts', async () => {
    const { press, alarmed, settle, first, second } = await two();
    second.failure = new TelephonyError('refused', '', -1);
    await press('Swap: Ana Silva, 202');
    await vi.waitFor(() => expect(alarmed()).toContain('The calls could not be swapped.'));
    second.failure = null;
    await press('Hold');
    await settle();
    expect(alarmed()).toBe('');
    expect(first.log).toEqual([]);
  });
});

describe('a call that comes in during another', () => {
  it('is said at once and waits in the list; answering it puts the other on hold', async () => {
    const { add, alarmed, root, rows, press } = await callPanel();
    const first = await add({ ...talking, number: '202' });
    const second = await add({
      state: 'offering',
      direction: 'incoming',
      number: '203',
      can: { answer: true, drop: true },
    });
    expect(alarmed()).toBe('Incoming call from 203');
    expect(textOf(root, '.title')).toBe('202');
    expect(rows()).toEqual([['203 Incoming call', 'Answer', 'Refuse']]);
    await press('Answer: 203');
    await vi.waitFor(() => expect(second.log).toEqual(['answer']));
    expect(first.log).toEqual(['hold']);
  });

  it('comes before one that is only on hold', async () => {
    const { add, root } = await callPanel();
    await add({ state: 'offering', direction: 'incoming', number: '203', can: { answer: true, drop: true } });
    await add({ ...waiting, number: '202' });
    expect(textOf(root, '.title')).toBe('203');
  });
});

describe('Transfer', () => {
  const able = { ...talking, can: { drop: true, transfer: true, consult: true } } as const;

  async function asked() {
    const shown = await callPanel();
    const call = await shown.add({ ...able, number: '202' });
    await shown.press('Transfer');
    return { ...shown, call };
  }

  it('is there only where the line can', async () => {
    const { add, names } = await callPanel();
    await add(talking);
    expect(names()).not.toContain('Transfer');
  });

  it('asks for a number with the keyboard in its field, and Enter asks that person first', async () => {
    const { call, root, settle } = await asked();
    expect(root.activeElement?.id).toBe('number');
    expect(textOf(root, 'label')).toBe('Number to transfer to');
    await userEvent.keyboard('203{Enter}');
    await settle();
    expect(call.log).toEqual(['consult 203 for a transfer']);
    expect(root.querySelector('form')).toBeNull();
    expect(root.activeElement?.closest('.actions')).not.toBeNull();
  });

  it('closes with Escape, and the keyboard stays in the panel', async () => {
    const { call, root, settle } = await asked();
    await userEvent.keyboard('2{Escape}');
    await settle();
    expect(root.querySelector('form')).toBeNull();
    expect(root.activeElement?.closest('.actions')).not.toBeNull();
    expect(call.log).toEqual([]);
  });

  it('says what is wrong with the number and asks nothing', async () => {
    const { call, root, press, said } = await asked();
    await press('Transfer now');
    expect(said()).toContain('Enter a number first.');
    await userEvent.keyboard('2?');
    await press('Transfer now');
    expect(said()).toContain('cannot');
    expect(root.querySelector('input')?.getAttribute('aria-invalid')).toBe('true');
    expect(call.log).toEqual([]);
  });

  it('goes at once with “Transfer now”; the call goes from the screen and it is said', async () => {
    const { call, line, root, press, settle, said } = await asked();
    await userEvent.keyboard('203');
    await press('Transfer now');
    expect(call.log).toEqual(['transfer to 203']);
    call.set({ ...over, disconnectReason: 'normal' });
    line.set({ calls: [] });
    await settle();
    expect(said()).toBe('Call transferred');
    expect(root.textContent).not.toContain('202');
  });

  it('shows the consultation large, with what can come of it; the first call waits below', async () => {
    const { call, root, settle, names, rows, press } = await asked();
    await userEvent.keyboard('203{Enter}');
    await settle();
    call.set({ can: { drop: true, unhold: true, completeTransfer: true, conference: true } });
    await settle();
    expect(textOf(root, '.title')).toBe('203');
    expect(names()).toEqual(['Complete transfer', 'Join calls', 'Cancel']);
    expect(rows()).toEqual([['202 On hold', 'Take back', 'Hang up']]);
    await press('Complete transfer');
    await press('Join calls');
    await press('Cancel');
    await vi.waitFor(() =>
      expect(call.log.slice(1)).toEqual(['complete transfer to 203', 'conference with 203', 'unhold']),
    );
  });

  it('shows the first call again when the number cannot be called, with what went wrong', async () => {
    const { call, root, alarmed } = await asked();
    call.failure = new TelephonyError('refused', '', -1);
    await userEvent.keyboard('203{Enter}');
    await vi.waitFor(() => expect(alarmed()).toContain('The number could not be called.'));
    expect(textOf(root, '.title')).toBe('202');
  });
});

describe('a conference', () => {
  const joined = { state: 'conferenced', can: { drop: true, removeFromConference: true } } as const;

  async function three() {
    const shown = await callPanel();
    const first = await shown.add({ ...joined, number: '202', name: 'Ana Silva' });
    const second = await shown.add({ ...joined, number: '203' });
    const conference = await shown.add({
      ...talking,
      can: { drop: true, hold: true, addPerson: true },
      number: '',
      connectedAtMs: 0,
      members: [first, second],
    });
    first.set({ conference });
    second.set({ conference });
    await shown.settle();
    return { ...shown, first, second, conference };
  }

  it('is shown and said as one call with its members', async () => {
    const { root, rows, names, said } = await three();
    expect(textOf(root, '.title')).toBe('Conference');
    expect(textOf(root, '.party')).toContain('2 people');
    expect(textOf(root, 'h3')).toBe('In this conference');
    expect(names()).toEqual(['Hold', 'Add person', 'Hang up']);
    expect(rows()).toEqual([
      ['202 Ana Silva', 'Take out', 'Hang up'],
      ['203', 'Take out', 'Hang up'],
    ]);
    expect(said()).toBe('Connected. Conference with Ana Silva, 203');
  });

  it('lets a member go, to hold or for good', async () => {
    const { press, first, second } = await three();
    await press('Take out: Ana Silva, 202');
    await press('Hang up: 203');
    expect([first.log, second.log]).toEqual([['remove from conference'], ['drop']]);
  });

  it('leaves nothing of a member that has gone', async () => {
    const { root, settle, second, first, conference, line } = await three();
    second.set({ ...over, conference: null, disconnectReason: 'normal' });
    conference.set({ members: [first] });
    line.set({ calls: [first, conference] });
    await settle();
    expect(root.textContent).not.toContain('203');
    expect(textOf(root, '.party')).toContain('1 person');
  });

  it('takes a further person, by a consultation', async () => {
    const { press, conference, root, settle, rows } = await three();
    await press('Add person');
    expect(textOf(root, 'label')).toBe('Number of the person to add');
    await userEvent.keyboard('204{Enter}');
    await settle();
    expect(conference.log).toEqual(['consult 204 for a conference']);
    expect(textOf(root, '.title')).toBe('204');
    expect(rows()).toEqual([['Conference 202, 203 · On hold', 'Hang up']]);
  });
});
