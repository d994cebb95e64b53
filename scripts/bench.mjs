// `npm run bench -- [--quick] [--json FILE] [--rounds N]`: the product against its peers in headless Chromium, see docs/benchmark.md.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureDeps, root } from './ensure-deps.mjs';

ensureDeps();
const { ensureChromium, findChromium } = await import('./machine.mjs');
const { buildPages, openPages, servePages } = await import('../bench/pages.mjs');
const { MEASUREMENTS } = await import('../bench/plan.mjs');
const { machineOf, resultsOf, table } = await import('../bench/results.mjs');
const { chromium } = await import('playwright');

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'string' }, rounds: { type: 'string' } },
});
const lacking = await ensureChromium();
if (lacking !== undefined) {
  console.error(lacking);
  process.exit(1);
}
const pace = options.quick
  ? { rounds: 3, warmUpMs: 300, readingMs: 120 }
  : { rounds: 11, warmUpMs: 800, readingMs: 300 };
const rounds = Number(options.rounds ?? pace.rounds);

const { server, address } = await servePages(await buildPages(root));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
});
try {
  const pages = await openPages(browser, address, new Set(MEASUREMENTS.map(({ candidate }) => candidate)));
  const checksums = new Set();
  const read = async ({ candidate, run, argument }, forMs) => {
    const body = `(${run})(${forMs}, ${argument})`;
    const reading = await pages.get(candidate).evaluate(body);
    if (typeof reading === 'number') return reading;
    checksums.add(reading.checksum);
    return reading.rate;
  };

  for (const measurement of MEASUREMENTS) await read(measurement, pace.warmUpMs);
  if (checksums.size !== 1) throw new Error('the tables do not agree on what comes out of them');

  const readings = [];
  for (let round = 0; round < rounds; round++) {
    const reading = {};
    // Every other round goes backwards, so that no candidate always follows the same one.
    for (const measurement of round % 2 === 0 ? MEASUREMENTS : MEASUREMENTS.toReversed())
      reading[measurement.id] = await read(measurement, pace.readingMs);
    readings.push(reading);
    if (process.stdout.isTTY) process.stdout.write(`\rround ${round + 1} of ${rounds}`);
  }
  const machine = machineOf(browser);
  const results = resultsOf(readings);
  console.log(`\n${Object.values(machine).join(' · ')} · ${rounds} rounds\n\n${table(results)}`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ machine, results }, null, 2)}\n`);
} finally {
  await browser.close();
  server.close();
}
