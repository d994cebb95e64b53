import { expect, test, vi } from 'vitest';
import { systemScheduler } from '../base/system-scheduler.js';
import { holdLock, watchLock } from '../base/web-locks.js';
import type { DoorMessage } from '../protocol/doors.js';
import { HostRunner } from './host-runner.js';

/** A host with a door, and what lets a client of one seat in. */
function hostWithDoor() {
  const told = vi.fn();
  const ended = new Promise<void>((resolve) => told.mockImplementation(resolve));
  const runner = new HostRunner({ simulator: true }, systemScheduler, told);
  const door = new MessageChannel();
  runner.open(door.port2);
  const letIn = (seatLock: string): { readonly client: MessagePort; readonly pulse: MessagePort } => {
    const [talk, pulse] = [new MessageChannel(), new MessageChannel()];
    door.port1.postMessage({ attach: {}, seatLock } satisfies DoorMessage, [talk.port2, pulse.port2]);
    return { client: talk.port1, pulse: pulse.port1 };
  };
  return { told, ended, door: door.port1, letIn };
}

const held = (name: string): Promise<() => void> =>
  new Promise((resolve) => {
    const giveUp = holdLock(navigator.locks, name, () => {
      resolve(giveUp);
    });
  });

async function answers(pulse: MessagePort): Promise<void> {
  await new Promise((resolve) => {
    pulse.onmessage = resolve;
    pulse.postMessage(null);
  });
}

test('a client whose page lets its seat go is let go, though no port tells; the last one ends the host', async () => {
  const { told, ended, letIn } = hostWithDoor();
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  const [leaveFirst, leaveSecond] = [await held(first), await held(second)];
  letIn(first);
  const { pulse } = letIn(second);
  await answers(pulse);
  leaveFirst();
  await new Promise<void>((resolve) => watchLock(navigator.locks, first, resolve));
  await answers(pulse);
  expect(told).not.toHaveBeenCalled();
  leaveSecond();
  await ended;
});

test('a seat that is gone before its client is let in is no seat', async () => {
  const { ended, letIn } = hostWithDoor();
  letIn(crypto.randomUUID());
  await ended;
});

test('what comes through a door and is none of its messages lets nobody in, and the door stays open', async () => {
  const { told, ended, door, letIn } = hostWithDoor();
  const lock = crypto.randomUUID();
  const giveUp = await held(lock);
  const rights = {};
  for (const message of [
    null,
    'attach',
    { attach: null, seatLock: '' },
    { attach: rights, seatLock: 1 },
    { attach: rights },
  ])
    door.postMessage(message, [new MessageChannel().port1, new MessageChannel().port1]);
  door.postMessage({ attach: rights, seatLock: '' });
  await answers(letIn(lock).pulse);
  expect(told).not.toHaveBeenCalled();
  // Were anybody else in, the host would go on.
  giveUp();
  await ended;
});
