import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cellularNames } from '../simulator/modem-names.js';
import { LINECALLFEATURE } from '../tspi/generated/constants.js';
import { ANSWERS, CALLS_BACK_LATER, CALLS_BACK_SOON, CellularPage } from './testing/cellular-page.js';

/** Calls on each of the simulator's cellular modems, as a page has them. */
let page: CellularPage;

beforeEach(() => {
  page = new CellularPage();
});
afterEach(() => page.end());

describe('what can be done with a call is known as another one changes it, and nothing is asked', () => {
  beforeEach(() => page.start('simcom-sim7600'));

  test('a call that waits takes Hold away, and gives it back', async () => {
    await page.askToBeCalled(CALLS_BACK_LATER);
    const first = await page.connected();
    await page.until(() => first.can.hold);
    const known = page.telephony.requests.length;
    const heard: boolean[] = [];
    first.addEventListener('statechange', () => heard.push(first.can.hold));
    const waiting = await page.offered();
    await page.scheduler.advance(1000);
    expect(first.can.hold).toBe(false);
    expect(heard).toEqual([false]);
    await page.settled(waiting.drop());
    await page.scheduler.advance(1000);
    expect(first.can.hold).toBe(true);
    expect(heard.at(-1)).toBe(true);
    const asked = page.telephony.requests.slice(known).map(({ functionName }) => functionName);
    expect(asked.filter((name) => name.startsWith('lineGet'))).toEqual([]);
  });

  test('the one on hold can be taken back, swapped, or taken back again as the other call begins and ends', async () => {
    const first = await page.connected();
    await page.settled(first.hold());
    await page.until(() => first.can.unhold);
    const second = page.line.dial(ANSWERS);
    await page.until(() => second.state === 'ringback');
    expect([first.can.unhold, first.features & LINECALLFEATURE.UNHOLD]).toEqual([false, 0]);
    await page.until(() => second.state === 'connected');
    await page.scheduler.advance(500);
    expect(second.can).toMatchObject({ swap: true, conference: true, completeTransfer: true });
    expect(first.features & LINECALLFEATURE.SWAPHOLD).not.toBe(0);
    await page.settled(second.drop());
    await page.scheduler.advance(500);
    expect(first.features & LINECALLFEATURE.SWAPHOLD).toBe(0);
    expect(first.features & LINECALLFEATURE.UNHOLD).not.toBe(0);
  });
});

describe('a number that is not dialled', () => {
  const refusal = (number: string) => page.settled(page.line.dial(number).placed.catch((error: unknown) => error));

  test('while the modem looks for its network: that is said, nothing about a call; afterwards it is dialled', async () => {
    await page.start('simcom-sim7600', 'searching');
    expect(await refusal(ANSWERS)).toMatchObject({ code: 'searchingNetwork', outcome: 'known' });
    expect(page.line.calls).toEqual([]);
    await page.until(() => page.line.service.network?.registration === 'home');
    await page.connected();
  });

  test('an emergency number is dialled even then', async () => {
    await page.start('simcom-sim7600', 'searching');
    await page.settled(page.line.dial('112').placed);
  });

  test('when the network refuses the card, is gone, or the radio is off', async () => {
    await page.start('simcom-sim7600');
    page.modem.radio.setRegistration(3);
    await page.until(() => page.line.service.reason === 'networkRefused');
    expect(await refusal(ANSWERS)).toMatchObject({ code: 'networkRefused' });
    page.modem.radio.setRegistration(0);
    await page.until(() => page.line.service.reason === 'noNetwork');
    expect(await refusal(ANSWERS)).toMatchObject({ code: 'noNetwork' });
    page.modem.radio.setLevel(4, true);
    expect(await refusal(ANSWERS)).toMatchObject({ code: 'noNetwork' });
  });

  test('while another call is in the making, and beside two of them', async () => {
    await page.start('simcom-sim7600');
    const first = page.line.dial(ANSWERS);
    expect(await refusal(ANSWERS)).toMatchObject({ code: 'noCallFree' });
    await page.until(() => first.state === 'connected');
    expect(await refusal(ANSWERS)).toMatchObject({ code: 'noCallFree' });
    await page.settled(first.hold());
    await page.connected();
    expect(await refusal(ANSWERS)).toMatchObject({ code: 'noCallFree' });
  });
});

describe('a call that is offered', () => {
  test('is sent on where the modem has +CTFR, and is over here', async () => {
    await page.start('emulated-3gpp');
    await page.askToBeCalled(CALLS_BACK_SOON);
    const call = await page.offered();
    await page.until(() => call.can.redirect);
    await expect(page.settled(call.redirect('*21#'))).rejects.toMatchObject({ code: 'serviceCode' });
    expect(call.state).toBe('offering');
    await page.settled(call.redirect(ANSWERS));
    await page.until(() => page.line.calls.length === 0);
    expect([call.state, call.connectedAtMs]).toEqual(['idle', null]);
  });

  test('is only answered or refused where it has not', async () => {
    await page.start('simcom-sim7600');
    await page.askToBeCalled(CALLS_BACK_SOON);
    const call = await page.offered();
    await page.scheduler.advance(1000);
    expect([call.can.answer, call.can.drop, call.can.redirect]).toEqual([true, true, false]);
    await page.settled(call.drop());
  });
});

// One of them wants a PIN first.
describe.each(cellularNames.filter((name) => !name.endsWith('-locked')))('on a %s', (name) => {
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
