import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SimOptions } from '../../../simulator/cellular/sim-card.js';
import { unblockBlock, unlockBlock } from '../../../tspi/sim-request.js';
import { SimulatedWorld } from './testing/simulated-world.js';

let w: SimulatedWorld;
const locked: SimOptions = { pin: '1234', puk: '87654321', emergencyNumbers: ['112', '999'] };

beforeEach(() => {
  w = new SimulatedWorld();
});

const pinLines = (): string[] => w.sent.filter((line) => line.startsWith('AT+CPIN='));
const settings = ['AT+CLIP=1', 'AT+CCWA=1', 'AT+COLP=0', 'AT+CSSN=1,1', 'AT+CREG=1', 'AT+CEREG=1'];

describe('a locked SIM', () => {
  test('is told with the tries that are left, and is never given a PIN by itself', async () => {
    await w.start('simcom-sim7600', locked, 120_000);
    expect(w.service).toMatchObject({ state: 'ready', reason: 'pinWanted', simTries: 3 });
    expect(pinLines()).toEqual([]);
  });

  test('takes its PIN once; the request ends when it is ready, then the network is there', async () => {
    await w.start('simcom-sim7600', locked);
    expect(await w.block(unlockBlock('1234'), 5000)).toContain('reply 1 SUCCESS');
    expect(pinLines()).toEqual(['AT+CPIN="1234"']);
    expect(w.service).toMatchObject({ reason: 'none', network: { registration: 'home' } });
    expect(w.service?.simTries).toBeUndefined();
  });

  test('takes its PIN on a modem that does not tell that it is ready', async () => {
    await w.start('emulated-3gpp', locked);
    expect(await w.block(unlockBlock('1234'))).toContain('reply 1 SUCCESS');
    expect(w.service).toMatchObject({ reason: 'none' });
  });

  test('whose OK to the PIN is lost is ready all the same: the request says so, and the PIN is not sent again', async () => {
    await w.start('simcom-sim7600', locked);
    w.card.faults.dropResults = 1;
    expect(await w.block(unlockBlock('1234'), 90_000)).toContain('reply 1 SUCCESS');
    expect(pinLines()).toHaveLength(1);
  });

  test('a wrong PIN is told with what is left, before the request ends, and is not tried again', async () => {
    await w.start('simcom-sim7600', locked);
    const told = await w.block(unlockBlock('0000'), 60_000);
    expect(told).toEqual(['1', 'service ready pinWanted', 'reply 1 INVALPASSWORD']);
    expect(w.service).toMatchObject({ reason: 'pinWanted', simTries: 2 });
    expect(pinLines()).toHaveLength(1);
  });

  test('how often it can be tried is not known while a call keeps it from being asked; afterwards it is', async () => {
    await w.start('simcom-sim7600', locked);
    w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, unlockBlock('0000')));
    w.makeCall('5550100');
    for (let ms = 0; ms < 5000 && !w.events.includes('reply 1 INVALPASSWORD'); ms += 10) await w.scheduler.advance(10);
    expect(w.events).toContain('reply 1 INVALPASSWORD');
    expect(w.service?.simTries).toBeUndefined();
    await w.scheduler.advance(60_000);
    expect(w.service).toMatchObject({ reason: 'pinWanted', simTries: 2 });
  });

  test('how often it can be tried is not known where the modem does not tell', async () => {
    await w.start('simcom-sim800', locked);
    expect(await w.block(unlockBlock('0000'))).toContain('reply 1 INVALPASSWORD');
    expect(w.service).toMatchObject({ reason: 'pinWanted' });
    expect(w.service?.simTries).toBeUndefined();
  });

  test('wants its PUK after three wrong ones: a PIN is not sent then, the PUK sets a new one', async () => {
    await w.start('simcom-sim7600', locked);
    for (let tries = 0; tries < 3; tries++) await w.block(unlockBlock('0000'));
    expect(w.service).toMatchObject({ reason: 'pukWanted', simTries: 10 });
    expect(await w.block(unlockBlock('1234'))).toEqual(['INVALLINESTATE']);
    expect(pinLines()).toHaveLength(3);
    expect(await w.block(unblockBlock('11111111', '5678'))).toContain('reply 5 INVALPASSWORD');
    expect(w.service).toMatchObject({ reason: 'pukWanted', simTries: 9 });
    expect(await w.block(unblockBlock('87654321', '5678'))).toContain('reply 6 SUCCESS');
    expect(pinLines().at(-1)).toBe('AT+CPIN="87654321","5678"');
    expect(w.service).toMatchObject({ reason: 'none' });
  });

  test('is given one code at a time, and none while a dial has the modem', async () => {
    await w.start('simcom-sim7600', locked);
    const first = w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, unlockBlock('1234')));
    const second = w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, unlockBlock('1234')));
    expect([first, second]).toEqual(['1', 'INUSE']);
  });

  test('a SIM that wants none is given none', async () => {
    await w.start('simcom-sim7600', {});
    expect(await w.block(unlockBlock('1234'))).toEqual(['INVALLINESTATE']);
    expect(pinLines()).toEqual([]);
  });

  test('a modem that goes meanwhile ends the request: the PIN may have been taken', async () => {
    await w.start('simcom-sim7600', locked);
    w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, unlockBlock('1234')));
    await w.scheduler.advance(100);
    w.card.unplug();
    await w.scheduler.advance(1000);
    expect(w.events).toContain('reply 1 RESOURCEUNAVAIL unknown');
  });

  test('nothing but digits in the right number reaches the modem, and every block is wiped', async () => {
    await w.start('simcom-sim7600', locked);
    const digits = fc.stringMatching(/^[0-9]{0,20}$/);
    const texts = fc.oneof(
      digits,
      fc.string({ maxLength: 12 }),
      fc.constantFrom('12\r34', '1234"', '1234\r', '12345\n'),
    );
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (one, other, pin) => {
        const block = pin ? unlockBlock(one) : unblockBlock(one, other);
        const answer = w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, block));
        const fits = pin ? /^\d{4,8}$/.test(one) : /^\d{12,16}$/.test(one + other);
        expect(block.every((byte) => byte === 0)).toBe(true);
        if (!fits) expect(answer).toBe('INVALPARAM');
      }),
    );
    await w.scheduler.advance(60_000);
    for (const line of pinLines()) expect(line).toMatch(/^AT\+CPIN="\d{4,8}"$/);
  });
});

describe('what was refused for want of the SIM', () => {
  test('is sent again once it is ready, each once; before, the modem does not say who calls', async () => {
    await w.start('simcom-sim7600', locked);
    w.sent.length = 0;
    await w.block(unlockBlock('1234'), 60_000);
    for (const text of settings) expect(w.sent.filter((line) => line === text)).toEqual([text]);
    expect(w.sent).not.toContain('AT+CVHU=0');
    w.callIn('2025550122');
    await w.scheduler.advance(5000);
    expect(w.announced).toHaveLength(1);
    expect(w.infoOf(w.announced[0]!)?.callerId).toBe('2025550122');
  });

  test.each([
    'emulated-3gpp',
    'simcom-sim800',
    'quectel-ec25',
    'huawei-e-series',
    'ublox-toby-l2',
    'telit-le910',
  ] as const)('on %s too', async (profile) => {
    await w.start(profile, locked);
    await w.block(unlockBlock('1234'), 20_000);
    w.callIn('2025550122');
    await w.scheduler.advance(8000);
    expect(w.infoOf(w.announced[0]!)?.callerId).toBe('2025550122');
  });
});
