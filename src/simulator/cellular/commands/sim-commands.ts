import type { CommandOutcome } from '../../modem-core.js';
import { afterMs, tells, type CellularCore, type CommandTable } from '../core.js';
import { CME } from '../errors.js';

/** What AT+CPIN? says where it is no error. */
const ANSWERS = { ready: 'READY', pin: 'SIM PIN', puk: 'SIM PUK' } as const;

/** The card: 3GPP TS 27.007 5.3, 8.3. */
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
