import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CALL_BUTTON, HOLD_BUTTON, MESSAGE_BUTTON } from '../providers/exchange/phone-layout.js';
import { PHONEHOOKSWITCHDEV, PHONEHOOKSWITCHMODE } from '../tspi/generated/constants.js';
import { PHONEERR } from '../tspi/generated/errors.js';
import type { TelephonyClient } from './telephony-client.js';
import type { LampMode, Phone } from './telephony.js';
import { asked, handsAt, heard, isReady, phone, PhoneWorld, portTo, type PhoneOffice } from './testing/phone-world.js';

let world: PhoneWorld;
let office: PhoneOffice;
let owner: TelephonyClient;
let watcher: TelephonyClient;

beforeEach(async () => {
  world = new PhoneWorld();
  office = await world.openOffice();
  owner = await world.join(portTo(office));
  watcher = await world.join(portTo(office));
});
afterEach(() => world.end());

describe('a phone', () => {
  test('is there when telephony is ready, and says what it is', async () => {
    const client = world.page(portTo(office));
    const changes: number[] = [];
    client.addEventListener('phoneschange', () => changes.push(client.phones.length));
    await world.settled(client.ready);
    expect(client.phones.map(({ permanentId }) => permanentId)).toEqual([201, 202, 203]);
    expect(changes).toEqual([3]);
    await world.until(() => isReady(client));
    const desk = phone(client);
    expect(desk.name).toBe('Desk phone 201 Reception');
    expect(desk.ring).toEqual({ mode: 0, volume: 0x8000 / 0xffff, modes: 4 });
    expect(desk.display).toEqual([' '.repeat(24), ' '.repeat(24)]);
    expect(desk.hookSwitches.handset).toMatchObject({
      mode: 'onHook',
      modes: ['onHook', 'mic', 'speaker', 'micSpeaker'],
    });
    expect(Object.keys(desk.hookSwitches)).toEqual(['handset', 'speaker', 'headset']);
    expect(desk.lamps).toHaveLength(16);
    expect(desk.lamps[0]).toEqual({ id: 0, mode: 'none', modes: [] });
    expect(desk.lamps[CALL_BUTTON]).toMatchObject({
      mode: 'off',
      modes: ['off', 'steady', 'wink', 'flash', 'flutter'],
    });
    expect(desk.buttons[11]).toEqual({ id: 11, kind: 'keypad', function: 'none', text: '#', pressed: false });
    expect(desk.buttons[HOLD_BUTTON]).toMatchObject({ kind: 'feature', function: 'hold', text: 'Hold' });
    expect(desk.buttons[CALL_BUTTON]).toMatchObject({ kind: 'call', function: 'callApp', text: '201' });
  });

  test('can be owned and set while it is still being opened', async () => {
    const client = world.page(portTo(office));
    const began = client.ready.then(async () => {
      expect(phone(client).service).toBe('starting');
      await phone(client).own();
      await phone(client).setLamp(CALL_BUTTON, 'wink');
    });
    await world.settled(began);
    await world.until(() => phone(watcher).lamps[CALL_BUTTON]?.mode === 'wink');
  });

  test('of a Telephony that is closed while it is being opened stays closed', async () => {
    const client = world.page(portTo(office));
    const changes = client.ready.then(() => {
      expect(phone(client).service).toBe('starting');
      client.close();
      return heard(phone(client), 'change', () => phone(client).service);
    });
    const told = await world.settled(changes);
    await world.scheduler.advance(120_000);
    expect([phone(client).service, told]).toEqual(['lost', []]);
  });

  test('tells a page that watches what a person does at it, and what its line does', async () => {
    const desk = phone(watcher);
    const presses = heard(desk, 'button', (event) => [
      event.buttonId,
      event.pressed,
      event.function,
      desk.buttons[event.buttonId]?.pressed,
    ]);
    handsAt(office).press(5);
    handsAt(office).press(HOLD_BUTTON);
    await world.until(() => presses.length === 4);
    expect(presses).toEqual([
      [5, true, 'none', true],
      [HOLD_BUTTON, true, 'hold', true],
      [5, false, 'none', false],
      [HOLD_BUTTON, false, 'hold', false],
    ]);
    const hooks = heard(desk, 'hookswitchchange', ({ device, hookSwitch }) => [device, hookSwitch.mode]);
    handsAt(office).setHook(PHONEHOOKSWITCHDEV.HANDSET, PHONEHOOKSWITCHMODE.MICSPEAKER);
    await world.until(
      () => desk.lamps[CALL_BUTTON]?.mode === 'off' && desk.hookSwitches.handset?.mode === 'micSpeaker',
    );
    expect(hooks).toEqual([['handset', 'micSpeaker']]);
    const rings = heard(phone(watcher, 202), 'ringchange', () => phone(watcher, 202).ring.mode);
    watcher.lines.find(({ permanentId }) => permanentId === 203)!.dial('202');
    await world.until(() => rings.length > 0);
    expect(rings).toEqual([1]);
    await world.until(() => phone(watcher, 202).lamps[CALL_BUTTON]?.mode === 'flash');
    expect(phone(watcher, 202).display[0]).toContain('203 Ben Okafor');
  });

  test('whose buttons cannot be read tells of them all the same, as its capabilities have them', async () => {
    office.provider.phoneGetButtonInfo = () => PHONEERR.OPERATIONUNAVAIL;
    const desk = phone(await world.join(portTo(office)));
    expect(desk.buttons[HOLD_BUTTON]).toMatchObject({ kind: 'feature', function: 'hold', text: '' });
    const presses = heard(desk, 'button', (event) => [event.function, desk.buttons[event.buttonId]?.pressed]);
    handsAt(office).press(HOLD_BUTTON);
    await world.until(() => presses.length === 2);
    expect(presses).toEqual([
      ['hold', true],
      ['hold', false],
    ]);
  });

  test('of an extension that is disconnected is gone, and what is asked of it then says so', async () => {
    const desk = phone(owner, 203);
    await world.settled(desk.own());
    const told = heard(desk, 'gone', () => [desk.owned, desk.service, owner.phones.includes(desk)]);
    office.provider.removeExtension('203');
    await world.until(() => owner.phones.length === 2);
    expect(told).toEqual([[false, 'lost', false]]);
    await world.scheduler.advance(120_000);
    const sent = asked(owner).length;
    await expect(world.settled(desk.setRing(1))).rejects.toMatchObject({
      code: 'unplugged',
      message: expect.stringContaining('removed') as string,
    });
    await expect(world.settled(desk.own())).rejects.toMatchObject({ code: 'unplugged' });
    expect(asked(owner)).toHaveLength(sent);
    office.provider.addExtension({ number: '204', name: 'Newcomer' });
    await world.until(() => owner.phones.at(-1)?.service === 'ready');
  });
});

describe('what its owner sets', () => {
  test('reads so once the promise settles, and every other page is told', async () => {
    const [mine, theirs] = [phone(owner), phone(watcher)];
    await world.settled(mine.own());
    const lamps = heard(theirs, 'lampchange', ({ lampId, mode }) => [lampId, mode, theirs.lamps[lampId]?.mode]);
    const hooks = heard(theirs, 'hookswitchchange', ({ device, hookSwitch }) => [device, hookSwitch.mode]);
    const volumes = heard(theirs, 'volumechange', ({ device, hookSwitch: { volume, gain } }) => [device, volume, gain]);
    const displays = heard(theirs, 'displaychange', () => theirs.display[1]);
    const rings = heard(theirs, 'ringchange', () => [theirs.ring.mode, theirs.ring.volume]);
    const after = <T>(done: Promise<void>, read: () => T): Promise<T> => world.settled(done.then(read));
    expect(await after(mine.setLamp(MESSAGE_BUTTON, 'flutter'), () => mine.lamps[MESSAGE_BUTTON]?.mode)).toBe(
      'flutter',
    );
    const { hookSwitches: before } = mine;
    const switched = await after(mine.setHookSwitch('speaker', 'speaker'), () => mine.hookSwitches);
    expect(switched).toEqual({ ...before, speaker: { ...before.speaker, mode: 'speaker' } });
    expect(await after(mine.setVolume('headset', 1), () => mine.hookSwitches.headset?.volume)).toBe(1);
    expect(await after(mine.setGain('headset', 0), () => mine.hookSwitches.headset?.gain)).toBe(0);
    const written = '    Back at two'.padEnd(24);
    expect(await after(mine.setDisplay('Back at two', { row: 1, column: 4 }), () => mine.display[1])).toBe(written);
    expect(await after(mine.setRing(3, 0.2), () => mine.ring)).toEqual({ mode: 3, volume: 0.2, modes: 4 });
    expect(await after(mine.setRing(0), () => mine.ring)).toEqual({ mode: 0, volume: 0.2, modes: 4 });
    await world.until(() => rings.length === 2 && volumes.length === 2);
    expect(lamps).toEqual([[MESSAGE_BUTTON, 'flutter', 'flutter']]);
    expect(hooks).toEqual([['speaker', 'speaker']]);
    expect(volumes).toEqual([
      ['headset', 1, 0x8000 / 0xffff],
      ['headset', 1, 0],
    ]);
    expect(displays).toEqual([written]);
    expect(rings).toEqual([
      [3, 0.2],
      [0, 0.2],
    ]);
  });

  test('of a button stays in all that was not said, and is what another page hears when it is pressed', async () => {
    const [mine, theirs] = [phone(owner), phone(watcher)];
    await world.settled(mine.own());
    const changes = heard(mine, 'change', () => mine.buttons[MESSAGE_BUTTON]?.function);
    await world.settled(mine.setButtonInfo(MESSAGE_BUTTON, { function: 'repDial' }));
    expect(mine.buttons[MESSAGE_BUTTON]).toMatchObject({ kind: 'feature', function: 'repDial', text: 'Message' });
    expect(changes).toContain('repDial');
    await world.settled(mine.setButtonInfo(MESSAGE_BUTTON, { text: 'Home' }));
    const pressed = heard(theirs, 'button', (event) => [event.function, theirs.buttons[event.buttonId]?.text]);
    handsAt(office).press(MESSAGE_BUTTON);
    await world.until(() => pressed.length > 0);
    expect(pressed[0]).toEqual(['repDial', 'Home']);
  });

  test('twenty changes in one turn: the last is what is read, and it is told', async () => {
    const [mine, theirs] = [phone(owner), phone(watcher)];
    await world.settled(mine.own());
    const told = heard(theirs, 'lampchange', ({ mode }) => mode);
    const before = asked(watcher).length;
    const modes: LampMode[] = ['steady', 'wink', 'flash', 'flutter'];
    await world.settled(Promise.all(Array.from({ length: 20 }, (_, n) => mine.setLamp(CALL_BUTTON, modes[n % 4]!))));
    expect(mine.lamps[CALL_BUTTON]?.mode).toBe('flutter');
    await world.until(() => told.at(-1) === 'flutter');
    // Far fewer readings than changes: one that waits serves all that are told meanwhile.
    expect(asked(watcher).length - before).toBeLessThan(20);
  });
});

describe('refused before anything is sent', () => {
  /** What a page without types may give. */
  const word = (value: unknown): never => value as never;

  test.each<[string, (phone: Phone) => Promise<void>, number, string]>([
    ['a volume that is no number', (p) => p.setVolume('handset', Number.NaN), PHONEERR.INVALPARAM, '0 to 1, not NaN'],
    ['a volume above 1', (p) => p.setVolume('handset', 1.01), PHONEERR.INVALPARAM, '0 to 1'],
    ['a gain below 0', (p) => p.setGain('headset', -0.1), PHONEERR.INVALPARAM, '0 to 1'],
    ['a gain as text', (p) => p.setGain('headset', word('1')), PHONEERR.INVALPARAM, "'1'"],
    ['no such device', (p) => p.setVolume(word('horn'), 1), PHONEERR.INVALHOOKSWITCHDEV, "'horn'"],
    ['a name of every object', (p) => p.setGain(word('constructor'), 1), PHONEERR.INVALHOOKSWITCHDEV, 'constructor'],
    ['no such hook', (p) => p.setHookSwitch('handset', word('up')), PHONEERR.INVALHOOKSWITCHMODE, "'up'"],
    ['an unknown hook', (p) => p.setHookSwitch('handset', 'unknown'), PHONEERR.INVALHOOKSWITCHMODE, "'mic'"],
    ['a lamp that is none', (p) => p.setLamp(3, 'steady'), PHONEERR.INVALBUTTONLAMPID, 'no lamp 3'],
    ['a lamp out of range', (p) => p.setLamp(16, 'steady'), PHONEERR.INVALBUTTONLAMPID, 'no lamp 16'],
    ['half a lamp', (p) => p.setLamp(12.5, 'steady'), PHONEERR.INVALBUTTONLAMPID, 'no lamp 12.5'],
    ['a mode it has not', (p) => p.setLamp(CALL_BUTTON, 'brokenFlutter'), PHONEERR.INVALLAMPMODE, "'wink'"],
    ['a ring it has not', (p) => p.setRing(5), PHONEERR.INVALRINGMODE, 'the rings 1 to 4'],
    ['a row it has not', (p) => p.setDisplay('', { row: 2 }), PHONEERR.INVALPARAM, '2 rows of 24 columns'],
    ['a column it has not', (p) => p.setDisplay('', { column: 24 }), PHONEERR.INVALPARAM, 'column 24'],
    ['a display of no text', (p) => p.setDisplay(word(5)), PHONEERR.INVALPARAM, 'string'],
    ['no such button', (p) => p.setButtonInfo(-1, { text: 'x' }), PHONEERR.INVALBUTTONLAMPID, 'no button -1'],
    ['no such function', (p) => p.setButtonInfo(1, { function: word('cook') }), PHONEERR.INVALPARAM, "'cook'"],
  ])('%s', async (_, ask, result, message) => {
    const desk = phone(owner);
    await world.settled(desk.own());
    const sent = asked(owner).length;
    await expect(world.settled(ask(desk))).rejects.toMatchObject({
      name: 'TelephonyError',
      code: 'refused',
      result,
      message: expect.stringContaining(message) as string,
    });
    expect(asked(owner)).toHaveLength(sent);
  });

  test('everything, on a page that does not own it; it can nothing then', async () => {
    const desk = phone(owner);
    expect(desk.can).toEqual({
      own: true,
      setLamp: false,
      setHookSwitch: [],
      setVolume: [],
      setGain: [],
      setRing: false,
      setDisplay: false,
      setButtonInfo: false,
    });
    const sent = asked(owner).length;
    const refusal = {
      code: 'refused',
      result: PHONEERR.NOTOWNER,
      message: expect.stringContaining('Call own() first') as string,
    };
    await expect(world.settled(desk.setLamp(CALL_BUTTON, 'steady'))).rejects.toMatchObject(refusal);
    await expect(world.settled(desk.setVolume('handset', 0.5))).rejects.toMatchObject(refusal);
    expect(asked(owner)).toHaveLength(sent);
  });

  test('everything, on a Telephony that was closed', async () => {
    const desk = phone(owner);
    await world.settled(desk.own());
    owner.close();
    expect([desk.owned, desk.service]).toEqual([false, 'lost']);
    await expect(world.settled(desk.own())).rejects.toMatchObject({ code: 'closed' });
    await expect(world.settled(desk.setRing(1))).rejects.toMatchObject({ code: 'closed' });
    await world.settled(desk.release());
  });
});
