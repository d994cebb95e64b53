import type { CommandOutcome } from '../../modem-core.js';
import { afterMs, tells, type CellularCore, type CommandTable } from '../core.js';
import { CME } from '../errors.js';

/** What AT+CPIN? says where it is no error. */
const ANSWERS = { ready: 'READY', pin: 'SIM PIN', puk: 'SIM PUK' } as const;

/** The card: 3GPP TS 27.007 5.3, 8.3, 8.18, 8.65. */
export const simCommands: CommandTable = {
  '+CPIN': {
    read: (modem) => {
      const { state, hindrance } = modem.sim;
      if (state !== 'ready' && state !== 'pin' && state !== 'puk') return modem.error(hindrance ?? CME.simFailure);
      modem.information(`+CPIN: ${ANSWERS[state]}`);
      return 'OK';
    },
    test: (modem) => (modem.profile.pinTestCountsAsTry ? unlock(modem, '?', '') : 'OK'),
    set: (modem, [code = '', newPin = '']) => {
      const wellFormed = /^\d{4,8}$/.test(code) && /^(?:\d{4,8})?$/.test(newPin);
      return wellFormed ? unlock(modem, code, newPin) : modem.error(CME.incorrectParameters);
    },
  },
  '+CPINR': {
    test: '',
    run: tells(({ sim }) => [`+CPINR: SIM PIN,${sim.pinTries},3`, `+CPINR: SIM PUK,${sim.pukTries},10`]),
  },
  '+CRSM': { needsSim: true, test: '', set: accessFile },
  '+CIMI': { needsSim: true, test: '', run: tells(({ sim }) => [sim.imsi]) },
};

function unlock(modem: CellularCore, code: string, newPin: string): CommandOutcome {
  const { sim } = modem;
  return afterMs(modem, modem.profile.times.pin, () => {
    const refusal = newPin === '' ? sim.enterPin(code) : sim.unblock(code, newPin);
    if (refusal !== null) return modem.error(refusal);
    modem.simUnlocked();
    return 'OK';
  });
}

/** `command,file[,p1,p2,p3]`. */
function accessFile(modem: CellularCore, fields: readonly string[], text: string): CommandOutcome {
  if (!/^\d{3},\d{1,5}(?:,\d{1,3}){0,3}$/.test(text)) return modem.error(CME.incorrectParameters);
  const [command = 0, file = 0, p1 = 0, , length = 0] = fields.map(Number);
  const { status, data } = modem.sim.files.access(command, file, p1, length);
  modem.information(`+CRSM: ${status.join(',')}${data === '' ? '' : `,"${data}"`}`);
  return 'OK';
}
