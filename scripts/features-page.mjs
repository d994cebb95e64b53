// docs/features.md: what users have asked for (scripts/features.mjs), and the test that shows each. `node scripts/features-page.mjs` writes it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { root } from './ensure-deps.mjs';
import { features } from './features.mjs';

const PAGE = 'docs/features.md';
const STATES = { open: 'not yet', later: 'later' };

/** The text of the page. */
export function featuresPage() {
  const sections = features.map(
    ({ title, rows }) =>
      `## ${title}\n\n${[['wanted', 'shown by'], ['---', '---'], ...rows.map(row)].map(line).join('\n')}`,
  );
  const head = `# What users have asked for

Each row names the test that shows it. \`not yet\`: no test shows it yet; \`later\`: the part that it belongs to is not built. Written by \`node scripts/features-page.mjs\` from
\`scripts/features.mjs\`; \`scripts/features-page.test.ts\` fails where a test is gone or this page is stale.`;
  return format(`${[head, ...sections].join('\n\n')}\n`, { parser: 'markdown', printWidth: 120 });
}

function row({ wants, file, title, state }) {
  return [wants, state === undefined ? `\`${file}\`: ${title}` : STATES[state]];
}

function line(cells) {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

if (process.argv[1]?.endsWith('features-page.mjs')) writeFileSync(join(root, PAGE), await featuresPage());
