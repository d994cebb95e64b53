import { afterEach, describe, expect, it } from 'vitest';
import type { RequestRecord } from '../../client/telephony.js';
import { asTelephony, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import { sampleRequests } from '../testing/specimens.js';
import './tel-request-monitor.js';

afterEach(unmountAll);

async function monitor(requests: readonly RequestRecord[]) {
  const telephony = Object.assign(new FakeTelephony(), { requests });
  const mounted = await mount('tel-request-monitor', { telephony: asTelephony(telephony) });
  const rows = () =>
    [...mounted.root.querySelectorAll('[part=row]')].map((row) =>
      [...row.querySelectorAll('[role=cell]')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
    );
  return { ...mounted, telephony, rows };
}

describe('the rows', () => {
  it('tell of each request its result by TAPI’s name, refusals, early completions and unknown outcomes, newest first', async () => {
    const { rows } = await monitor(sampleRequests);
    expect(rows().map(([id, name, , result, time]) => [id, name, result, time])).toEqual([
      ['6', 'lineAnswer', 'outstanding', '1.2 s'],
      ['5', 'lineMakeCall', 'LINEERR_OPERATIONFAILED outcome unknown: it may have happened', '5 s'],
      ['4', 'lineDrop', 'SUCCESS early, parked', '0.6 ms'],
      ['3', 'lineMakeCall', 'LINEERR_INVALADDRESS refused', '0.1 ms'],
      ['2', 'lineDrop', 'SUCCESS', '1.21 s'],
      ['1', 'lineMakeCall', 'SUCCESS', '742 ms'],
    ]);
  });

  it('say a life in words for those who do not see the bar', async () => {
    const { root } = await monitor(sampleRequests.slice(0, 1));
    expect(root.querySelector('.life')?.getAttribute('aria-label')).toBe(
      'returned after 0.4 ms, completed after 742 ms',
    );
  });

  it('are a table also where they are stacked', async () => {
    const { root, element } = await monitor(sampleRequests);
    element.style.width = '320px';
    expect(root.querySelectorAll('[role=table] [role=row] [role=columnheader]')).toHaveLength(5);
    expect(root.querySelectorAll('[role=row] [role=cell]')).toHaveLength(30);
  });
});

describe('time', () => {
  it('passes for what is outstanding, and rests when all is done', async () => {
    const { telephony, element, rows, scheduler } = await monitor(sampleRequests.slice(-1));
    await scheduler.advance(3000);
    await rendered(element);
    expect(rows()[0]?.[4]).toBe('4.2 s');
    telephony.set({ requests: [{ ...sampleRequests.at(-1)!, completedAtMs: 3000, result: 0 }] });
    await rendered(element);
    expect(scheduler.pending).toBe(0);
  });

  it('rests while the element is out of the document', async () => {
    const { element, scheduler } = await monitor(sampleRequests);
    element.remove();
    expect(scheduler.pending).toBe(0);
  });
});

it('shows the newest ten until all are asked for', async () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ ...sampleRequests[0]!, id: index + 1 }));
  const { rows, root, element } = await monitor(many);
  expect(rows().map(([id]) => id)).toEqual(['30', '29', '28', '27', '26', '25', '24', '23', '22', '21']);
  buttonNamed(root, 'Show all 30').click();
  await rendered(element);
  expect(rows()).toHaveLength(30);
});

it('says how requests come about while there are none', async () => {
  const { root } = await monitor([]);
  expect(textOf(root, 'p')).toContain('No requests yet. Make a call');
});

describe('the bar', () => {
  it('shows only the functions that are looked for, and says when there is none', async () => {
    const { rows, root, element } = await monitor(sampleRequests);
    const field = root.querySelector<HTMLInputElement>('input[type=search]')!;
    const look = async (text: string) => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input'));
      await rendered(element);
    };
    await look('DROP');
    expect(rows().map(([id]) => id)).toEqual(['4', '2']);
    await look('nothing');
    expect(textOf(root, '.empty')).toBe('No request has such a function.');
  });

  it('stands still while it is paused', async () => {
    const { rows, root, element, telephony, scheduler } = await monitor(sampleRequests.slice(0, 1));
    buttonNamed(root, 'Pause').click();
    telephony.set({ requests: sampleRequests });
    await rendered(element);
    expect(rows()).toHaveLength(1);
    expect(scheduler.pending).toBe(0);
    buttonNamed(root, 'Resume').click();
    await rendered(element);
    expect(rows()).toHaveLength(6);
  });

  it('puts all requests on one time line', async () => {
    const { root, element } = await monitor(sampleRequests);
    const starts = () =>
      new Set([...root.querySelectorAll<HTMLElement>('.issued')].map((mark) => mark.style.insetInlineStart));
    expect(starts().size).toBe(1);
    buttonNamed(root, 'One time line for all').click();
    await rendered(element);
    expect(starts().size).toBeGreaterThan(1);
  });
});

it('tells how long requests took, by function, and how they spread in words', async () => {
  const { root } = await monitor(sampleRequests);
  const [, drop] = [...root.querySelectorAll('.latency tbody tr')];
  expect(drop?.textContent.replace(/\s+/g, ' ')).toContain('lineDrop');
  expect(drop?.querySelector('svg')?.getAttribute('aria-label')).toBe('1 up to 1 ms, 1 up to 10 s');
});
