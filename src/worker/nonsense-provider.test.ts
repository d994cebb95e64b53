import { afterEach, beforeEach, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { WholeProvider } from '../host/testing/whole-provider.js';
import { LINECALLSTATE } from '../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Out } from '../tspi/result.js';
import { compose, type Composition } from './compose.js';
import { RawPage } from './testing/raw-page.js';

/** What cannot cross a port at all, left by a provider: the message that it would have been in still comes, with everything else that is in it. */

let scheduler: SimulatedScheduler;
let provider: WholeProvider;
let composition: Composition;
let page: RawPage;

beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  provider = new WholeProvider();
  composition = await compose(
    { providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => provider } },
  );
  page = new RawPage(composition, scheduler).hello();
  expect(await page.answers(10)).toBe(true);
});
afterEach(async () => {
  page.close();
  await composition.close();
});

const uncloneable = { format: 2, text: 'a', more: (): number => 1, [Symbol('s')]: 1 };

test('out-values: each request of the message is answered', async () => {
  const leaves = (value: unknown, at: number): ((...args: unknown[]) => number) => {
    return (...args) => (((args[at] as Out<unknown>).value = value), SUCCESS);
  };
  Object.defineProperty(provider, 'lineGetNumAddressIDs', { value: leaves(() => 1, 1) });
  Object.defineProperty(provider, 'phoneGetDisplay', { value: leaves(uncloneable, 1) });
  Object.defineProperty(provider, 'phoneGetID', { value: leaves(uncloneable, 1) });
  page.ask('lineGetNumAddressIDs', 21, 1);
  page.ask('phoneGetDisplay', 22, 3);
  page.ask('phoneGetID', 23, 3, page.writer.payload('tapi/phone'));
  expect(await page.answers(24)).toBe(true);
  const results = [21, 22, 23].map((id) => page.returned.get(id));
  // What a structure has beside its members does not travel.
  expect(results).toEqual([LINEERR.OPERATIONFAILED, PHONEERR.OPERATIONFAILED, SUCCESS]);
});

test('answers, call information and service: the page goes on, and the report of all that can be sent', async () => {
  provider.lineGetCallInfo = (_hdCall, info) => ((info.value = uncloneable as never), SUCCESS);
  Object.defineProperty(provider, 'lineSetAppSpecific', { value: () => uncloneable });
  provider.offer();
  provider.callState(LINECALLSTATE.CONNECTED);
  provider.host.lineService(0, uncloneable as never);
  await scheduler.advance(1);
  page.ask('lineSetAppSpecific', 31, 2, 5);
  page.ask('diagnostics', 32);
  expect(await page.answers(33)).toBe(true);
  expect([31, 32].map((id) => page.returned.get(id))).toEqual([LINEERR.OPERATIONFAILED, SUCCESS]);
  expect(composition.host.counters.badValues).toBeGreaterThan(0);
});
