import { expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { OfflinePages } from './offline-pages.js';

class FakeWorker extends EventTarget {
  readonly told: unknown[] = [];

  constructor(public state: ServiceWorkerState = 'installing') {
    super();
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  postMessage(message: unknown): void {
    this.told.push(message);
  }
}

class FakeRegistration extends EventTarget {
  active: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  asked = 0;

  update(): Promise<never> {
    this.asked++;
    return Promise.reject(new Error('no network'));
  }

  /** A worker comes, and is through with keeping its files. */
  install(): FakeWorker {
    const worker = new FakeWorker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    this.waiting = worker;
    worker.become('installed');
    return worker;
  }
}

async function started(registration: FakeRegistration | Error) {
  const scheduler = new SimulatedScheduler();
  const seen: string[] = [];
  const container = Object.assign(new EventTarget(), {
    register: () => (registration instanceof Error ? Promise.reject(registration) : Promise.resolve(registration)),
  });
  const pages = new OfflinePages({
    container: () => container as unknown as ServiceWorkerContainer,
    script: new URL('https://example.test/sw.js'),
    scheduler,
    newer: (elsewhere) => seen.push(elsewhere ? 'taken elsewhere' : 'newer'),
    reload: () => seen.push('reload'),
  });
  await pages.start();
  return { pages, seen, scheduler, container };
}

const running = () => Object.assign(new FakeRegistration(), { active: new FakeWorker('activated') });

test('the first version is not a newer one', async () => {
  const registration = new FakeRegistration();
  const { pages, seen } = await started(registration);
  registration.install();
  expect([seen, pages.hasNewer]).toEqual([[], false]);
});

test('one that waits already, or comes later, is told; the page is loaded again once it serves, and not before', async () => {
  const waits = running();
  waits.waiting = new FakeWorker('installed');
  expect((await started(waits)).seen).toEqual(['newer']);

  const registration = running();
  const { pages, seen, container } = await started(registration);
  const worker = registration.install();
  expect([seen, pages.hasNewer]).toEqual([['newer'], true]);
  pages.take();
  pages.take();
  expect(worker.told).toEqual([{ type: 'SKIP_WAITING' }, { type: 'SKIP_WAITING' }]);
  worker.become('activating');
  container.dispatchEvent(new Event('controllerchange'));
  expect(seen).toEqual(['newer']);
  worker.become('activated');
  expect(seen).toEqual(['newer', 'reload']);
});

test('one that another page has taken is told as that; there is nothing to wait for then', async () => {
  const { pages, seen, container } = await started(running());
  container.dispatchEvent(new Event('controllerchange'));
  pages.take();
  expect(seen).toEqual(['taken elsewhere', 'reload']);
});

test('a page that stays open asks every hour, and tells every hour of what is not taken', async () => {
  const registration = running();
  const { seen, scheduler } = await started(registration);
  await scheduler.advance(2 * 3_600_000);
  expect(registration.asked).toBe(2);
  registration.install();
  await scheduler.advance(3_600_000);
  expect([registration.asked, seen]).toEqual([2, ['newer', 'newer']]);
});

test('where there are none, nothing is said', async () => {
  expect((await started(new Error('SecurityError'))).seen).toEqual([]);
  for (const container of [
    () => undefined,
    () => {
      throw new Error('SecurityError');
    },
  ])
    await new OfflinePages({
      container,
      script: new URL('https://example.test/sw.js'),
      scheduler: new SimulatedScheduler(),
      newer: () => expect.unreachable(),
      reload: () => expect.unreachable(),
    }).start();
});
