// `npm test [tier …]`: runs all tiers, or those named, and ends with the line `N passed, N failed, N skipped`.
// A tier that cannot run says why and counts as one skipped; in CI nothing may be skipped. A tier that runs fewer tests than its
// minimum has lost some, and fails. The pages and the software modems mostly wait: their tiers run beside the others.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDeps, root } from './ensure-deps.mjs';
import { runBeside, tool } from './run.mjs';

ensureDeps();
const { runChecks } = await import('./check.mjs');
const { ensureChromium, ensureModems, findChromium } = await import('./machine.mjs');

const out = join(root, '.ci', 'out');
const vitest = (project, file) => [
  ...tool('vitest'),
  'run',
  '--project',
  project,
  '--reporter=dot',
  '--reporter=json',
  `--outputFile=${file}`,
];
const playwright = (config) => [...tool('@playwright/test', 'playwright'), 'test', '-c', config];

/** `minimum`: how many tests must pass at least. `lane`: runs while those of other lanes do; in one lane one after the other. */
const TIERS = [
  { name: 'check', run: runChecks, minimum: 10 },
  { name: 'unit', command: (file) => vitest('node', file), parse: fromVitest, minimum: 5500 },
  {
    name: 'browser',
    needs: ensureChromium,
    command: (file) => vitest('browser', file),
    parse: fromVitest,
    minimum: 1300,
  },
  {
    name: 'e2e',
    needs: ensureChromium,
    lane: 'pages',
    before: [process.execPath, 'scripts/build.mjs'],
    command: () => playwright('playwright.config.ts'),
    parse: fromPlaywright,
    minimum: 150,
  },
  {
    name: 'modems',
    needs: ensureModems,
    lane: 'modems',
    command: () => playwright('playwright.modems.config.ts'),
    parse: fromPlaywright,
    minimum: 140,
  },
];

function fromVitest(json) {
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  };
}

function fromPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** Tells what the tier prints when it is through, so that two that run beside each other stay apart. */
async function runTier(tier, lacking, tell) {
  if (lacking !== undefined) {
    tell(`  skipped: ${lacking}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  if (tier.run) return tier.run(tell);
  const report = (output) => tell(output.split('\n').slice(-120).join('\n'));
  if (tier.before) {
    const { ok, output } = await runBeside(tier.before);
    if (!ok) {
      report(output);
      return { passed: 0, failed: 1, skipped: 0 };
    }
  }
  const file = join(out, `${tier.name}.json`);
  const chromium = (await findChromium()) ?? '';
  const env = { NO_COLOR: '1', FORCE_COLOR: undefined, CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const { ok, output } = await runBeside(tier.command(file), env);
  const counts = existsSync(file)
    ? tier.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  // A suite that cannot be loaded reports no failed test, and one that lost all its tests reports nothing.
  if (counts.failed === 0 && (!ok || counts.passed === 0)) counts.failed++;
  if (counts.failed > 0) report(output);
  return counts;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !TIERS.some((tier) => tier.name === name));
if (unknown.length > 0) {
  console.error(`There is no tier ${unknown.join(', ')}. Tiers: ${TIERS.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}
const sum = { passed: 0, failed: 0, skipped: 0 };

/** Runs tiers one after the other. */
async function runLane(tiers) {
  for (const { tier, lacking } of tiers) {
    const startedAt = performance.now();
    console.log(`${tier.name} ...`);
    const told = [];
    const counts = await runTier(tier, lacking, (line) => told.push(line));
    if (counts.failed === 0 && counts.passed > 0 && counts.passed < tier.minimum) {
      told.push(`  only ${counts.passed} tests ran; this tier has at least ${tier.minimum}`);
      counts.failed++;
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log([`${tier.name}:`, ...told].join('\n'));
    console.log(`  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, ${seconds} s`);
    for (const key of Object.keys(sum)) sum[key] += counts[key];
  }
}

// What a tier needs is installed before any of them runs.
const chosen = [];
for (const tier of TIERS.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
  chosen.push({ tier, lacking: await tier.needs?.() });
const lanes = new Map();
for (const one of chosen) lanes.set(one.tier.lane, [...(lanes.get(one.tier.lane) ?? []), one]);
await Promise.all([...lanes.values()].map(runLane));
if (process.env['CI'] && sum.skipped > 0) {
  console.log('Nothing may be skipped in CI.');
  sum.failed++;
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;
