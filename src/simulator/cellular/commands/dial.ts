import type { CommandOutcome } from '../../modem-core.js';
import type { FinalResult } from '../../result-codes.js';
import { register, S } from '../../settings.js';
import { numberAndType } from '../call-lines.js';
import type { CellularCore } from '../core.js';
import { CME } from '../errors.js';

/** Most digits of a number: 3GPP TS 22.030 leaves it to the network; the makers take 40. */
const MAX_DIGITS = 40;
/** Emergency numbers with any card, and without one: 3GPP TS 22.101 10.1.1. */
const EMERGENCY = ['112', '911'];
const EMERGENCY_WITHOUT_SIM = ['000', '08', '110', '118', '119', '999'];

/** A dial string, taken apart. */
interface Dialled {
  readonly number: string;
  /** `I` withholds the caller's number for this call, `i` shows it (27.007 6.2); null: as +CLIR says. */
  readonly withheld: boolean | null;
}

/**
 * ATD: with `;` at the end a voice call, which leaves the modem in command state; without it a data call, which this network does not
 * carry: NO CARRIER after S7 (3GPP TS 27.007 6.2, V.250 6.3.1).
 */
export function dial(modem: CellularCore, typed: string, voice: boolean): CommandOutcome {
  const dialled = read(modem, typed);
  if (typeof dialled === 'string') return dialled;
  const hindrance = hindranceOf(modem, dialled.number);
  if (hindrance !== null) return hindrance;
  modem.lastDialled = typed;
  return voice ? call(modem, dialled) : waitInVain(modem);
}

function call(modem: CellularCore, { number, withheld }: Dialled): CommandOutcome {
  const { announcer, mobile, profile } = modem;
  const restricts = withheld ?? modem.parameter('+CLIR') === '1';
  announcer.hold();
  const made = mobile.dial(number, restricts);
  if (made === null) {
    announcer.release();
    return modem.error(CME.notAllowed);
  }
  const connectedNumber = modem.parameter('+COLP') === '1';
  if (profile.dialResult === 'early' && !connectedNumber)
    return {
      start: (done) => {
        modem.later(profile.times.dial, () => {
          done('OK');
          tellForwarding(modem);
          announcer.release();
        });
      },
    };
  announcer.release();
  return {
    start: (done) => {
      announcer.watch = {
        call: made,
        answered: () => {
          if (connectedNumber) modem.information(`+COLP: ${numberAndType(made.party)}`);
          done('OK');
        },
        ended: done,
      };
    },
    takeBack: () => {
      mobile.hangUp();
    },
  };
}

/** A forwarding of one's own is told when one makes a call: 3GPP TS 27.007 7.17. */
function tellForwarding(modem: CellularCore): void {
  if (!modem.parameter('+CSSN').startsWith('1')) return;
  const { services } = modem.mobile;
  if (services.inForce('unconditional') !== null) modem.unsolicited('+CSSI: 0');
  const conditions = ['busy', 'noReply', 'notReachable'] as const;
  if (conditions.some((reason) => services.inForce(reason) !== null)) modem.unsolicited('+CSSI: 1');
}

function waitInVain(modem: CellularCore): CommandOutcome {
  let end: () => void = () => undefined;
  return {
    start: (done) => {
      const timer = modem.later(register(modem.settings, S.connectWait) * 1000, () => {
        done('NO CARRIER');
      });
      end = () => {
        timer.cancel();
        done('NO CARRIER');
      };
    },
    takeBack: () => {
      end();
    },
  };
}

/** Modifiers that V.250 has and a mobile network has no use for are passed over. */
function read(modem: CellularCore, typed: string): Dialled | FinalResult {
  if (typed.startsWith('>')) return modem.error(CME.notFound);
  if (/^L$/i.test(typed)) return modem.lastDialled === '' ? 'NO CARRIER' : read(modem, modem.lastDialled);
  const match = /^[TP]?(\+?)([0-9A-D*#,WTP!@$()./-]+?)([Ii]?)[Gg]?$/.exec(typed);
  if (match === null) return modem.error(CME.invalidDialCharacters);
  const [, plus = '', text = '', identity = ''] = match;
  const digits = text.replace(/[^0-9A-D*#]/g, '');
  if (digits === '') return modem.error(CME.invalidDialCharacters);
  if (digits.length > MAX_DIGITS) return modem.error(CME.dialStringTooLong);
  return { number: plus + digits, withheld: identity === '' ? null : identity === 'I' };
}

/** Why no call can be made to this number; null where one can. */
function hindranceOf({ sim, radio, error }: CellularCore, number: string): FinalResult | null {
  const emergency = EMERGENCY.includes(number) || (sim.state === 'absent' && EMERGENCY_WITHOUT_SIM.includes(number));
  if (radio.level !== 1) return error(CME.noNetwork);
  if (emergency) return null;
  if (sim.hindrance !== null) return error(sim.hindrance);
  return radio.registered ? null : error(CME.noNetwork);
}
