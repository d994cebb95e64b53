import { beforeEach, describe, expect, it } from 'vitest';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { SCANNERS } from '../../core/testing/scanning.js';
import { ModemLink } from './modem-link.js';
import { ModemPortError, type PortClaim } from './modem-port.js';
import { ScriptedModem } from './testing/scripted-modem.js';

const [[, createScanner]] = SCANNERS;

/** A claim that answers when it is told to, and counts the shares that are out. */
class SlowClaim implements PortClaim {
  openings = 0;
  isElsewhere = false;

  opened(): void {
    this.openings++;
  }

  out = 0;
  #answers: ((granted: boolean) => void)[] = [];

  take(): Promise<() => void> {
    return new Promise((resolve, reject) => {
      this.#answers.push((granted) => {
        if (!granted) {
          reject(new ModemPortError('heldByTab', 'another tab'));
          return;
        }
        this.out++;
        let given = false;
        resolve(() => {
          if (!given) this.out--;
          given = true;
        });
      });
    });
  }

  answer(granted = true): void {
    for (const one of this.#answers.splice(0)) one(granted);
  }

  /** Grants the last one that was asked for; the others wait on. */
  answerLast(): void {
    this.#answers.pop()?.(true);
  }
}

const settled = (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => 'open',
    (error: unknown) => (error as ModemPortError).code,
  );

let claim: SlowClaim;
let modem: ScriptedModem;
let lost: string[];
let link: ModemLink;

beforeEach(() => {
  claim = new SlowClaim();
  modem = new ScriptedModem();
  lost = [];
  link = new ModemLink({ kind: 'serial', claim }, modem, new SimulatedScheduler(), createScanner(), {
    urc: () => undefined,
    data: () => undefined,
    receiveError: () => undefined,
    lost: (reason) => lost.push(reason),
  });
});

/** Opens the link with the claim granted. */
async function open(rate = 115_200): Promise<string> {
  const opening = settled(link.open(rate));
  claim.answer();
  return opening;
}

describe('the claim of a port', () => {
  it('comes before the opening, and one that is refused leaves the port closed', async () => {
    const opening = settled(link.open(9600));
    expect(modem.state).toBe('closed');
    claim.answer(false);
    expect([await opening, modem.state, claim.out]).toEqual(['heldByTab', 'closed', 0]);
  });

  it('lasts until the port is closed, and over an opening at another rate', async () => {
    expect([await open(), claim.out]).toEqual(['open', 1]);
    const again = settled(link.open(9600));
    expect([modem.state, claim.out]).toEqual(['open', 1]);
    claim.answer();
    expect([await again, claim.out]).toEqual(['open', 1]);
    await link.close();
    expect([modem.state, claim.out]).toEqual(['closed', 0]);
  });

  it('is given back by an opening that fails', async () => {
    modem.refusal = 'busy';
    expect([await open(), claim.out]).toEqual(['portBusy', 0]);
    modem.refusal = 'gone';
    expect([await open(), claim.out]).toEqual(['unplugged', 0]);
  });

  it('is given back by a port that is lost', async () => {
    await open();
    modem.unplug();
    await Promise.resolve();
    await Promise.resolve();
    expect([lost, claim.out]).toEqual([['unplugged'], 0]);
  });

  it('is given back when the link is closed before it comes: the port is never opened', async () => {
    const opening = settled(link.open(9600));
    await link.close();
    claim.answer();
    expect([await opening, modem.state, claim.out]).toEqual(['portFailed', 'closed', 0]);
    expect(await open()).toBe('open');
  });

  it('of an opening that another has overtaken is given back', async () => {
    const [first, second] = [settled(link.open(9600)), settled(link.open(19_200))];
    claim.answer();
    expect([await first, await second, modem.state, claim.out]).toEqual(['portFailed', 'open', 'open', 1]);
    await link.close();
    expect(claim.out).toBe(0);
  });

  it('that comes too late does nothing to the opening that has overtaken it', async () => {
    const first = settled(link.open(9600));
    const second = settled(link.open(19_200));
    claim.answerLast();
    expect(await second).toBe('open');
    claim.answer();
    expect([await first, modem.state, claim.out]).toEqual(['portFailed', 'open', 1]);
  });
});

it('a link that is closed while it closes what was open before does not open again', async () => {
  await open();
  const opening = settled(link.open(9600));
  claim.answer();
  await Promise.resolve();
  await Promise.resolve();
  await link.close();
  expect([await opening, modem.state, claim.out]).toEqual(['portFailed', 'closed', 0]);
});
