import { afterEach, expect, test } from 'vitest';
import { createTelephony, type TelephonyOptions } from '../index.js';
import type { TelephonyClient } from '../telephony-client.js';

const opened: TelephonyClient[] = [];
afterEach(() => {
  for (const telephony of opened.splice(0)) telephony.close();
});

/** Tests run beside each other in frames of one origin: each has a host of its own. */
function open(options: TelephonyOptions): TelephonyClient {
  const telephony = createTelephony({ shareLines: false, simulator: true, ...options });
  opened.push(telephony);
  return telephony;
}

/** The worker in a browser whose workers have no device APIs. */
function poorWorker(): Worker {
  // Vitest wraps import() wherever it stands, and gives its own workers what it is wrapped in.
  const source = `
    globalThis.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() };
    delete WorkerNavigator.prototype.serial;
    delete WorkerNavigator.prototype.usb;
    const early = [];
    self.onmessage = (event) => early.push(event);
    import(${JSON.stringify(new URL('../../worker/telephony.worker.ts', import.meta.url).href)}).then(() => {
      self.onmessage = null;
      for (const { data, ports } of early) self.dispatchEvent(new MessageEvent('message', { data, ports }));
    });`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module' });
  return worker;
}

async function callsBusyNumber(telephony: TelephonyClient): Promise<string> {
  const call = telephony.lines[0]!.dial('5550101');
  await new Promise<void>((resolve) => {
    call.addEventListener('statechange', () => {
      if (call.state === 'idle') resolve();
    });
  });
  return call.disconnectReason;
}

test('where workers have no device APIs and the page has, the host moves to the page, once, and its lines work', async () => {
  let workers = 0;
  const telephony = open({
    createWorker: () => {
      workers++;
      return poorWorker();
    },
  });
  const moves: string[] = [];
  telephony.addEventListener('detached', ({ reason }) => moves.push(reason));
  await telephony.ready;
  while (telephony.lines.length === 0 || moves.length === 0 || telephony.status !== 'ready')
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(moves).toEqual(['moved']);
  expect(workers).toBe(1);
  const report = await telephony.capabilities();
  expect(report.find(({ name }) => name === 'serialInWorker')?.state).not.toBe('missing');
  expect(await callsBusyNumber(telephony)).toBe('busy');
});

test('who wants a worker keeps it, and is told what it lacks', async () => {
  const telephony = open({ host: 'worker', createWorker: poorWorker });
  await telephony.ready;
  const report = await telephony.capabilities();
  expect(report.find(({ name }) => name === 'serialInWorker')).toMatchObject({ state: 'missing' });
});

test('a createWorker that throws: ready rejects', async () => {
  const telephony = open({
    createWorker: () => {
      throw new DOMException('from another origin', 'SecurityError');
    },
  });
  await expect(telephony.ready).rejects.toMatchObject({ code: 'workerLost' });
  expect(telephony.status).toBe('lost');
});

test.each<[string, object]>([
  ['rights that are none', { rights: 'monitor' }],
  ['no rights at all', { rights: null }],
  ['rights that cannot be sent', { rights: { lines: () => 1 } }],
  ['a host of another name', { host: 'pgae' }],
  ['a word in place of a truth value', { shareLines: 'false' }],
  ['a policy that goes round in circles', { dialPolicy: circle() }],
  ['providers that are no list', { providers: 'doorbell' }],
  ['providers of the worker, without one', { providers: ['doorbell'], host: 'page' }],
  ['slots that are no number for JSON', { slots: 4096n }],
])('%s: ready rejects with what to mend, at once, and nothing is started', async (_, options) => {
  let workers = 0;
  const createWorker = (): Worker => {
    workers++;
    return poorWorker();
  };
  const telephony = open({ createWorker, ...options });
  await expect(telephony.ready).rejects.toMatchObject({ code: 'invalidConfiguration' });
  expect(workers).toBe(0);
});

function circle(): object {
  const policy: { deny: unknown[] } = { deny: [] };
  policy.deny.push(policy);
  return policy;
}

test('options that say the same in other words are the same', async () => {
  const reason = `the same ${crypto.randomUUID()}`;
  const first = open({ shareLines: true, dialPolicy: { deny: [{ pattern: '0900*', reason }] } });
  await first.ready;
  const deny = [{ reason, pattern: '0900*' }];
  const second = open({ shareLines: true, slots: 4096, hangUpOnClose: true, jsCore: false, dialPolicy: { deny } });
  await second.ready;
  expect(second.ownership.role).toBe('guest');
});

test('two in one page share one host; the one that started it closes, and the other goes on', async () => {
  const title = `sharing ${crypto.randomUUID()}`;
  // Options of their own, so that no test beside this one takes part.
  const options = { shareLines: true, dialPolicy: { deny: [{ pattern: '0900*', reason: title }] } };
  const first = open(options);
  await first.ready;
  const second = open(options);
  await second.ready;
  expect([first.ownership.role, second.ownership.role]).toEqual(['owner', 'guest']);
  const shown = new Promise<void>((resolve) => {
    second.addEventListener('lineschange', () => {
      if (second.lines.length > 0) resolve();
    });
    if (second.lines.length > 0) resolve();
  });
  await shown;
  first.close();
  expect(await callsBusyNumber(second)).toBe('busy');
  expect(second.ownership.role).toBe('guest');
});
