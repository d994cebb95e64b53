import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostics } from '../../client/telephony.js';
import { asTelephony, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import { quietReport, sampleReport } from '../testing/specimens.js';
import './tel-host-counters.js';

afterEach(() => {
  unmountAll();
  vi.restoreAllMocks();
});

/** Waits until the browser has laid out and told of sizes. */
const framePassed = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });

async function counters(report: Diagnostics | null = quietReport, answers = () => Promise.resolve(report)) {
  const reporting = vi.fn(answers);
  const telephony = Object.assign(new FakeTelephony(), { reporting });
  const mounted = await mount('tel-host-counters', { telephony: asTelephony(telephony) });
  const { element, root, scheduler } = mounted;
  const pass = async (ms: number): Promise<void> => {
    await scheduler.advance(ms);
    await rendered(element);
  };
  await pass(0);
  return {
    ...mounted,
    telephony,
    reporting,
    pass,
    requestsChange: () => telephony.dispatchEvent(new Event('requestschange')),
    /** What a section says, line by line. */
    rows: (heading: string) =>
      [...root.querySelectorAll('section, details')]
        .filter((section) => section.querySelector('h3, summary')?.textContent.startsWith(heading))
        .flatMap((section) => [...section.querySelectorAll('.row, tbody tr')])
        .map((row) => [...row.children].map((cell) => cell.textContent.trim())),
  };
}

describe('what it shows', () => {
  it('says of each fault what happened, how often and what that means', async () => {
    const { rows } = await counters(sampleReport);
    const faults = rows('Survived');
    expect(faults.map(([what, count]) => [what, count])).toEqual([
      ['Completed twice', '1'],
      ['Completed with an impossible result', '12'],
      ['Refused: the table was full', '1,204'],
      ['Page did not take what it was sent', '1'],
      ['Left without a completion', '2'],
      ['somethingNewer', '1'],
      ['Line device 2: bytes were lost', '7'],
      ['Line device 2: characters without an end', '1'],
    ]);
    expect(faults.at(-2)?.[2]).toContain('plug the modem in directly');
    expect(faults[0]?.[2]).toContain('The first result stands');
  });

  it('keeps facts apart from faults, and what never happened out of sight', async () => {
    const { rows, root } = await counters(sampleReport);
    expect(rows('Also counted').map(([what]) => what)).toEqual([
      'Completed before the function returned',
      'State told again',
    ]);
    expect(root.querySelector('details')!.open).toBe(false);
    expect(textOf(root, 'summary')).toBe('Never happened: 10 kinds');
    expect(rows('Never happened')).toHaveLength(10);
  });

  it('says that nothing had to be survived', async () => {
    const { root, rows } = await counters({
      ...quietReport,
      counters: { ...quietReport.counters, earlyCompletions: 4, repeatedStates: 1 },
    });
    expect(textOf(root, '[aria-labelledby=faults]')).toContain('Nothing had to be survived.');
    expect(rows('Also counted')).toHaveLength(2);
  });

  it('says what is out, and how loaded each port is', async () => {
    const { rows } = await counters(sampleReport);
    expect(rows('Now')).toEqual([
      ['Requests out, of all pages', '3'],
      ['Line device 0', 'open', '0', '0'],
      ['Line device 2', 'open', '2', '1'],
      ['Being set up', 'closed', '0', '0'],
    ]);
  });

  it('speaks German', async () => {
    document.documentElement.lang = 'de';
    const { rows } = await counters(sampleReport);
    expect(rows('Überstanden')[2]?.slice(0, 2)).toEqual(['Abgelehnt: die Tabelle war voll', '1.204']);
  });

  it.each(['<img src=x onerror=alert(1)>', 'constructor'])(
    'shows a counter named %s as text, under its own name',
    async (name) => {
      const { rows, root } = await counters({ ...quietReport, counters: { [name]: 2 } });
      expect(rows('Survived')[0]?.slice(0, 2)).toEqual([name, '2']);
      expect(root.querySelector('img')).toBeNull();
    },
  );
});

describe('asking', () => {
  it('happens by itself at most once a second, and not when nothing changes', async () => {
    const { reporting, requestsChange, pass } = await counters();
    await framePassed();
    await pass(1000);
    expect(reporting).toHaveBeenCalledTimes(1);
    for (let i = 0; i < 30; i++) {
      requestsChange();
      await pass(100);
    }
    expect(reporting).toHaveBeenCalledTimes(5);
    await pass(60_000);
    expect(reporting).toHaveBeenCalledTimes(5);
  });

  it('brings the last change to sight also when it comes within the second', async () => {
    const { reporting, requestsChange, pass, rows } = await counters();
    reporting.mockResolvedValue(sampleReport);
    requestsChange();
    await pass(500);
    expect(rows('Now')[0]?.[1]).toBe('0');
    await pass(500);
    expect(rows('Now')[0]?.[1]).toBe('3');
  });

  it('has one question out at a time, and asks again after a change meanwhile', async () => {
    let answer: (report: Diagnostics) => void = () => undefined;
    const { root, reporting, requestsChange, pass } = await counters(
      null,
      () => new Promise((resolve) => (answer = resolve)),
    );
    requestsChange();
    await pass(5000);
    buttonNamed(root, 'Refresh').click();
    expect(reporting).toHaveBeenCalledTimes(1);
    answer(quietReport);
    await pass(0);
    expect(reporting).toHaveBeenCalledTimes(2);
  });

  it('happens at once on Refresh, which says to screen readers how fresh the numbers are; changes say nothing', async () => {
    const { root, reporting, requestsChange, pass } = await counters();
    requestsChange();
    await pass(1000);
    expect(textOf(root, '[role=status]')).toBe('');
    buttonNamed(root, 'Refresh').click();
    await pass(0);
    expect(reporting).toHaveBeenCalledTimes(3);
    expect(textOf(root, '[role=status]')).toMatch(/^As of \d+:\d\d:\d\d$/);
  });

  it('rests while it is hidden or out of the document, and asks when it comes into sight', async () => {
    const { element, reporting, requestsChange, pass, scheduler } = await counters();
    element.hidden = true;
    await framePassed();
    requestsChange();
    await pass(5000);
    expect(reporting).toHaveBeenCalledTimes(1);
    element.hidden = false;
    await vi.waitFor(() => expect(reporting).toHaveBeenCalledTimes(2));
    element.hidden = true;
    await framePassed();
    await pass(5000);
    element.hidden = false;
    await vi.waitFor(() => expect(reporting).toHaveBeenCalledTimes(3));
    requestsChange();
    element.remove();
    expect(scheduler.pending).toBe(0);
  });
});

describe('without an answer', () => {
  it('says that numbers are to come', async () => {
    const { root } = await counters(null, () => new Promise(() => undefined));
    expect(textOf(root, '.trouble')).toBe('The numbers appear here when the worker answers.');
    buttonNamed(root, 'Download report').click();
    await vi.waitFor(() => expect(textOf(root, '[role=status]')).toBe('There are no numbers to download yet.'));
  });

  it('keeps the last numbers of a worker that is lost, and says what they are', async () => {
    const { root, telephony, pass, rows } = await counters(sampleReport);
    telephony.set({ status: 'lost', reporting: () => Promise.resolve(null) });
    await pass(1000);
    expect(textOf(root, '.trouble')).toContain('The worker is gone. These are the last numbers');
    expect(rows('Survived')).toHaveLength(8);
  });

  it('starts anew with the telephony that follows', async () => {
    const { element, root, pass, rows } = await counters(sampleReport);
    const next = Object.assign(new FakeTelephony(), { reporting: () => Promise.resolve(quietReport) });
    element.telephony = asTelephony(next);
    await rendered(element);
    await pass(0);
    expect(rows('Now')[0]?.[1]).toBe('0');
    expect(textOf(root, '.trouble')).toBe('');
  });

  it('shows nothing that the telephony of before answers late', async () => {
    let answer: (report: Diagnostics) => void = () => undefined;
    const { element, pass, rows } = await counters(null, () => new Promise((resolve) => (answer = resolve)));
    element.telephony = asTelephony(
      Object.assign(new FakeTelephony(), { reporting: () => Promise.resolve(quietReport) }),
    );
    await rendered(element);
    answer(sampleReport);
    await pass(0);
    expect(rows('Now')[0]?.[1]).toBe('0');
  });

  it('of a worker that could not be asked says why', async () => {
    const { root } = await counters(null);
    expect(textOf(root, '.trouble')).toContain('too many requests are out');
  });
});

it('downloads what the worker told, as JSON', async () => {
  let blob: Blob | undefined;
  let name = '';
  vi.spyOn(URL, 'createObjectURL').mockImplementation((made) => {
    blob = made as Blob;
    return '#report';
  });
  const revoked = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download;
  });
  const { root, scheduler, pass } = await counters(sampleReport);
  buttonNamed(root, 'Download report').click();
  expect(name).toMatch(/^ringback-report-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\.json$/);
  expect(JSON.parse(await blob!.text())).toEqual({
    takenAtMs: scheduler.wallTime(),
    core: { kind: 'wasm', moduleBytes: 3400 },
    ...sampleReport,
  });
  expect(blob!.type).toBe('application/json');
  await pass(60_000);
  expect(revoked).toHaveBeenCalledOnce();
});
