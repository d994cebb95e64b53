// `npm run bench`: the product against its peers in headless Chromium, see docs/benchmark.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { readOptions, USAGE, UsageError } from '../bench/options.mjs';
import { ensureDeps, root } from './ensure-deps.mjs';

function optionsOrExit() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const options = optionsOrExit();
ensureDeps();
const { ensureChromium, findChromium } = await import('./machine.mjs');
const { chart } = await import('../bench/chart.mjs');
const { measure } = await import('../bench/measure.mjs');
const { buildPages, openPages, servePages } = await import('../bench/pages.mjs');
const { SECTIONS } = await import('../bench/plan.mjs');
const { markdown, putBetweenMarks, terminalText } = await import('../bench/report.mjs');
const { machineOf, machineText, resultsOf } = await import('../bench/results.mjs');
const { chromium } = await import('playwright');

const lacking = await ensureChromium();
if (lacking !== undefined) {
  console.error(lacking);
  process.exit(1);
}

const { rounds } = options;
const pace = options.quick
  ? { rounds, slowRounds: 1, warmUpMs: 150, readingMs: 60 }
  : { rounds, slowRounds: rounds, warmUpMs: 800, readingMs: 300 };
const { server, address } = await servePages(await buildPages(root));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
});
try {
  const open = (candidates) => openPages(browser, address, candidates);
  const readings = await measure(SECTIONS, pace, open, (stage, done) => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${stage}: round ${done}`);
  });
  const machine = machineOf(browser);
  const results = resultsOf(SECTIONS, readings);
  console.log(`\n${machineText(machine)}, rounds: ${rounds}\n\n${terminalText(SECTIONS, results)}`);
  await write(machine, results);
} finally {
  await browser.close();
  server.close();
}

async function write(machine, results) {
  const { json, chart: picture, docs } = options;
  const flat = results.flat();
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ machine, results: flat }, null, 2)}\n`);
  if (picture !== undefined) writeFileSync(picture, chart(machine, flat));
  if (docs === undefined) return;
  const { format, resolveConfig } = await import('prettier');
  const text = `${machineText(machine)}, rounds: ${rounds}.\n\n${markdown(SECTIONS, results)}`;
  const document = putBetweenMarks(readFileSync(docs, 'utf8'), text);
  writeFileSync(docs, await format(document, { ...(await resolveConfig(docs)), filepath: docs }));
}
