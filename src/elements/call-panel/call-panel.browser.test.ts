import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError } from '../../client/telephony.js';
import type { TelDialEvent } from '../shared/events.js';
import { callPanel } from '../testing/call-panel.js';
import { FakeContacts } from '../testing/fake-people.js';
import { FakeSounds } from '../testing/fake-alerts.js';
import { buttonNamed, textOf, unmountAll } from '../testing/mount.js';

afterEach(unmountAll);

const offer = { state: 'offering', direction: 'incoming', can: { answer: true, drop: true, digits: false } } as const;
const talking = { state: 'connected', can: { answer: false, drop: true, digits: true } } as const;
const over = { state: 'disconnected', can: { answer: false, drop: false, digits: false } } as const;

describe('an incoming call', () => {
  it('shows who calls, says it at once, and offers Answer and Refuse', async () => {
    const { add, names, alarmed, root, line, settle } = await callPanel();
    await add({ ...offer, number: '+15550142', name: 'Maria Rossi' });
    expect(alarmed()).toBe('Incoming call from Maria Rossi, +1 555 0142');
    expect(names()).toEqual(['Answer', 'Refuse']);
    line.set({ ringCount: 2 });
    await settle();
    expect(textOf(root, '.party')).toBe('+1 555 0142 Maria Rossi · Incoming call · Rang 2 times');
  });

  it('is shown by the name that the caller has among the contacts, also when that comes later', async () => {
    const { add, alarmed, element, root, settle } = await callPanel();
    const contacts = new FakeContacts();
    element.contacts = contacts;
    await add({ ...offer, number: '+15550142', name: 'NETWORK NAME' });
    expect(alarmed()).toBe('Incoming call from NETWORK NAME, +1 555 0142');
    contacts.set([
      { id: 'a', name: 'Maria', numbers: [{ label: '', number: '001 555 0142' }], speedDial: null, note: '' },
    ]);
    await settle();
    expect(alarmed()).toBe('Incoming call from Maria, +1 555 0142');
    expect(textOf(root, '.party')).toContain('Maria');
  });

  it.each([
    ['blocked', 'Number withheld'],
    ['outOfArea', 'Number not available'],
    ['unknown', 'Unknown caller'],
  ] as const)('says in words that the number is %s', async (callerId, words) => {
    const { add, alarmed } = await callPanel();
    await add({ ...offer, number: '', callerId });
    expect(alarmed()).toBe(`Incoming call from ${words}`);
  });

  it('is answered and refused by its buttons', async () => {
    const { add, press } = await callPanel();
    const call = await add(offer);
    await press('Answer');
    await press('Refuse');
    expect(call.log).toEqual(['answer', 'drop']);
  });

  it('keeps the keyboard in the panel when Answer goes away, where a second Enter does nothing', async () => {
    const { add, root, settle, rests } = await callPanel();
    const call = await add(offer);
    buttonNamed(root, 'Answer').focus();
    await userEvent.keyboard('{Enter}');
    call.set(talking);
    await settle();
    expect(rests()).toBe(true);
    await userEvent.keyboard('{Enter}');
    expect(call.log).toEqual(['answer']);
    await userEvent.keyboard('{Tab}');
    expect(root.activeElement?.textContent.trim()).toBe('Keypad');
  });

  it('sounds the keys that are pressed, until they are up', async () => {
    const { add, press, element, root } = await callPanel();
    const log: string[] = [];
    element.sounds = Object.assign(new FakeSounds(), {
      tone: (key: string) => {
        log.push(`${key} on`);
        return { stop: () => log.push(`${key} off`) };
      },
    });
    await add(talking);
    await press('Keypad');
    const five = buttonNamed(root, '5, J K L');
    five.dispatchEvent(new PointerEvent('pointerdown'));
    five.dispatchEvent(new PointerEvent('pointerup'));
    expect(log).toEqual(['5 on', '5 off']);
  });

  it('says that the other end has put it on hold, and when that is over', async () => {
    const { add, root, settle } = await callPanel();
    const call = await add({ ...talking, heldByOther: true });
    expect(textOf(root, '.state')).toBe('Connected – put on hold at the other end');
    call.set({ heldByOther: false });
    await settle();
    expect(textOf(root, '.state')).toBe('Connected');
  });

  it('never reads a name from the network as markup', async () => {
    const { add, root } = await callPanel();
    await add({ ...offer, name: '<img src=x onerror=alert(1)>' });
    expect(root.querySelector('img')).toBeNull();
    expect(textOf(root, '.party')).toContain('<img src=x onerror=alert(1)>');
  });
});

describe('a call that goes on', () => {
  it('counts its seconds by the given time', async () => {
    const { add, root, scheduler, settle } = await callPanel();
    await scheduler.advance(5000);
    await add({ ...talking, connectedAtMs: 4500 });
    await scheduler.advance(161_000);
    await settle();
    expect(textOf(root, '[role=timer]')).toBe('02:41');
  });

  it('stops asking for time when it is over', async () => {
    const { add, scheduler, settle } = await callPanel();
    const call = await add({ ...talking, connectedAtMs: 0 });
    expect(scheduler.pending).toBe(1);
    call.set({ ...over, endedAtMs: 0 });
    await settle();
    expect(scheduler.pending).toBe(0);
  });

  it('sends digits from its keypad, by pointer and by keyboard', async () => {
    const { add, press, root } = await callPanel();
    const call = await add(talking);
    await press('Keypad');
    expect(buttonNamed(root, 'Keypad').getAttribute('aria-expanded')).toBe('true');
    await press('5, J K L');
    buttonNamed(root, '1').focus();
    await userEvent.keyboard('#');
    buttonNamed(root, 'Keypad').focus();
    await userEvent.keyboard('42');
    expect(call.log).toEqual(['digits 5', 'digits #', 'digits 4', 'digits 2']);
    expect(textOf(root, 'output')).toBe('5#42');
    await press('Keypad');
    await userEvent.keyboard('9');
    expect(call.log).toHaveLength(4);
  });

  it('says what went wrong and what to do next', async () => {
    const { add, press, alarmed } = await callPanel();
    const call = await add(talking);
    call.failure = new TelephonyError('noAnswer', '', -1);
    await press('Hang up');
    await vi.waitFor(() => expect(alarmed()).toContain('The call could not be ended. Try again, or unplug the modem.'));
  });

  it.each([
    ['dialing', 'Dialling', 'Cancel call'],
    ['ringback', 'Ringing', 'Cancel call'],
    ['connected', 'Connected', 'Hang up'],
    ['onHold', 'On hold', 'Hang up'],
  ] as const)('in state %s reads “%s” and offers “%s”', async (state, words, button) => {
    const { add, said, names } = await callPanel();
    await add({ state, number: '5550142' });
    expect(said()).toBe(`${words}. 555 0142`);
    expect(names()).toContain(button);
  });
});

it('what the call will be able to do has its room while it is being placed, and cannot be pressed yet', async () => {
  const { add, line, names, root, settle } = await callPanel();
  line.abilities = { sendDigits: true, hold: true, hearDigits: true, transfer: true, conference: true };
  const call = await add({ state: 'dialing', number: '5550142', can: { drop: true } });
  const disabled = () =>
    [...root.querySelectorAll<HTMLButtonElement>('.actions button')].map((button) => button.disabled);
  const later = ['Keypad', 'Hold', 'Hear digits', 'Transfer', 'Add person'];
  expect(names()).toEqual([...later, 'Cancel call']);
  expect(disabled()).toEqual([true, true, true, true, true, false]);
  call.set({
    state: 'connected',
    can: { drop: true, digits: true, hold: true, hearDigits: true, consult: true, addPerson: true },
  });
  await settle();
  expect(names()).toEqual([...later, 'Hang up']);
  expect(disabled()).not.toContain(true);
});

describe('a call that ended', () => {
  it('stays with its reason and the next step after the line has let it go', async () => {
    const { add, line, settle, said, root } = await callPanel();
    const call = await add({ number: '5550101' });
    call.set({ ...over, disconnectReason: 'busy' });
    line.set({ calls: [] });
    await settle();
    expect(said()).toBe('Busy. 555 0101. The other side is on the phone. Try again in a few minutes.');
    expect(textOf(root, '.advice')).toBe('The other side is on the phone. Try again in a few minutes.');
  });

  it('goes when it is closed', async () => {
    const { add, press, root } = await callPanel();
    await add({ ...over, disconnectReason: 'normal' });
    await press('Close');
    expect(textOf(root, '.title')).toBe('No call');
  });

  it('is called again by its button, but not by the second press of Hang up', async () => {
    const { add, element, press, scheduler, settle } = await callPanel();
    const dialed: string[] = [];
    element.addEventListener('tel-dial', (event: TelDialEvent) => dialed.push(event.number));
    const call = await add({ number: '5550142' });
    call.set({ ...over, disconnectReason: 'cancelled' });
    await settle();
    await press('Call again');
    expect(dialed).toEqual([]);
    await scheduler.advance(1000);
    await press('Call again');
    expect(dialed).toEqual(['5550142']);
  });

  it('moves the keyboard to what does no harm', async () => {
    const { add, root, settle, rests, said } = await callPanel();
    const call = await add({ number: '5550142' });
    buttonNamed(root, 'Cancel call').focus();
    call.set(over);
    await settle();
    expect(rests()).toBe(true);
    await userEvent.keyboard('{Enter}');
    expect(said()).toBe('Call ended. 555 0142');
  });

  it.each([
    ['searchingNetwork', /still looking for its mobile network. Nothing was dialled. .*emergency number/],
    ['noNetwork', /no mobile network. Nothing was dialled. .*emergency number/],
    ['networkRefused', /does not let this SIM card in. Nothing was dialled. .*emergency number/],
    ['noSim', /no SIM card in the modem. Nothing was dialled. .*emergency number/],
    // Said of unlocking, too, where nothing was to be dialled.
    ['simFailed', /call was not placed.*cannot use its SIM card. .*but for emergency numbers. Wait a minute/],
    ['simLocked', /SIM card is locked. Nothing was dialled. .*emergency number/],
    ['noCallFree', /no place for another call now. Nothing was dialled. .*hold, answer or end one/],
  ] as const)('says why nothing was dialled (%s), and what to do', async (code, words) => {
    const { add, root } = await callPanel();
    await add({ ...over, placed: Promise.reject(new TelephonyError(code, '', -1)) });
    await vi.waitFor(() => expect(textOf(root, '.trouble')).toMatch(words));
  });

  it('says when it is not certain whether it was placed', async () => {
    const { add, root } = await callPanel();
    const placed = Promise.reject(new TelephonyError('workerLost', '', -1, 'unknown'));
    await add({ ...over, placed });
    await vi.waitFor(() =>
      expect(textOf(root, '.trouble')).toContain('It is not certain whether it happened all the same.'),
    );
  });
});
