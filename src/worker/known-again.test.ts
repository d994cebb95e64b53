import { afterEach, expect, test } from 'vitest';
import { PlainStore } from '../stores/testing/plain-store.js';
import { Stick, StickWorld } from './testing/sticks.js';

const SERIAL = '490154203237518';
const answers = {
  ATI: `Manufacturer: SIMCOM INCORPORATED\r\nModel: SIMCOM_SIM7600E\r\nIMEI: ${SERIAL}\r\nSN: 1234567`,
  'AT+GMI': 'SIMCOM INCORPORATED',
  'AT+GMR': '+GMR: LE20B03SIM7600M22',
  'AT+GCAP': '+GCAP: +CGSM,+FCLASS,+DS',
};

let w: StickWorld;
afterEach(() => w.leave());

/** One visit after the other with the same stick; what it heard in the last one. */
async function visits(store: PlainStore, stick: Stick, between: () => void = () => undefined): Promise<string[]> {
  w = new StickWorld(store);
  w.plug(stick);
  await w.visit();
  await w.leave();
  between();
  stick.heard.length = 0;
  await w.visit();
  return [...stick.heard];
}

function stickOf(values: Partial<typeof answers> = {}): Stick {
  return Object.assign(Stick.withSerial(SERIAL), { answers: { ...answers, ...values } });
}

const IDENTIFYING = [
  'ATI',
  'ATI0',
  'AT+GMI',
  'AT+GMM',
  'AT+CGMI',
  'AT+CGMM',
  'AT+FCLASS=?',
  'AT+VCID=?',
  'AT#CID=?',
  'AT+GCAP',
];
/** What it heard before the first line that sets it up for calls. */
const beforeSettings = ({ heard }: Stick): string[] => heard.slice(0, heard.indexOf('AT&D2S0=0'));
const isAskedAnew = (heard: readonly string[]): boolean => IDENTIFYING.some((command) => heard.includes(command));

test('a modem that is known is asked what it is no more: the second visit sends fewer commands before the first setting', async () => {
  const stick = stickOf();
  w = new StickWorld();
  w.plug(stick);
  await w.visit();
  const first = beforeSettings(stick);
  const line = w.client.lines[0]!;
  const { identity, permanentId } = line;
  await w.leave();
  stick.heard.length = 0;
  await w.visit();
  const second = beforeSettings(stick);
  // Found, its number, and the firmware that it has now.
  expect(second).toEqual(['AT', 'ATE0V1Q0', 'AT+GSN', 'AT+CGSN', 'AT+CGSN', 'AT+CMEE=1', 'AT+CGMR', 'AT+GMR']);
  expect(isAskedAnew(first)).toBe(true);
  expect(isAskedAnew(second)).toBe(false);
  expect(second.length).toBeLessThan(first.length);
  const again = w.client.lines[0]!;
  expect([again.identity, again.permanentId, again.service.state]).toEqual([identity, permanentId, 'ready']);
});

test('with new firmware it is asked anew, and that is remembered then', async () => {
  const stick = stickOf();
  const store = new PlainStore();
  const heard = await visits(store, stick, () => {
    stick.answers = { ...answers, 'AT+GMR': '+GMR: LE20B04SIM7600M22' };
  });
  expect(isAskedAnew(heard)).toBe(true);
  await w.leave();
  expect(isAskedAnew(await visits(store, stick))).toBe(false);
});

test('a modem that tells no revision, or in it a number of its own, is asked each time', async () => {
  for (const revision of ['', `REV ${SERIAL}`]) {
    const stick = stickOf({ 'AT+GMR': revision });
    expect(isAskedAnew(await visits(new PlainStore(), stick))).toBe(true);
    await w.leave();
  }
});

test('nothing that is remembered tells the number', async () => {
  const store = new PlainStore();
  await visits(store, stickOf());
  const kept = JSON.stringify(await store.all());
  expect(kept).toContain('SIM7600M22');
  expect(kept).not.toContain(SERIAL.slice(0, 8));
  expect(kept).not.toContain('1234567');
});

test('of several modems that tell the same number none is taken for another', async () => {
  const store = new PlainStore();
  w = new StickWorld(store);
  const sticks = [stickOf(), stickOf()];
  for (const stick of sticks) w.plug(stick);
  await w.visit();
  await w.leave();
  for (const { heard } of sticks) heard.length = 0;
  await w.visit();
  expect(sticks.map(({ heard }) => isAskedAnew(heard))).toEqual([true, true]);
});
