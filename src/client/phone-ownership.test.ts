import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CALL_BUTTON, MESSAGE_BUTTON } from '../providers/exchange/phone-layout.js';
import { TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { PHONEERR } from '../tspi/generated/errors.js';
import type { HdPhone } from '../tspi/result.js';
import type { TelephonyClient } from './telephony-client.js';
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

describe('owning', () => {
  test("is one page's at a time; what the other is told is in words", async () => {
    const [mine, theirs] = [phone(owner), phone(watcher)];
    const owners = heard(theirs, 'ownerchange', ({ owner: by }) => by);
    await world.settled(mine.own());
    await world.settled(mine.own());
    expect([mine.owned, theirs.owned, mine.can.own]).toEqual([true, false, false]);
    expect(mine.can).toMatchObject({ setLamp: true, setRing: true, setDisplay: true, setButtonInfo: true });
    expect(mine.can.setVolume).toEqual(['handset', 'speaker', 'headset']);
    await expect(world.settled(theirs.own())).rejects.toMatchObject({
      code: 'heldByTab',
      result: PHONEERR.INUSE,
      message:
        'Another page owns Desk phone 201 Reception. Call own() again once that page has released it (ownerchange).',
    });
    await world.settled(mine.release());
    await world.until(() => owners.length === 2);
    await world.settled(theirs.own());
    expect([mine.owned, theirs.owned]).toEqual([false, true]);
    expect(owners).toEqual(['elsewhere', 'nobody', 'here']);
    await world.settled(theirs.setLamp(CALL_BUTTON, 'wink'));
    await world.until(() => mine.lamps[CALL_BUTTON]?.mode === 'wink');
  });

  test('ends with the page', async () => {
    await world.settled(phone(owner).own());
    owner.close();
    await world.settled(phone(watcher).own());
    expect(phone(watcher).owned).toBe(true);
  });

  test('is given back by its signal, before it is so and after', async () => {
    const desk = phone(owner);
    const [early, late] = [new AbortController(), new AbortController()];
    const owning = desk.own({ signal: early.signal });
    await Promise.resolve();
    early.abort();
    await expect(world.settled(owning)).rejects.toMatchObject({ code: 'aborted' });
    await expect(world.settled(desk.own({ signal: AbortSignal.abort() }))).rejects.toMatchObject({ code: 'aborted' });
    await world.settled(desk.own({ signal: late.signal }));
    late.abort();
    expect(desk.owned).toBe(false);
    await world.settled(phone(watcher).own());
    await world.settled(phone(watcher).release());
    const former = new AbortController();
    await world.settled(desk.own({ signal: former.signal }));
    await world.settled(desk.release());
    await world.settled(desk.own());
    former.abort();
    expect(desk.owned).toBe(true);
    await world.settled(desk.release());
    await world.settled(desk.release());
  });

  test('a released phone can be owned again while the release is still under way', async () => {
    const desk = phone(owner);
    const first = desk.own();
    const failed = expect(first).rejects.toMatchObject({ code: 'aborted' });
    await Promise.resolve();
    const releasing = desk.release();
    await world.settled(Promise.all([releasing, desk.own()]));
    await failed;
    await world.settled(desk.setLamp(CALL_BUTTON, 'steady'));
    expect(desk.lamps[CALL_BUTTON]?.mode).toBe('steady');
  });

  test('is not for a page that may only watch, nor may a page see phones that are not its own', async () => {
    const monitor = await world.join(portTo(office, { privilege: 'monitor', lines: [], phones: [202] }));
    expect(monitor.phones.map(({ permanentId }) => permanentId)).toEqual([202]);
    const [desk] = monitor.phones;
    expect(desk!.can.own).toBe(false);
    const sent = asked(monitor).length;
    await expect(world.settled(desk!.own())).rejects.toMatchObject({ code: 'notPermitted' });
    await expect(world.settled(desk!.setLamp(CALL_BUTTON, 'off'))).rejects.toMatchObject({ code: 'refused' });
    expect(asked(monitor)).toHaveLength(sent);
    const presses = heard(desk!, 'button', ({ buttonId }) => buttonId);
    handsAt(office, 202).press(1);
    await world.until(() => presses.length === 2);
  });
});

describe('after a loss', () => {
  test('of the host: the same Phone, owned as before, as the phone there is; listeners stay', async () => {
    const desk = phone(owner, 202);
    await world.settled(desk.own());
    await world.settled(desk.setLamp(CALL_BUTTON, 'wink'));
    const [owners, lamps] = [heard(desk, 'ownerchange', (e) => e.owner), heard(desk, 'lampchange', (e) => e.mode)];
    const out = desk.setRing(2);
    const failed = expect(out).rejects.toMatchObject({ outcome: 'unknown' });
    const before = [...owner.phones];
    await world.scheduler.advance(1);
    office = await world.openOffice();
    owner.reattach(portTo(office).page);
    expect([desk.owned, desk.service]).toEqual([false, 'lost']);
    await expect(world.settled(desk.setLamp(CALL_BUTTON, 'off'))).rejects.toMatchObject({ code: 'unplugged' });
    await world.until(() => isReady(owner) && desk.owned);
    await failed;
    expect(owner.phones).toEqual(before);
    expect(owners).toEqual(['nobody', 'here']);
    expect(lamps).toEqual(['off']);
    await world.settled(desk.setLamp(CALL_BUTTON, 'steady'));
    const presses = heard(desk, 'button', ({ buttonId }) => buttonId);
    handsAt(office, 202).press(7);
    await world.until(() => presses.length === 2);
  });

  test('of the host: where another page owns it now, this one watches and is told', async () => {
    const desk = phone(owner);
    await world.settled(desk.own());
    office = await world.openOffice();
    watcher.reattach(portTo(office).page);
    await world.until(() => isReady(watcher));
    await world.settled(phone(watcher).own());
    const owners = heard(desk, 'ownerchange', (event) => event.owner);
    owner.reattach(portTo(office).page);
    await world.until(() => owners.length === 2);
    expect(owners).toEqual(['nobody', 'elsewhere']);
    expect([desk.owned, desk.service]).toEqual([false, 'ready']);
    await world.settled(phone(watcher).setLamp(CALL_BUTTON, 'flash'));
    await world.until(() => desk.lamps[CALL_BUTTON]?.mode === 'flash');
  });

  test('of the host: a phone that the next one has not stays, out of service, until one has it', async () => {
    const desk = phone(owner, 203);
    await world.settled(desk.own());
    const gone = heard(desk, 'gone', () => 'gone');
    office = await world.openOffice();
    office.provider.removeExtension('203');
    owner.reattach(portTo(office).page);
    await world.until(() => owner.status === 'ready');
    expect([owner.phones.includes(desk), desk.service, gone.length]).toEqual([true, 'lost', 0]);
    office.provider.addExtension({ number: '203', name: 'Ben Okafor' });
    await world.until(() => desk.service === 'ready' && desk.owned);
  });

  test('of a page that did not take what it was sent: read and owned again', async () => {
    const slowOffice = await world.openOffice(1000);
    const port = portTo(slowOffice);
    const slow = await world.join(port);
    const desk = phone(slow);
    await world.settled(desk.own());
    const other = await world.join(portTo(slowOffice));
    await world.settled(phone(other, 202).own());
    port.stop();
    for (let n = 0; n < 400; n++) {
      void slow.diagnostics();
      void phone(other, 202).setLamp(CALL_BUTTON, n % 2 === 0 ? 'wink' : 'off');
      await world.scheduler.advance(20);
    }
    await world.settled(phone(other).own());
    await world.settled(phone(other).setLamp(MESSAGE_BUTTON, 'steady'));
    await world.settled(phone(other).release());
    const gone = heard(phone(slow, 203), 'gone', () => slow.phones.length);
    slowOffice.provider.removeExtension('203');
    const detached: string[] = [];
    slow.addEventListener('detached', ({ reason }) => detached.push(reason));
    port.go();
    await world.until(() => detached.length > 0 && slow.status === 'ready' && isReady(slow) && desk.owned);
    expect(detached).toEqual(['notTaken']);
    expect(gone).toEqual([2]);
    expect(phone(slow)).toBe(desk);
    expect(desk.lamps[MESSAGE_BUTTON]?.mode).toBe('steady');
  });

  test('of the phone alone: it is opened again, ever more slowly while that lasts', async () => {
    const desk = phone(owner);
    await world.settled(desk.own());
    const opened = () => asked(owner).filter((name) => name === 'phoneOpen').length;
    const { phoneOpen } = office.provider;
    office.provider.phoneOpen = () => PHONEERR.RESOURCEUNAVAIL;
    const devices = [...office.composition.host.phones.devices.values()];
    const { open, provider } = devices.find(({ caps }) => caps.permanentPhoneId === 201)!;
    const before = opened();
    office.provider.phoneClose(open!.hdPhone as HdPhone);
    provider.phoneEvent(open!.htPhone, TAPI_MESSAGE.PHONE_CLOSE, 0, 0, 0);
    await world.until(() => desk.service === 'lost');
    expect(desk.owned).toBe(false);
    await expect(world.settled(desk.own())).rejects.toMatchObject({ code: 'unplugged' });
    // After 1, 2, 4 and 8 seconds.
    await world.scheduler.advance(30_000);
    expect(opened() - before).toBe(4);
    office.provider.phoneOpen = phoneOpen;
    await world.scheduler.advance(60_000);
    expect([desk.service, desk.owned]).toEqual(['ready', true]);
  });
});
