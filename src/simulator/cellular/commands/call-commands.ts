import type { CommandOutcome } from '../../modem-core.js';
import { clccLine } from '../call-lines.js';
import { afterMs, kept, tells, type CellularCore, type CommandTable } from '../core.js';
import { CME } from '../errors.js';

/** Digits of +VTS: one, with a duration, or several in a string where the maker takes that. */
const DIGIT = /^(?:([0-9A-D*#])|\{([0-9A-D*#]),\d{1,3}\}|([0-9A-D*#])(?:,\d{1,3})|"([0-9A-D*#]{1,29})")$/i;

/** Commands on calls: 3GPP TS 27.007 clauses 6 and 7.13, 7.18. */
export const callCommands: CommandTable = {
  '+CHUP': {
    test: '',
    run: (modem) =>
      hangingUp(modem, () => {
        modem.mobile.hangUp();
      }),
  },
  '+CLCC': { test: '', run: tells(clccLines) },
  '+CHLD': {
    test: '+CHLD: (0,1,1x,2,2x,3,4)',
    set: (modem, _, text) => holdCall(modem, text),
  },
  '+CTFR': { test: '', set: (modem, [number = '']) => deflect(modem, number) },
  '+CVHU': kept('+CVHU', /^[0-2]$/, '(0-2)'),
  '+VTS': {
    test: '+VTS: (0-9,A-D,*,#)',
    set: (modem, _, text) => sendDigits(modem, text),
  },
  '+VTD': kept('+VTD', /^\d{1,3}$/, '(0-255)'),
};

/** ATA: takes the call that rings. */
export function answer(modem: CellularCore): CommandOutcome {
  modem.announcer.hold();
  if (!modem.mobile.answer()) {
    modem.announcer.release();
    return 'NO CARRIER';
  }
  return settled(modem, modem.profile.times.answer);
}

/** ATH: ends the calls, unless +CVHU says that it does not. */
export function hook(modem: CellularCore): CommandOutcome {
  if (modem.parameter('+CVHU') === '1') return 'OK';
  return hangingUp(modem, () => {
    modem.mobile.hangUpAll();
  });
}

function clccLines({ mobile, profile }: CellularCore): readonly string[] {
  const lines = mobile.calls.map(clccLine);
  let free = 1;
  while (mobile.calls.some(({ id }) => id === free)) free++;
  return profile.listsDataContext && free <= 7 ? [...lines, `+CLCC: ${free},1,0,1,0,"",128`] : lines;
}

/** Ends calls; what there is to tell of their end comes before the result. */
function hangingUp(modem: CellularCore, deed: () => void): CommandOutcome {
  modem.announcer.hold(true);
  deed();
  return afterMs(modem, modem.profile.times.hangUp, () => {
    modem.announcer.release();
    return 'OK';
  });
}

/** OK after a time; what there is to tell comes after it. */
function settled(modem: CellularCore, ms: number): CommandOutcome {
  return {
    start: (done) => {
      modem.later(ms, () => {
        done('OK');
        modem.announcer.release();
      });
    },
  };
}

/** +CHLD=: 3GPP TS 27.007 7.13, as TS 22.030 6.5.5 has it. */
function holdCall(modem: CellularCore, text: string): CommandOutcome {
  const [, operation = '', id = ''] = /^([0-4])([1-7]?)$/.exec(text) ?? [];
  const { hold } = modem.mobile;
  const operations: Readonly<Record<string, () => boolean>> = {
    '0': hold.releaseHeld,
    '1': hold.releaseActive,
    '1x': () => hold.releaseCall(Number(id)),
    '2': hold.swap,
    '2x': () => hold.split(Number(id)),
    '3': hold.join,
    '4': hold.transfer,
  };
  const operate = operations[id === '' ? operation : `${operation}x`];
  if (operate === undefined) return modem.error(CME.incorrectParameters);
  modem.announcer.hold();
  if (operate()) return settled(modem, modem.profile.times.hold);
  modem.announcer.release();
  return modem.error(CME.notAllowed);
}

/** Call deflection: 3GPP TS 27.007 7.14. */
function deflect(modem: CellularCore, number: string): CommandOutcome {
  if (!/^\+?[0-9]{1,20}$/.test(number)) return modem.error(CME.incorrectParameters);
  modem.announcer.hold();
  if (modem.mobile.deflect(number)) return settled(modem, modem.profile.times.network);
  modem.announcer.release();
  return modem.error(CME.notAllowed);
}

function sendDigits(modem: CellularCore, text: string): CommandOutcome {
  const [, single, lasting, timed, string] = DIGIT.exec(text) ?? [];
  const digits = (single ?? lasting ?? timed ?? (modem.profile.dtmfStrings ? string : undefined))?.toUpperCase();
  if (digits === undefined) return modem.error(CME.incorrectParameters);
  if (!modem.mobile.calls.some(({ state }) => state === 'active')) return modem.error(CME.notAllowed);
  return {
    start: (done) => {
      sendNext(modem, digits, () => {
        done('OK');
      });
    },
  };
}

function sendNext(modem: CellularCore, digits: string, done: () => void): void {
  if (digits === '') {
    done();
    return;
  }
  modem.mobile.sendDtmf(digits.slice(0, 1));
  modem.later(modem.profile.times.dtmf, () => {
    sendNext(modem, digits.slice(1), done);
  });
}
