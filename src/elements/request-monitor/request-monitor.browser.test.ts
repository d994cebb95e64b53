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
