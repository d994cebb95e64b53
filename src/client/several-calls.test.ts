import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import type { ClientRights } from '../host/rights.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { compose, type Composition } from '../worker/compose.js';
import { TelephonyClient } from './telephony-client.js';
import type { Call, CallState } from './telephony.js';
import { hostAt } from './testing/page-host.js';
import '../worker/testing/loaded-apart.js';

/** On the simulated office exchange: extensions 201 to 203 are lines of their own. */
let scheduler: SimulatedScheduler;
let composition: Composition;
let page: TelephonyClient;

async function settled<T>(promise: Promise<T>): Promise<T> {
  const over = { yet: false };
  const end = (): void => {
    over.yet = true;
  };
  promise.then(end, end);
  await until(() => over.yet);
  return promise;
}

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 2000 && !what(); i++) await scheduler.advance(50);
  expect(what()).toBe(true);
}

const inState = (call: Call, state: CallState) => until(() => call.state === state);

function join(rights: Partial<ClientRights> = {}, applicationName = ''): TelephonyClient {
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2, rights);
  return new TelephonyClient({ host: hostAt(port1), scheduler, applicationName });
}

const line = (extension: number, client = page) => client.lines.find(({ permanentId }) => permanentId === extension)!;

/** A call from 201 to another extension, connected at both ends: this end, then that one. */
async function talking(extension: number, client = page): Promise<[Call, Call]> {
  const near = line(201, client).dial(String(extension));
  return [near, await answered(extension, near, client)];
}

/** Answers the call that rings at an extension because of another one. */
async function answered(extension: number, near: Call, client = page): Promise<Call> {
  const ringing = () => line(extension, client).calls.find(({ can }) => can.answer);
  await until(() => ringing() !== undefined);
  const far = ringing()!;
  await settled(far.answer());
  await inState(near, 'connected');
  return far;
}

beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  const surroundings = { scheduler, random: seededRandom(3), serial: undefined, modemStore: new PlainStore() };
  composition = await compose({ exchange: true }, surroundings);
  page = join();
  await until(() => page.lines.length === 3 && page.lines.every(({ service }) => service.state === 'ready'));
});
afterEach(async () => {
  page.close();
  await composition.close();
});

test('a call is put on hold and taken back, and says what it can', async () => {
  const [call] = await talking(202);
  expect(call.can).toMatchObject({ hold: true, unhold: false, consult: true, transfer: true, addPerson: true });
  await settled(call.hold());
  expect(call.state).toBe('onHold');
  expect(call.can).toMatchObject({ hold: false, unhold: true });
  await settled(call.unhold());
  await inState(call, 'connected');
});

test('a call that the other end holds is connected still, and says so, also to a page that comes later', async () => {
  const [near, far] = await talking(202);
  expect(near.heldByOther).toBe(false);
  const told: boolean[] = [];
  near.addEventListener('statechange', () => told.push(near.heldByOther));
  await settled(far.hold());
  await until(() => near.heldByOther);
  expect([near.state, told.at(-1), far.heldByOther]).toEqual(['connected', true, false]);
  const late = join();
  await until(() => late.lines.flatMap(({ calls }) => calls).some(({ heldByOther }) => heldByOther));
  late.close();
  await settled(far.unhold());
  await until(() => !near.heldByOther);
  expect([near.state, told.at(-1)]).toEqual(['connected', false]);
  await settled(far.hold());
  await until(() => near.heldByOther);
  await settled(far.drop());
  await until(() => near.state === 'idle');
  expect(near.heldByOther).toBe(false);
});

test('a call that is offered is sent on: another extension rings, and here it is over', async () => {
  const near = line(201).dial('202');
  await until(() => line(202).calls.some(({ can }) => can.redirect));
  const [offered] = line(202).calls;
  await expect(settled(offered!.redirect('2?'))).rejects.toMatchObject({ code: 'invalidAddress' });
  expect(offered!.state).toBe('offering');
  await settled(offered!.redirect('203'));
  await until(() => offered!.state === 'idle');
  const far = await answered(203, near);
  expect([far.number, far.can.redirect, near.can.redirect]).toEqual(['201', false, false]);
});

test('a page that comes later knows since when a call has been connected', async () => {
  const [call] = await talking(202);
  await scheduler.advance(60_000);
  const late = join();
  await until(() => late.lines.some(({ calls }) => calls.length > 0));
  const [seen] = late.lines.flatMap(({ calls }) => calls);
  await inState(seen!, 'connected');
  expect(call.connectedAtMs).toBeLessThanOrEqual(scheduler.now() - 60_000);
  expect(seen!.connectedAtMs).toBe(call.connectedAtMs);
  late.close();
});

test('two calls change places, and the one left is taken back when the other ends', async () => {
  const [first] = await talking(202);
  await settled(first.hold());
  const [second] = await talking(203);
  expect(second.can.swap).toBe(true);
  await settled(second.swapWith(first));
  expect([first.state, second.state]).toEqual(['connected', 'onHold']);
  expect(second.can.unhold).toBe(false);
  await settled(first.drop());
  await until(() => second.can.unhold);
  await settled(second.unhold());
  expect(second.state).toBe('connected');
});

test('a number is called from a call without asking: the parties have each other', async () => {
  const [call, ana] = await talking(202);
  await settled(call.transferTo('203'));
  await inState(call, 'idle');
  await answered(203, ana);
  expect(line(201).calls).toEqual([]);
});

test('a transfer to a busy number leaves the other party with that number, not with who sent it on', async () => {
  const [call, ana] = await talking(202);
  await settled(call.transferTo('5550101'));
  await inState(call, 'idle');
  await until(() => ana.endedAtMs !== null);
  expect(ana).toMatchObject({ number: '5550101', name: '', disconnectReason: 'busy' });
});

describe('a consultation', () => {
  test('is the other call of a pair; completed, both calls here are over', async () => {
    const [first, ana] = await talking(202);
    const consultation = first.consult('203');
    expect(line(201).calls).toContain(consultation);
    await settled(consultation.placed);
    await until(() => first.consultation === consultation && consultation.consultedFor === first);
    const ben = await answered(203, consultation);
    await until(() => first.can.completeTransfer);
    await settled(first.completeTransfer(consultation));
    await until(() => line(201).calls.length === 0);
    expect([ana.state, ben.state]).toEqual(['connected', 'connected']);
    expect([ana.number, ben.number]).toEqual(['203', '202']);
  });

  test('can be swapped before it is completed', async () => {
    const [first] = await talking(202);
    const consultation = first.consult('203');
    await answered(203, consultation);
    await settled(consultation.swapWith(first));
    await until(() => consultation.consultation === first && consultation.can.completeTransfer);
    await settled(first.completeTransfer(consultation));
    await until(() => line(201).calls.length === 0);
  });

  test('that is taken back leaves the first call', async () => {
    const [first] = await talking(202);
    const control = new AbortController();
    const consultation = first.consult('203', { signal: control.signal });
    await settled(consultation.placed);
    control.abort();
    await inState(consultation, 'idle');
    await until(() => first.state === 'connected');
    expect(first.consultation).toBeNull();
  });

  test('that is taken back before it is dialled says so', async () => {
    const [first] = await talking(202);
    const consultation = first.consult('203');
    void consultation.drop().catch(() => undefined);
    await expect(settled(consultation.placed)).rejects.toMatchObject({ code: 'aborted' });
    await inState(first, 'connected');
  });

  test('of a number that is none is not begun', async () => {
    const [first] = await talking(202);
    expect(() => first.consult('not a number')).toThrow(expect.objectContaining({ code: 'invalidAddress' }));
    expect(first.state).toBe('connected');
  });

  test('is refused for a call that is over', async () => {
    const [first] = await talking(202);
    await settled(first.drop());
    await until(() => line(201).calls.length === 0);
    const consultation = first.consult.bind(first, '203');
    expect(consultation).toThrow(expect.objectContaining({ code: 'refused' }));
    expect(line(201).calls).toEqual([]);
  });
});

describe('a conference', () => {
  /** 201 with 202 and 203. */
  async function three(): Promise<{ conference: Call; first: Call; consultation: Call }> {
    const [first] = await talking(202);
    const consultation = first.consult('203', { purpose: 'conference' });
    await answered(203, consultation);
    await until(() => first.can.conference);
    const conference = await settled(first.conferenceWith(consultation));
    await inState(conference, 'connected');
    await until(() => conference.members.length === 2);
    return { conference, first, consultation };
  }

  test('is begun with a consultation: one call with two members', async () => {
    const { conference, first, consultation } = await three();
    expect(conference.members).toEqual([first, consultation]);
    expect([first.conference, consultation.conference]).toEqual([conference, conference]);
    expect([first.state, consultation.state]).toEqual(['conferenced', 'conferenced']);
    expect(conference.can).toMatchObject({ addPerson: true, hold: true });
  });

  test('takes a further person', async () => {
    const { conference } = await three();
    const further = conference.consult('5550110', { purpose: 'conference' });
    await inState(further, 'connected');
    await until(() => conference.can.conference);
    expect(await settled(conference.conferenceWith(further))).toBe(conference);
    await until(() => conference.members.length === 3);
    expect(conference.state).toBe('connected');
  });

  test('lets a member go to hold, and takes it again', async () => {
    const { conference, first } = await three();
    expect(first.can.removeFromConference).toBe(true);
    await settled(first.removeFromConference());
    await inState(first, 'onHold');
    expect(first.conference).toBeNull();
    await until(() => conference.can.conference);
    await settled(conference.conferenceWith(first));
    await until(() => conference.members.length === 2);
  });

  test('joins a call and one on hold that have nothing to do with each other', async () => {
    const [first] = await talking(202);
    await settled(first.hold());
    const [second] = await talking(203);
    await until(() => second.can.conference);
    const conference = await settled(second.conferenceWith(first));
    await until(() => conference.members.length === 2);
    expect(conference.state).toBe('connected');
    expect(line(201).calls).toHaveLength(3);
  });

  test('ends with all its calls', async () => {
    const { conference } = await three();
    await settled(conference.drop());
    await until(() => page.lines.every(({ calls }) => calls.length === 0));
    expect(conference.members).toEqual([]);
    expect(conference.isConference).toBe(true);
  });

  test('is there once it has been made: a conference from the first, and nothing that is dialled', async () => {
    const [first] = await talking(202);
    await settled(first.hold());
    const [second] = await talking(203);
    const seen = new Set<string>();
    line(201).addEventListener('change', () => {
      for (const call of line(201).calls)
        if (call !== first && call !== second) seen.add(`${call.isConference ? 'conference' : 'call'}, ${call.state}`);
    });
    await until(() => second.can.conference);
    const joining = second.conferenceWith(first);
    expect(line(201).calls).toEqual([first, second]);
    await settled(joining);
    await until(() => first.conference !== null);
    expect([...seen]).toEqual(['conference, unknown', 'conference, onHold', 'conference, connected']);
  });

  test('is seen by another page, with its members', async () => {
    const { conference } = await three();
    const other = join();
    await until(() => other.lines.length === 3 && line(201, other).calls.length === 3);
    const seen = line(201, other).calls.find(({ members }) => members.length > 0);
    expect(seen!.members.map(({ number }) => number).sort()).toEqual(['202', '203']);
    expect(seen!.state).toBe(conference.state);
    other.close();
  });
});

describe('two pages', () => {
  test('one hands its call to the other by name, and watches it from then on', async () => {
    const colleague = join({}, 'reception');
    await until(() => colleague.lines.length === 3);
    const [call] = await talking(202);
    await until(() => line(201, colleague).calls.length === 1);
    await settled(call.handOffTo('Reception'));
    const theirs = line(201, colleague).calls[0]!;
    page.close();
    await scheduler.advance(500);
    expect(theirs.state).toBe('connected');
    await settled(theirs.drop());
    colleague.close();
  });

  test('a name that nobody has is refused', async () => {
    const [call] = await talking(202);
    await expect(settled(call.handOffTo('nobody'))).rejects.toMatchObject({ code: 'refused' });
  });

  test('one acts on what the other has begun: it becomes an owner first', async () => {
    const colleague = join();
    await until(() => colleague.lines.length === 3);
    const [first] = await talking(202);
    const consultation = first.consult('203');
    await answered(203, consultation);
    const seen = () => line(201, colleague).calls.find(({ can }) => can.completeTransfer);
    await until(() => seen() !== undefined);
    const held = seen()!;
    await settled(held.completeTransfer(held.consultation!));
    await until(() => line(201).calls.length === 0);
    colleague.close();
  });

  test('one that may only watch can nothing', async () => {
    const watcher = join({ privilege: 'monitor' });
    await until(() => watcher.lines.length === 3);
    await talking(202);
    await until(() => line(201, watcher).calls.length === 1);
    expect(Object.values(line(201, watcher).calls[0]!.can)).not.toContain(true);
    await expect(settled(line(201, watcher).calls[0]!.drop())).rejects.toMatchObject({ code: 'refused' });
    watcher.close();
  });
});
