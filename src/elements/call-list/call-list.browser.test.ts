import { afterEach, expect, it, vi } from 'vitest';
import { TelephonyError } from '../../client/telephony.js';
import { asLine, asTelephony, FakeTelephony, type FakeLine } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import { lineWith } from '../testing/specimens-call-list.js';
import './tel-call-list.js';

afterEach(unmountAll);

const talking = { state: 'connected', number: '203', can: { drop: true, hold: true, swap: true } } as const;
const held = { state: 'onHold', number: '202', name: 'Ana Silva', can: { drop: true, unhold: true } } as const;

async function list(...lines: FakeLine[]) {
  const telephony = Object.assign(new FakeTelephony(), { lines: lines.map(asLine) });
  const mounted = await mount('tel-call-list', { telephony: asTelephony(telephony) });
  const rows = () =>
    [...mounted.root.querySelectorAll('.row')].map((row) => [
      textOf(row, 'p'),
      ...[...row.querySelectorAll('button')].map((button) => button.textContent.trim()),
    ]);
  return { ...mounted, rows, telephony };
}

it('lists the call that goes on and the one that waits, each with what can be done', async () => {
  const line = lineWith('Front desk', held, talking);
  const { root, rows } = await list(line);
  expect(rows()).toEqual([
    ['203 Connected', 'Hold', 'Hang up'],
    ['202 Ana Silva · On hold', 'Swap', 'Hang up'],
  ]);
  buttonNamed(root, 'Swap: Ana Silva, 202').click();
  buttonNamed(root, 'Hold: 203').click();
  expect((line.calls[1] as unknown as { log: string[] }).log).toEqual(['swap with 202', 'hold']);
});

it('names the lines where there are several, and follows each', async () => {
  const [one, two] = [lineWith('Front desk', talking), lineWith('Landline')];
  const { element, root, rows } = await list(one, two);
  two.addCall({ state: 'offering', direction: 'incoming', number: '204', can: { answer: true, drop: true } });
  await rendered(element);
  expect(textOf(root, '[part=line]')).toBe('Front desk Landline');
  expect(rows()).toHaveLength(2);
  expect(textOf(root, '[role=status]')).toBe('203: Connected. 204: Incoming call');
});

it('says that there is no call, and of an ended one nothing', async () => {
  const line = lineWith('Front desk', talking);
  const { element, root } = await list(line);
  (line.calls[0] as unknown as { set(values: object): void }).set({ state: 'disconnected', can: {} });
  await rendered(element);
  expect(textOf(root, '.row')).toBe('');
  expect(root.textContent).toContain('No call');
});

it('says what could not be done', async () => {
  const line = lineWith('Front desk', { ...talking, failure: new TelephonyError('refused', '', -1) });
  const { root } = await list(line);
  buttonNamed(root, 'Hold: 203').click();
  await vi.waitFor(() => expect(textOf(root, '[role=alert]')).toContain('The call could not be put on hold.'));
});
