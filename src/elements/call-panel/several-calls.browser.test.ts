import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError } from '../../client/telephony.js';
import { callPanel } from '../testing/call-panel.js';
import { asLine, FakeLine } from '../testing/fake-telephony.js';
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
    const { root, said, names, line, settle, rests, first, second } = await two();
    buttonNamed(root, 'Hang up').focus();
    second.set({ ...over, disconnectReason: 'busy' });
    line.set({ calls: [first] });
    await settle();
    expect(textOf(root, '.title')).toBe('202');
    expect(said()).toContain('The other call: Busy. ');
    expect(said()).not.toContain('..');
    expect(said()).toContain('On hold. Ana Silva, 202');
    expect(root.textContent).not.toContain('203');
    expect(names()).toEqual(['Take back', 'Hang up']);
    expect(rests()).toBe(true);
  });

  it('says that the one on hold has ended, but not to who ended it', async () => {
    const { line, settle, said, press, first, second } = await two();
    first.set({ ...over, disconnectReason: 'normal' });
    line.set({ calls: [second] });
    await settle();
    expect(said()).toBe('The call on hold has ended. Connected. 203');
    await press('Hold');
    expect(said()).not.toContain('ended');

    const other = await two();
    await other.press('Hang up: Ana Silva, 202');
    other.first.set({ ...over, disconnectReason: 'normal' });
    other.line.set({ calls: [other.second] });
    await other.settle();
    expect(other.said()).toBe('Connected. 203');
  });

  it('says so, too, to who was at another line meanwhile', async () => {
    const { element, settle, said, line, first, second } = await two();
    element.line = asLine(new FakeLine());
    await settle();
    first.set({ ...over, disconnectReason: 'normal' });
    line.set({ calls: [second] });
    await settle();
    expect(said()).toBe('');
    element.line = asLine(line);
    await settle();
    expect(said()).toBe('The call on hold has ended. Connected. 203');
  });

  it('says nothing of another line’s calls', async () => {
    const { element, settle, said, line, first, second } = await two();
    first.set({ ...over, disconnectReason: 'normal' });
    line.set({ calls: [second] });
    await settle();
    const next = new FakeLine();
    element.line = asLine(next);
    await settle();
    expect(said()).toBe('');
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

  it('puts them through to each other where the line can; both go from the screen', async () => {
    const { root, line, press, said, settle, first, second } = await two();
    second.set({ connectedAtMs: 1000, can: { ...talking.can, completeTransfer: true } });
    first.set({ connectedAtMs: 1000 });
    await vi.waitFor(() => press('Put through: Ana Silva, 202'));
    expect([first.log, second.log]).toEqual([[], ['complete transfer to 202']]);
    for (const call of [first, second]) call.set({ ...over, disconnectReason: 'normal' });
    line.set({ calls: [] });
    await settle();
    expect(said()).toBe('Call transferred');
    expect(root.textContent).not.toContain('202');
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

  it('is answered without more on a line that puts the other on hold by itself', async () => {
    const { add, line, press } = await callPanel();
    line.answerHolds = true;
    const first = await add({ ...talking, number: '202' });
    const second = await add({
      state: 'offering',
      direction: 'incoming',
      number: '203',
      can: { answer: true, drop: true },
    });
    await press('Answer: 203');
    await vi.waitFor(() => expect(second.log).toEqual(['answer']));
    expect(first.log).toEqual([]);
  });

  it('comes before one that is only on hold', async () => {
    const { add, root } = await callPanel();
    await add({ state: 'offering', direction: 'incoming', number: '203', can: { answer: true, drop: true } });
    await add({ ...waiting, number: '202' });
    expect(textOf(root, '.title')).toBe('203');
  });
});

describe('Send on to…', () => {
  const offer = { state: 'offering', direction: 'incoming', number: '202', can: { answer: true, drop: true } } as const;

  it('is there only where the line can', async () => {
    const { add, names } = await callPanel();
    await add(offer);
    expect(names()).toEqual(['Answer', 'Refuse']);
  });

  it('asks for a number, sends the call there, and says what became of it', async () => {
    const { add, press, root, settle, said } = await callPanel();
    const call = await add({ ...offer, can: { ...offer.can, redirect: true } });
    await press('Send on to…');
    expect(textOf(root, 'label')).toBe('Number to send the call on to');
    await press('Send on');
    expect(said()).toContain('Enter a number first.');
    await userEvent.keyboard('203{Enter}');
    await settle();
    expect(call.log).toEqual(['redirect to 203']);
    call.set({ state: 'idle', can: {}, endedAtMs: 1 });
    await settle();
    expect(said()).toContain('Whether the other number answers is not known here.');
  });

  it('says that the call still rings where that fails', async () => {
    const { add, press, alarmed, settle } = await callPanel();
    const call = await add({ ...offer, can: { ...offer.can, redirect: true } });
    call.failure = new Error('no');
    await press('Send on to…');
    await userEvent.keyboard('203{Enter}');
    await settle();
    expect(alarmed()).toContain('The call could not be sent on. It still rings here');
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
    const { call, root, settle, rests } = await asked();
    expect(root.activeElement?.id).toBe('number');
    expect(textOf(root, 'label')).toBe('Number to transfer to');
    await userEvent.keyboard('203{Enter}');
    await settle();
    expect(call.log).toEqual(['consult 203 for a transfer']);
    expect(root.querySelector('form')).toBeNull();
    expect(rests()).toBe(true);
    await userEvent.keyboard('{Enter}');
    expect(call.log).toEqual(['consult 203 for a transfer']);
    expect(call.consultation).not.toBeNull();
  });

  it('closes with Escape, and the keyboard is at the button that opened it', async () => {
    const { call, root, settle } = await asked();
    await userEvent.keyboard('2{Escape}');
    await settle();
    expect(root.querySelector('form')).toBeNull();
    expect(root.activeElement?.textContent.trim()).toBe('Transfer');
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

  it('goes at once with “Transfer now”; the call goes from the screen and what is known is said', async () => {
    const { call, line, root, press, settle, said } = await asked();
    await userEvent.keyboard('203');
    await press('Transfer now');
    expect(call.log).toEqual(['transfer to 203']);
    call.set({ ...over, disconnectReason: 'normal' });
    line.set({ calls: [] });
    await settle();
    expect(said()).toBe('Call sent on. Whether the other number answers is not known here.');
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

  it.each([
    ['has answered', 1000, 'Call transferred'],
    ['rings', null, 'Call sent on. Whether the other number answers is not known here.'],
  ] as const)('is complete with words for what is known when the other one %s', async (_, connectedAtMs, words) => {
    const { call, line, settle, press, said, rests } = await asked();
    await userEvent.keyboard('203{Enter}');
    const consultation = line.calls[1] as unknown as typeof call;
    consultation.set({ connectedAtMs });
    call.set({ can: { completeTransfer: true } });
    await settle();
    await press('Complete transfer');
    call.set({ ...over, disconnectReason: 'normal' });
    consultation.set({ ...over, disconnectReason: 'normal' });
    line.set({ calls: [] });
    await settle();
    expect(said()).toBe(words);
    expect(rests()).toBe(true);
  });

  it('says that the first call has ended while the number rings', async () => {
    const { call, line, settle, said } = await asked();
    await userEvent.keyboard('203{Enter}');
    await settle();
    call.set({ ...over, disconnectReason: 'normal', consultation: null });
    line.set({ calls: line.calls.filter((one) => one !== call) });
    await settle();
    expect(said()).toBe('The call on hold has ended. Dialling. 203');
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
      isConference: true,
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

  it('is what has ended, said once, whatever its members are still in', async () => {
    const { root, line, said, settle, press, first, second, conference } = await three();
    await press('Hang up');
    for (const member of [first, second]) member.set({ conference: null });
    conference.set({ ...over, members: [], disconnectReason: 'normal', endedAtMs: 1000 });
    line.set({ calls: [first, second] });
    await settle();
    expect(said()).toBe('Conference ended');
    expect(textOf(root, '.title')).toBe('Conference ended');
    expect(textOf(root, '.party')).toBe('Conference ended');
    for (const member of [first, second]) member.set({ ...over, disconnectReason: 'normal' });
    line.set({ calls: [] });
    await settle();
    expect(said()).toBe('Conference ended');
    expect(root.textContent).not.toMatch(/No number|202|203/);
    await press('Close');
    expect(textOf(root, '.title')).toBe('No call');
  });

  it('that the last one has left is still a conference', async () => {
    const { root, line, settle, first, second, conference } = await three();
    for (const member of [first, second]) member.set({ ...over, conference: null });
    conference.set({ members: [] });
    line.set({ calls: [conference] });
    await settle();
    expect(textOf(root, '.title')).toBe('Conference');
  });

  it('is not ended by a second press of what began it', async () => {
    const { root, add, line, settle, rests } = await callPanel();
    const first = await add({ ...waiting, number: '202', can: { conference: true, drop: true } });
    const consultation = await add({ ...talking, number: '203', consultedFor: first });
    first.set({ consultation });
    await settle();
    buttonNamed(root, 'Join calls').focus();
    await userEvent.keyboard('{Enter}');
    const conference = line.addCall({ ...talking, number: '', isConference: true, members: [first, consultation] });
    for (const member of [first, consultation])
      member.set({ ...joined, conference, consultation: null, consultedFor: null });
    await settle();
    expect(rests()).toBe(true);
    await userEvent.keyboard('{Enter}');
    expect(conference.log).toEqual([]);
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
