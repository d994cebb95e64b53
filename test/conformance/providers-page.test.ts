import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tutorialFiles, tutorialText } from '../support/tutorial.js';
import { isSkipped, type ConformanceReport, type ConformanceSubject } from '../../src/conformance/index.js';
import type { ServiceProvider } from '../../src/tspi/service-provider.js';

/** The entries of the package, as sources. */
const SOURCES: Readonly<Record<string, string>> = {
  tspi: 'tspi/index.js',
  conformance: 'conformance/index.js',
  host: 'worker/serve-host.js',
  tapi: 'client/tapi-entry.js',
};

const files = tutorialFiles();
let folder: string;

beforeAll(() => {
  // Inside the project, where the sources are found, and where no other tool looks meanwhile.
  const out = resolve('.ci/out');
  mkdirSync(out, { recursive: true });
  folder = mkdtempSync(join(out, 'page-'));
  for (const [name, code] of files) {
    const own = code.replace(/'ringback\/(\w+)'/g, (_, entry: string) => `'../../../src/${SOURCES[entry]!}'`);
    writeFileSync(join(folder, name), own);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('all code of the page is in the files that it names', () => {
  expect([...files.keys()]).toEqual(['doorbell.ts', 'doorbell.kit.ts', 'doorbell.worker.ts', 'page.ts']);
  const named = /^```ts\n\/\/ (doorbell|doorbell\.kit|doorbell\.worker|page)\.ts$/gm;
  expect(tutorialText().match(/^```ts$/gm)).toHaveLength(tutorialText().match(named)!.length);
});

test('the code of the page has no type errors', () => {
  const { config } = ts.readConfigFile('tsconfig.base.json', (file) => readFileSync(file, 'utf8')) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, noEmit: true, types: ['w3c-web-serial', 'w3c-web-usb'] },
    process.cwd(),
  );
  const roots = [...files.keys()].map((name) => join(folder, name));
  const program = ts.createProgram(roots, options);
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(problems).toEqual([]);
}, 60_000);

test('the doorbell passes the kit', async () => {
  const { report } = (await import(join(folder, 'doorbell.kit.ts'))) as { report: ConformanceReport };
  expect(report.provider.checks.filter(({ ok }) => !ok)).toEqual([]);
  const reasons = report.provider.checks.filter(isSkipped).map(({ detail }) => detail);
  expect(new Set(reasons)).toEqual(
    new Set([
      'skipped: A doorbell rings and lights up; it can do nothing else.',
      'skipped: A bell does not notice that a visitor has left: no call is DISCONNECTED.',
    ]),
  );
});

/** A device that can be gone. */
interface Bell {
  pressed: () => void;
  setLamp(on: boolean): Promise<void>;
  setIntercom(on: boolean): Promise<void>;
}

test('a doorbell that is unplugged completes its requests, with OPERATIONFAILED', async () => {
  const { runConformance } = await import('../../src/conformance/index.js');
  const { doorbell } = (await import(join(folder, 'doorbell.kit.ts'))) as { doorbell: ConformanceSubject };
  const { DoorbellProvider } = (await import(join(folder, 'doorbell.ts'))) as {
    DoorbellProvider: new (bell: Bell) => ServiceProvider;
  };
  const gone = (): Promise<void> => Promise.reject(new Error('unplugged'));
  const { provider } = await runConformance({
    ...doorbell,
    createProvider: () => {
      const bell: Bell = { pressed: () => undefined, setLamp: gone, setIntercom: gone };
      return { provider: new DoorbellProvider(bell), ring: () => bell.pressed() };
    },
  });
  const kept = provider.checks.filter(({ id }) => /^(background|completion|return|drain)\./.test(id));
  expect(kept.filter(({ ok }) => !ok)).toEqual([]);
  // That nothing can be done is seen all the same.
  expect(provider.checks.find(({ id }) => id === 'effect.lineAnswer')?.detail).toBe(
    'it ended with LINEERR_OPERATIONFAILED',
  );
}, 60_000);
