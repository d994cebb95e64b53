import { expect, test } from 'vitest';
import { reportTable, runConformance } from '../../src/conformance/index.js';
import { subjects } from './subjects.js';

/** Fewer than `npm run conformance` does, which has the whole number. */
const OPERATIONS = 300;

test.each(subjects)(
  'the $name passes the conformance kit',
  async (subject) => {
    const report = await runConformance({ ...subject, operations: OPERATIONS });
    const { passed, failed, skipped, checks } = report.provider;
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect([failed, passed + skipped]).toEqual([0, checks.length]);
    expect(reportTable(subject.name, report)).toContain(`${passed} passed, 0 failed, ${skipped} skipped`);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  },
  120_000,
);
