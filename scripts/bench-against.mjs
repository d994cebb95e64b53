// `npm run bench:against -- COMMIT [ROUNDS]`: the product's path of this tree beside that of another commit, each in a page of its own in one browser,
// in turns. Prints the median over all rounds of this tree's reading by the other's, with the middle half of them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDeps, root } from './ensure-deps.mjs';

const [commit, given = '40'] = process.argv.slice(2);
const rounds = Number(given);
if (commit === undefined || !Number.isInteger(rounds) || rounds < 1) {
  console.error('npm run bench:against -- COMMIT [ROUNDS]');
  process.exit(2);
}
ensureDeps();
const { chromium } = await import('playwright');
const { ensureChromium, findChromium } = await import('./machine.mjs');
const lacking = await ensureChromium();
if (lacking !== undefined) {
  console.error(lacking);
  process.exit(1);
}

/** What is read of each page: for rates more is better, for times less. */
const READINGS = [
  {
    name: 'lineDevSpecific, 1 in flight, p50',
    candidate: 'product',
    take: async (page) => (await page.call('latency', 300)).p50,
  },
  ...[16, 256].map((inFlight) => ({
    name: `lineDevSpecific, ${inFlight} in flight, calls/s`,
    candidate: 'product',
    take: (page) => page.call('rate', inFlight, 300),
  })),
  {
    name: 'lineDevSpecific, 4096 in flight, calls/s',
    candidate: 'product-large',
    take: (page) => page.call('rate', 4096, 300),
  },
  {
    name: '40 characters, 256 in flight, calls/s',
    candidate: 'product-text',
    take: (page) => page.call('rate', 256, 300),
  },
];

const other = mkdtempSync(join(tmpdir(), 'ringback-against-'));
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
git('worktree', 'add', '--detach', '--force', other, commit);
symlinkSync(join(root, 'node_modules'), join(other, 'node_modules'));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
});
try {
  const trees = await Promise.all([root, other].map(pagesOf));
  for (const { pages } of trees) for (const { candidate, take } of READINGS) await take(pages.get(candidate));
  const ratios = new Map(READINGS.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, candidate, take } of READINGS) {
      const read = [];
      // Every other round the other way round, so that none always follows.
      for (const at of round % 2 === 0 ? [0, 1] : [1, 0]) read[at] = await take(trees[at].pages.get(candidate));
      ratios.get(name).push(read[0] / read[1]);
    }
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[Kround ${round + 1} of ${rounds}`);
  }
  console.log(`\nThis tree by ${git('rev-parse', '--short', commit).trim()}, ${rounds} rounds:`);
  for (const [name, all] of ratios) console.log(`${name.padEnd(48)}${told(all.toSorted((a, b) => a - b))}`);
  for (const { server } of trees) server.close();
} finally {
  await browser.close();
  rmSync(other, { recursive: true, force: true });
  git('worktree', 'prune');
}

/** A tree's own pages, by its own scripts. */
async function pagesOf(tree) {
  const { buildPages, openPages, servePages } = await import(pathToFileURL(join(tree, 'bench', 'pages.mjs')));
  const { server, address } = await servePages(await buildPages(tree));
  return { server, pages: await openPages(browser, address, new Set(READINGS.map(({ candidate }) => candidate))) };
}

function told(sorted) {
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(3);
  return `${at(0.5)}  (${at(0.25)} to ${at(0.75)})`;
}
