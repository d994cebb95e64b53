import { expect, test } from 'vitest';
import { readSteps, type TranscriptStep } from '../../../test/fixtures/transcripts.js';
import { MobileSubscriber } from '../../network/mobile/mobile-subscriber.js';
import { cellularBench, type CellularBench } from '../testing/cellular-bench.js';
import { cellularProfiles } from '../simulated-modems.js';

/*
 * Each dialect plays the modem's part of the sessions that are about it, byte for byte and in order; the times are the modem's own. What is
 * left out, because it is not the modem's to determine or not part of these modems:
 * - 09: its second half is a voice modem's stream;
 * - 20: its last two requests never reach a modem.
 */

/** What happens at a step: the others' part, or a fault. It happens when everything before has been said and its time has come. */
type Deeds = Readonly<Record<number, () => void | Promise<void>>>;

/** How much later than in the transcript a line may be, in milliseconds. */
const PATIENCE_MS = 3000;

async function play(
  { terminal, scheduler }: CellularBench,
  steps: readonly TranscriptStep[],
  deeds: Deeds = {},
): Promise<void> {
  let expected = '';
  const met = async () => {
    for (let waited = 0; terminal.waiting < expected.length && waited < PATIENCE_MS; waited++)
      await scheduler.advance(1);
    await scheduler.advance(1);
    expect(terminal.take()).toBe(expected);
    expected = '';
  };
  for (const [at, step] of steps.entries()) {
    const deed = deeds[at];
    if (step.sign === '=' || step.sign === '?') continue;
    if (deed !== undefined || step.sign === '>') await met();
    if (step.sign === '!') await deed?.();
    await scheduler.advance(step.afterMs);
    if (step.sign !== '!') await deed?.();
    if (step.sign === '<') expected += step.text;
    if (step.sign === '>') await terminal.write(step.text);
  }
  await met();
}

/** The place of the first step that has this text. */
function at(steps: readonly TranscriptStep[], text: string, from = 0): number {
  const found = steps.findIndex((step, index) => index >= from && step.text.includes(text));
  if (found < 0) throw new Error(`no step says ${text}`);
  return found;
}

test('02, SIM7600: a busy card, its PIN, registration', async () => {
  const bench = await cellularBench('simcom-sim7600', { sim: { pin: '0000' }, setUp: false });
  await play(bench, readSteps('02'));
});

test('03, SIM7600: a call goes out, is answered, and we hang up', async () => {
  const bench = await cellularBench('simcom-sim7600');
  const { port } = bench.phone('+441632960961');
  const steps = readSteps('03');
  await play(bench, steps, { [at(steps, 'BEGIN')]: () => void port.answer() });
});

test('04, Huawei: busy, then rejected, with causes, among other lines', async () => {
  const bench = await cellularBench('huawei-e-series');
  bench.simulator.network.assign('+15550100107', { kind: 'engaged' });
  const { port } = bench.phone('+15550100108');
  const steps = readSteps('04');
  await play(bench, steps, {
    0: () => void bench.scheduler.after(200, () => bench.modem.radio.setSignal(19)),
    [at(steps, '^BOOT')]: () => bench.modem.play([{ when: { afterMs: 0 }, says: ['^BOOT:20096767,0,0,0,75'] }]),
    [at(steps, '104,21')]: () => port.reject(),
  });
});

test('06, EC25: an incoming call, answered; one with a withheld number, missed', async () => {
  const bench = await cellularBench('quectel-ec25', { setUp: ['AT+CRC=1', 'AT+CLIP=1'] });
  const known = bench.phone('+491713920012');
  const withheld = bench.phone('2025550133', 'withheld');
  const steps = readSteps('06');
  const end = at(steps, 'NO CARRIER');
  await play(bench, steps, {
    0: () => bench.callFrom(known),
    [end]: () => known.port.onHook(),
    [at(steps, '+CRING', end)]: () => bench.callFrom(withheld),
    [at(steps, 'silence')]: () => withheld.port.onHook(),
  });
});

test('08, generic: hold, swap, join, split, release one, transfer refused', async () => {
  const bench = await cellularBench('emulated-3gpp', { setUp: ['AT+CCWA=1', 'AT+CSSN=0,1'] });
  const silent = {
    changed: () => undefined,
    released: () => undefined,
    notified: () => undefined,
    dtmf: () => undefined,
  };
  const mobile = (number: string) => new MobileSubscriber(bench.simulator.network, bench.scheduler, { number }, silent);
  const [first, second] = [mobile('+15550100011'), mobile('+15550100022')];
  await bench.terminal.ask('ATD+15550100011;', 2000);
  first.answer();
  await bench.terminal.hear(100);
  const steps = readSteps('08');
  await play(bench, steps, {
    0: () => void second.dial(bench.modem.number),
    [at(steps, '+CSSU')]: () => void second.hold.swap(),
  });
});

test('09, SIM7600: digits sent, and a digit heard', async () => {
  const bench = await cellularBench('simcom-sim7600');
  const { port, heard } = bench.phone('2025550122');
  await bench.terminal.ask('ATD2025550122;', 2000);
  port.answer();
  await bench.terminal.hear(100);
  const steps = readSteps('09');
  const digit = at(steps, '+RXDTMF');
  await play(bench, steps.slice(0, digit + 1), { [digit]: () => port.sendDtmf('7') });
  expect(heard.filter((what) => what.startsWith('digit'))).toEqual(['digit 1', 'digit #']);
});

test('17, generic with faults: lines inside an answer, cut anywhere; a late answer; a refusal', async () => {
  const generic = cellularProfiles['emulated-3gpp'];
  const profile = { ...generic, revision: 'REV-1.0', times: { ...generic.times, ringPeriod: 60_000 } };
  const bench = await cellularBench(profile, { setUp: ['AT+CREG=2'] });
  // The caller of the transcript: its RING stands inside an answer, so the modem's own is not heard.
  bench.modem.faults.mute = true;
  bench.callFrom(bench.phone('5550180'));
  await bench.scheduler.advance(1000);
  Object.assign(bench.modem.faults, { mute: false, cuts: [5, 24] });
  bench.modem.faults.interleave.push(
    { after: 1, lines: ['+CMTI: "SM",1', 'RING', '+CLIP: "5550100",129,,,,0'] },
    { after: 0, lines: ['+CREG: 1,"2F1A","01A2C3D4",7'] },
  );
  bench.modem.play([
    { when: { command: '+CGMR' }, faults: { slowMs: 5310 } },
    { when: { command: '' }, faults: { slowMs: 0 } },
  ]);
  const steps = readSteps('17');
  await play(bench, steps);
  expect(bench.terminal.pieces.slice(0, 2)).toEqual(['\r\n+CO', 'PS: 0,0,"Example Net",7\r']);
});

test('20, generic: forwarding asked and set, call waiting, a scan taken back', async () => {
  const bench = await cellularBench('emulated-3gpp', { setUp: ['AT+CSSN=1,1'] });
  const { services } = bench.modem.mobile;
  services.register('unconditional', { number: '+15550100099', active: true, classes: 1, afterS: 20 });
  services.waitingClasses = 1;
  await play(bench, readSteps('20'));
  expect(services.forwarding('noReply')).toMatchObject({ number: '+15550100098', classes: 1, afterS: 20 });
});
