import { gapsDuring, wait, type Gaps } from './beats.js';
import { CALLS, mountElements, type BusyElements } from './busy-elements.js';

/** What goes on beside the traffic. */
export type Doing = 'nothing' | 'requests' | 'filter' | 'scroll';

/** A hundred lines of traffic come in a second, one by one, and now and then a call. */
const LINE_EVERY_MS = 10;
const CALL_EVERY_MS = 500;
/** How long a reading takes at least. */
const READING_MS = 1200;
/** What was begun before a reading is over then. */
const SETTLED_AFTER_MS = 300;
/** Somebody types quickly. */
const KEY_EVERY_MS = 120;
const TYPED = ['+', '+c', '+cr', '+cre', '+creg', '+cre', '+cr', '+c', '+', ''];
/** A turn of a mouse's wheel, at each frame. */
const SCROLL_PX = 400;

/** Measures how the page's heart beats while the full elements get more, and somebody uses them. */
export async function connectHeartbeat(): Promise<(doing: Doing) => Promise<Gaps>> {
  const elements = await mountElements();
  await scrollToEnd(elements.callLog);
  return async (doing) => {
    if (doing === 'scroll') await elements.reloadCalls();
    await wait(SETTLED_AFTER_MS);
    return gapsDuring(() => busy(elements, doing));
  };
}

async function busy(elements: BusyElements, doing: Doing): Promise<void> {
  const { telephony } = elements;
  const timers = [setInterval(() => telephony.say(), LINE_EVERY_MS)];
  if (doing !== 'scroll') timers.push(setInterval(() => telephony.callLog.add(), CALL_EVERY_MS));
  if (doing === 'requests') timers.push(setInterval(() => telephony.ask(), LINE_EVERY_MS));
  const atLeast = wait(READING_MS);
  if (doing === 'filter') await typeAndErase(elements.filter);
  if (doing === 'scroll') await scrollToEnd(elements.callLog);
  await atLeast;
  for (const timer of timers) clearInterval(timer);
}

async function typeAndErase(field: HTMLInputElement): Promise<void> {
  for (const text of TYPED) {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await wait(KEY_EVERY_MS);
  }
}

/** Scrolls down the log, asks for older calls at each end of it, and stops at the oldest. */
async function scrollToEnd(callLog: HTMLElement): Promise<void> {
  const older = (): HTMLElement | null => callLog.shadowRoot!.querySelector('ul + button');
  callLog.scrollIntoView();
  for (;;) {
    while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
      scrollBy({ top: SCROLL_PX, behavior: 'instant' });
      await frame();
    }
    if (older() === null) break;
    older()!.click();
    const rows = shownRows(callLog);
    while (shownRows(callLog) === rows) await frame();
  }
  if (shownRows(callLog) < CALLS) throw new Error(`the log showed ${shownRows(callLog)} calls`);
}

const shownRows = (callLog: HTMLElement): number => callLog.shadowRoot!.querySelectorAll('.row').length;

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
