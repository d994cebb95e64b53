// `npm run conformance`: every provider of the project under the conformance kit, or those named. `--json FILE` writes the
// reports, by the providers' names.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDeps, root } from './ensure-deps.mjs';

ensureDeps();
const { runnerImport } = await import('vite');
const load = async (file) =>
  (await runnerImport(join(root, file), { root, configFile: false, logLevel: 'warn' })).module;
const { subjects } = await load('test/conformance/subjects.ts');
const { runConformance, reportTable } = await load('src/conformance/index.ts');

const names = process.argv.slice(2);
const flag = names.indexOf('--json');
const [, json] = flag < 0 ? [] : names.splice(flag, 2);
const chosen = subjects.filter(({ name }) => names.length === 0 || names.includes(name));
if (chosen.length === 0 || (flag >= 0 && json === undefined)) {
  console.error(
    `npm run conformance -- [--json FILE] [NAME …]; names: ${subjects.map(({ name }) => `"${name}"`).join(', ')}`,
  );
  process.exit(2);
}
const reports = {};
for (const subject of chosen) {
  const report = await runConformance(subject);
  console.log(reportTable(subject.name, report));
  if (report.provider.failed > 0) process.exitCode = 1;
  reports[subject.name] = report.provider;
}
if (json !== undefined) writeFileSync(json, `${JSON.stringify(reports, null, 2)}\n`);
