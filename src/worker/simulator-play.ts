import type { Scheduler } from '../base/clock.js';
import { callAutomatically } from '../network/automatic-call.js';
import type { Reached } from '../network/telephone-network.js';
import type { PlayAction, PlayedRegistration } from '../protocol/play-action.js';
import { CellularModem } from '../simulator/cellular/cellular-modem.js';
import { DENIED, HOME, ROAMING, SEARCHING, type Registration } from '../simulator/cellular/radio.js';
import { playedFaults } from '../simulator/played-faults.js';
import type { Simulator } from '../simulator/simulator.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../tspi/result.js';
import type { PluggedModem } from './simulated-lines.js';

/** What the next call meets. One that nobody answers rings until the caller, or the network, has enough of it. */
const NEXT_MEETS: Readonly<Record<'busy' | 'noAnswer', Reached>> = {
  busy: { kind: 'engaged' },
  noAnswer: { kind: 'service', service: () => ({}) },
};

const REGISTRATIONS: Readonly<Record<PlayedRegistration, Registration>> = {
  home: HOME,
  roaming: ROAMING,
  lost: SEARCHING,
  denied: DENIED,
};

/** What a modem that is not plugged in has none of. */
const NEEDS_POWER: ReadonlySet<PlayAction['kind']> = new Set(['signal', 'registration', 'restart', 'fault']);

/**
 * Lets something happen on the simulated network, or to a simulated modem.
 * @returns INVALCALLSTATE where there is no call for it; OPERATIONUNAVAIL where such a modem cannot have it; RESOURCEUNAVAIL where it is unplugged.
 */
export function play(
  simulator: Simulator,
  { modem, plugIn }: PluggedModem,
  action: PlayAction,
  scheduler: Scheduler,
): Result {
  const { network } = simulator;
  if (NEEDS_POWER.has(action.kind) && !modem.plugged) return LINEERR.RESOURCEUNAVAIL;
  switch (action.kind) {
    case 'call': {
      const { number, name, withheld, giveUpAfterSeconds } = action;
      callAutomatically(scheduler, network, {
        from: { number, name, presentation: withheld ? 'withheld' : number === '' ? 'unavailable' : 'allowed' },
        to: modem.number,
        patienceMs: giveUpAfterSeconds * 1000,
      });
      return SUCCESS;
    }
    case 'farEndHangsUp': {
      const other = modem.callPort === null ? null : network.otherEnd(modem.callPort);
      other?.reject();
      other?.onHook();
      return other === null ? LINEERR.INVALCALLSTATE : SUCCESS;
    }
    case 'farEndPresses': {
      const other = modem.callPort === null ? null : network.otherEnd(modem.callPort);
      other?.sendDtmf(action.digits);
      return other === null ? LINEERR.INVALCALLSTATE : SUCCESS;
    }
    case 'nextCallMeets':
      network.letNextCallMeet(modem.number, NEXT_MEETS[action.what]);
      return SUCCESS;
    case 'signal':
      if (!(modem instanceof CellularModem)) return LINEERR.OPERATIONUNAVAIL;
      modem.radio.receive(action.dbm);
      return SUCCESS;
    case 'registration':
      if (!(modem instanceof CellularModem)) return LINEERR.OPERATIONUNAVAIL;
      modem.radio.setRegistration(REGISTRATIONS[action.as]);
      return SUCCESS;
    case 'unplug':
      modem.unplug();
      return SUCCESS;
    case 'plugIn':
      plugIn();
      return SUCCESS;
    case 'restart':
      modem.reboot();
      return SUCCESS;
    case 'fault':
      modem.play([{ when: { afterMs: 0 }, faults: playedFaults[action.fault](modem.unaskedLine) }]);
      return SUCCESS;
  }
}
