import { describe, expect, it } from 'vitest';
import { kindsOfPage, reportOf } from '../testing/capability-reports.js';
import { leadOf, lesserOf, problemsOf } from './problems.js';

it.each([
  ['all well', 'yes'],
  ['before a modem was chosen', 'soFar'],
  ['modems only', 'yes'],
  ['no https', 'no'],
  ['sandbox', 'no'],
  ['list of modems refused', 'no'],
] as const)('of a page with %s the lead is %s', (kind, lead) => {
  expect(leadOf(reportOf(kind))).toBe(lead);
});

it('of no report the lead is that nothing is known', () => {
  expect(leadOf(null)).toBe('unread');
});

it('one reason is told once, with all that it keeps from the page', () => {
  const [problem, ...others] = problemsOf(reportOf('no https'));
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ reason: 'insecureContext', advice: 'openSecurely' });
  expect(problem?.names).toEqual([
    'secureContext',
    'serial',
    'serialInWorker',
    'chooser',
    'usb',
    'usbInWorker',
    'webLocks',
    'persistentStorage',
  ]);
});

it('what only works worse is apart from what keeps modems away', () => {
  expect(problemsOf(reportOf('modems only'))).toEqual([]);
  expect(lesserOf(reportOf('modems only')).map(({ reason, advice }) => `${reason} ${advice}`)).toEqual([
    'notInBrowser otherBrowser',
    'storageBlocked allowStorage',
    'notInBrowser ',
    'codePolicy allowWasm',
    'mayBeCleared keepStorage',
  ]);
  expect(lesserOf(reportOf('frame without allow')).map(({ reason }) => reason)).toEqual(['storageBlocked']);
});

describe.each(kindsOfPage)('of a page with %s', (kind) => {
  it('everything that is lacking is told, once', () => {
    const report = reportOf(kind);
    const told = [...problemsOf(report), ...lesserOf(report)].flatMap(({ names }) => names);
    const lacking = report.filter(({ state }) => state === 'missing' || state === 'blocked').map(({ name }) => name);
    expect(told.toSorted()).toEqual(lacking.toSorted());
  });
});
