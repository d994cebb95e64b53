import type { Scheduler, Timer } from '../base/clock.js';
import { callAutomatically } from './automatic-call.js';
import type { TelephoneNetwork, Destination, Service } from './telephone-network.js';

/** A number of the simulated network and what it does. All are in the range that is kept free for fiction, 555-0100 to 555-0199. */
export interface MagicNumber {
  readonly number: string;
  readonly behavior:
    'answersAfter' | 'busy' | 'noAnswer' | 'noDialtone' | 'hangsUpAfter' | 'sendsDigits' | 'callsBack' | 'rejected';
  /** Seconds, where the behaviour has some; else 0. */
  readonly seconds: number;
}

/** The numbers worth telling people about. 5550110 to 5550160 answer as well, after as many seconds as their last two digits say; 5550161 to 5550199 are left to subscribers. */
export const magicNumbers: readonly MagicNumber[] = [
  { number: '5550100', behavior: 'answersAfter', seconds: 3 },
  { number: '5550101', behavior: 'busy', seconds: 0 },
  { number: '5550102', behavior: 'noAnswer', seconds: 0 },
  { number: '5550103', behavior: 'rejected', seconds: 0 },
  { number: '5550104', behavior: 'noDialtone', seconds: 0 },
  { number: '5550106', behavior: 'hangsUpAfter', seconds: 5 },
  { number: '5550107', behavior: 'sendsDigits', seconds: 3 },
  { number: '5550108', behavior: 'callsBack', seconds: 3 },
  // Long enough for another call to be up by then, which the call back waits beside.
  { number: '5550109', behavior: 'callsBack', seconds: 12 },
];

/** Answers with a data carrier and sends every byte back. */
export const DATA_ECHO_NUMBER = '5550105';

/** Time that a service lets a call ring where its behaviour names another one, in milliseconds. */
const PICK_UP_MS = 1000;
/** A person needs this long to see that there is nothing to say, in milliseconds. */
const SHORT_TALK_MS = 1000;
/** How long a call back rings before it is given up, in milliseconds. */
const CALL_BACK_PATIENCE_MS = 60_000;
/** What the number sends that sends digits, again and again; the time between two of them, in milliseconds. */
export const SENT_DIGITS = '159#';
const KEY_MS = 400;

type MakeDestination = (ms: number, scheduler: Scheduler, network: TelephoneNetwork) => Destination;

const BEHAVIORS: Readonly<Record<MagicNumber['behavior'], MakeDestination>> = {
  answersAfter: (ms, scheduler) => serviceOf(answering(scheduler, ms)),
  busy: () => ({ kind: 'engaged' }),
  noAnswer: () => serviceOf(() => ({})),
  rejected: (_, scheduler) =>
    serviceOf((port) => ({
      ring: later(scheduler, PICK_UP_MS, () => {
        port.reject();
      }),
    })),
  noDialtone: () => ({ kind: 'dead' }),
  hangsUpAfter: (ms, scheduler) => serviceOf(answering(scheduler, PICK_UP_MS, ms)),
  sendsDigits: (ms, scheduler) => serviceOf(sendingDigits(scheduler, ms)),
  callsBack: (ms, scheduler, network) => serviceOf(callingBack(scheduler, network, ms)),
};

/** Puts the magic numbers into a network. */
export function addMagicNumbers(network: TelephoneNetwork, scheduler: Scheduler): void {
  for (const { number, behavior, seconds } of [...magicNumbers, ...answeringFamily()])
    network.assign(number, BEHAVIORS[behavior](seconds * 1000, scheduler, network));
  network.assign(DATA_ECHO_NUMBER, serviceOf(dataEcho(scheduler)));
}

function* answeringFamily(): Generator<MagicNumber> {
  for (let seconds = 10; seconds <= 60; seconds++)
    yield { number: `55501${seconds}`, behavior: 'answersAfter', seconds };
}

function serviceOf(service: Service): Destination {
  return { kind: 'service', service };
}

function later(scheduler: Scheduler, ms: number, run: () => void): () => void {
  return () => {
    scheduler.after(ms, run);
  };
}

/** Answers after `afterMs`; hangs up when the caller does, or after `talkMs`. */
function answering(scheduler: Scheduler, afterMs: number, talkMs?: number): Service {
  return (port) => ({
    ring: later(scheduler, afterMs, () => {
      if (port.answer() && talkMs !== undefined)
        scheduler.after(talkMs, () => {
          port.onHook();
        });
    }),
    released: () => {
      port.onHook();
    },
  });
}

/** Presses keys as long as the call lasts, each time after `pauseMs`. */
function sendingDigits(scheduler: Scheduler, pauseMs: number): Service {
  return (port) => {
    let timer: Timer | null = null;
    const press = (at: number): void => {
      port.sendDtmf(SENT_DIGITS.charAt(at));
      const next = (at + 1) % SENT_DIGITS.length;
      wait(next === 0 ? pauseMs : KEY_MS, next);
    };
    const wait = (ms: number, at: number): void => {
      timer = scheduler.after(ms, () => {
        press(at);
      });
    };
    return {
      ring: later(scheduler, PICK_UP_MS, () => {
        if (port.answer()) wait(pauseMs, 0);
      }),
      released: () => {
        timer?.cancel();
        port.onHook();
      },
    };
  };
}

function callingBack(scheduler: Scheduler, network: TelephoneNetwork, afterMs: number): Service {
  return (port) => ({
    ring: (caller) => {
      scheduler.after(PICK_UP_MS, () => {
        if (!port.answer()) return;
        scheduler.after(SHORT_TALK_MS, () => {
          port.onHook();
          if (caller.number !== '')
            scheduler.after(afterMs, () => {
              callAutomatically(scheduler, network, {
                from: { number: port.number, name: 'CALL BACK' },
                to: caller.number,
                patienceMs: CALL_BACK_PATIENCE_MS,
              });
            });
        });
      });
    },
    released: () => {
      port.onHook();
    },
  });
}

function dataEcho(scheduler: Scheduler): Service {
  return (port) => ({
    ring: later(scheduler, PICK_UP_MS, () => {
      if (port.answer()) port.sendCarrier();
    }),
    data: (bytes) => {
      port.sendData(bytes);
    },
    released: () => {
      port.onHook();
    },
  });
}
