// Counts garbage collections of a page's worker by a trace of the browser: V8 writes an event for each, on the thread that it stops.

const CATEGORIES = ['v8', 'devtools.timeline', 'blink.user_timing'];
const COLLECTIONS = new Set(['MinorGC', 'MajorGC']);
const MARK = 'collections';

/** Runs `work` and counts the collections in the dedicated worker of the page's process meanwhile. A page has one worker. */
export async function countCollections(page, work) {
  const events = await trace(page.browser, async () => {
    await page.call('mark', MARK);
    await work();
  });
  const pid = events.find(({ name, cat }) => name === MARK && cat === 'blink.user_timing')?.pid;
  const worker = events.find(
    (event) => event.name === 'thread_name' && event.pid === pid && event.args.name === 'DedicatedWorker thread',
  );
  if (worker === undefined) throw new Error('the trace does not show the worker');
  // A complete event (X), or the beginning (B) of one that the trace splits.
  return events.filter(
    ({ name, ph, pid, tid }) => COLLECTIONS.has(name) && 'XB'.includes(ph) && pid === worker.pid && tid === worker.tid,
  ).length;
}

async function trace(browser, run) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await run();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events;
}
