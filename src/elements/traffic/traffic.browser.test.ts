import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TrafficRecord } from '../../client/telephony.js';
import { asTelephony, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import { sampleTraffic } from '../testing/specimens.js';
import './tel-traffic.js';

afterEach(() => {
  unmountAll();
  vi.restoreAllMocks();
});

async function traffic(records: readonly TrafficRecord[] = sampleTraffic) {
  const telephony = Object.assign(new FakeTelephony(), { traffic: records });
  const mounted = await mount('tel-traffic', { telephony: asTelephony(telephony) });
  const { element, root } = mounted;
  return {
    ...mounted,
    telephony,
    lines: () => [...root.querySelectorAll('.text')].map((line) => line.textContent),
    press: async (name: string) => {
      buttonNamed(root, name).click();
      await rendered(element);
    },
  };
}

const more: TrafficRecord = { id: 99, atMs: 0, line: null, direction: 'fromModem', text: 'RING' };

it('shows every line with its direction in words, and control characters as pictures', async () => {
  const { root } = await traffic();
  const second = textOf(root, 'li:nth-child(2)');
  expect(second).toMatch(/^\d\d:\d\d:\d\d\.\d{3} → to the modem: ATE0␍$/);
});

it('shows only lines with the text that is looked for', async () => {
  const { root, lines, element } = await traffic();
  await userEvent.type(root.querySelector('input')!, 'carrier');
  await rendered(element);
  expect(lines()).toEqual(['␍␊NO CARRIER␍␊']);
});

it('stands still while it is paused, counts what comes, and shows it afterwards', async () => {
  const { telephony, lines, press, element } = await traffic();
  await press('Pause');
  telephony.set({ traffic: [...sampleTraffic, more] });
  await rendered(element);
  expect(lines()).toHaveLength(sampleTraffic.length);
  await press('Resume (1 new)');
  expect(lines().at(-1)).toBe('RING');
});

describe('scrolling', () => {
  const long = Array.from({ length: 200 }, (_, id) => ({ ...more, id, text: `line ${id}` }));

  it('follows what comes while it is at the end, and stays where the person has scrolled to', async () => {
    const { telephony, root, element } = await traffic(long);
    const list = root.querySelector('.list')!;
    const fromEnd = () => list.scrollHeight - list.clientHeight - list.scrollTop;
    expect(fromEnd()).toBeLessThan(2);
    telephony.set({ traffic: [...long, { ...more, id: 200 }] });
    await rendered(element);
    expect(fromEnd()).toBeLessThan(2);
    list.scrollTop = 10;
    telephony.set({ traffic: [...long, { ...more, id: 200 }, { ...more, id: 201 }] });
    await rendered(element);
    expect(list.scrollTop).toBe(10);
  });

  it('is at the end when it comes into sight after it was hidden', async () => {
    const { telephony, root, element } = await traffic([]);
    element.hidden = true;
    telephony.set({ traffic: long });
    await rendered(element);
    element.hidden = false;
    const list = root.querySelector('.list')!;
    await vi.waitFor(() => expect(list.scrollTop).toBeGreaterThan(0));
    expect(list.scrollHeight - list.clientHeight - list.scrollTop).toBeLessThan(2);
  });

  it('never makes the page longer', async () => {
    const { root } = await traffic(long);
    expect(root.querySelector('.list')!.getBoundingClientRect().bottom).toBeLessThan(innerHeight);
    expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(innerHeight);
  });
});

describe('Copy', () => {
  it('copies what is shown and says how much', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { press, root } = await traffic();
    await press('Copy');
    expect(write.mock.calls[0]?.[0].split('\n')[1]).toMatch(/→ ATE0␍$/);
    await vi.waitFor(() => expect(textOf(root, '[role=status]')).toBe('6 lines copied'));
  });

  it('says what to do where the browser forbids it', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    const { press, root } = await traffic();
    await press('Copy');
    await vi.waitFor(() => expect(textOf(root, '[role=status]')).toContain('Select the lines and copy them yourself.'));
  });
});
