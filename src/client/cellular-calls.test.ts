import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cellularNames } from '../simulator/modem-names.js';
import { CellularPage } from './testing/cellular-page.js';

/** Calls on each of the simulator's cellular modems, as a page has them. */
let page: CellularPage;

beforeEach(() => {
  page = new CellularPage();
});
afterEach(() => page.end());

describe.each(cellularNames)('on a %s', (name) => {
  beforeEach(() => page.start(name));

  test('a call that has waited is joined with the one on hold; one leaves, both are hung up', async () => {
    const [held, active] = await page.heldAndActive();
    const seen = new Set<string>();
    page.line.addEventListener('change', () => {
      for (const { isConference, state } of page.line.calls) if (isConference) seen.add(state);
    });
    expect([held.can.conference, active.can.conference]).toEqual([false, true]);
    const conference = await page.settled(active.conferenceWith(held));
    await page.until(() => held.state === 'conferenced' && active.state === 'conferenced');
    expect(conference.members).toEqual([held, active]);
    expect(conference.state).toBe('connected');
    expect([...seen].filter((state) => state !== 'unknown')).toEqual(['connected']);
    await page.settled(held.removeFromConference());
    await page.until(() => conference.state === 'idle');
    expect([held.state, active.state]).toEqual(['connected', 'onHold']);
    await page.settled(held.drop());
    await page.settled(active.drop());
    await page.until(() => page.line.calls.length === 0);
  });

  test('a call that has waited is put through to the one on hold: both end here', async () => {
    const [held, active] = await page.heldAndActive();
    expect(active.can.completeTransfer).toBe(true);
    await page.settled(active.completeTransfer(held));
    await page.until(() => page.line.calls.length === 0);
    expect([held.state, active.state]).toEqual(['idle', 'idle']);
  });
});
