import '../../../src/elements/call-log/tel-call-log.js';
import '../../../src/elements/modem-console/tel-modem-console.js';
import '../../../src/elements/request-monitor/tel-request-monitor.js';
import type { Line, Telephony } from '../../../src/client/telephony.js';
import { wait } from './beats.js';
import { BusyTelephony } from './busy-telephony.js';

/** What the log of calls and the console's log hold. */
export const CALLS = 1000;
const TRACE_LINES = 100_000;
/** Records that come at once while the console's log is filled. */
const BATCH = 500;
/** Within this time the elements are there. */
const PATIENCE_MS = 60_000;
/** As many as a telephony keeps. */
const REQUESTS = 200;

/** The elements on one page, full. */
export interface BusyElements {
  readonly telephony: BusyTelephony;
  readonly callLog: HTMLElement;
  /** The filter of the console. */
  readonly filter: HTMLInputElement;
  /** The call log as it is at first: its newest hundred. */
  reloadCalls(): Promise<void>;
}

/** Puts the elements on the page as a page does, and fills what they show by the telephony's own events. */
export async function mountElements(): Promise<BusyElements> {
  const telephony = new BusyTelephony();
  telephony.callLog.add(CALLS);
  const given = { telephony: telephony as unknown as Telephony, line: telephony.line as unknown as Line };
  const modemConsole = Object.assign(document.createElement('tel-modem-console'), given);
  const requests = Object.assign(document.createElement('tel-request-monitor'), { telephony: given.telephony });
  const callLog = Object.assign(document.createElement('tel-call-log'), { telephony: given.telephony });
  document.body.append(modemConsole, requests, callLog);
  for (let lines = 0; lines < TRACE_LINES; lines += BATCH) telephony.say(BATCH);
  for (let asked = 0; asked < REQUESTS; asked++) telephony.ask();
  const filter = await found<HTMLInputElement>(modemConsole, 'input[type=search]');
  await found(modemConsole, '.xterm-rows > div');
  (await found(requests, 'button[aria-expanded]')).click();
  return {
    telephony,
    callLog,
    filter,
    reloadCalls: async () => {
      Object.assign(callLog, { telephony: null });
      await callLog.updateComplete;
      callLog.telephony = given.telephony;
      await found(callLog, '.row');
    },
  };
}

/** The first part of an element that a selector names, once it is there. */
async function found<E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Promise<E> {
  for (const sinceMs = performance.now(); performance.now() - sinceMs < PATIENCE_MS; await wait(10)) {
    const part = element.shadowRoot?.querySelector<E>(selector);
    if (part !== null && part !== undefined) return part;
  }
  throw new Error(`${element.localName} never had ${selector}`);
}
