import { CAUSE, type Cause } from '../../../network/mobile/causes.js';
import { kept, tells, type CommandTable } from '../core.js';

/** What +CEER says, in the words of 3GPP TS 24.008 annex H. */
const CAUSE_TEXTS: Readonly<Record<Cause, string>> = {
  [CAUSE.unassignedNumber]: 'Unassigned number',
  [CAUSE.normalClearing]: 'Normal call clearing',
  [CAUSE.userBusy]: 'User busy',
  [CAUSE.noAnswer]: 'User alerting, no answer',
  [CAUSE.rejected]: 'Call rejected',
  [CAUSE.destinationOutOfOrder]: 'Destination out of order',
  [CAUSE.noCircuit]: 'No circuit/channel available',
  [CAUSE.temporaryFailure]: 'Temporary failure',
};

/** Who the modem is, and what it can do: V.250 6.1, 3GPP TS 27.007 5.1 to 5.4, 6.10, 8.37, 9.1. */
export const identityCommands: CommandTable = {
  ...both('GMI', 'CGMI', ({ manufacturer }) => manufacturer),
  ...both('GMM', 'CGMM', ({ model }) => model),
  ...both('GMR', 'CGMR', ({ revision }) => revision),
  ...both('GSN', 'CGSN', ({ imei }) => imei),
  '+GCAP': { test: '', run: tells(({ profile }) => [`+GCAP: ${profile.capabilities}`]) },
  '+CMEE': kept('+CMEE', /^[0-2]$/, '(0-2)'),
  '+CEER': {
    test: '',
    run: tells(({ announcer: { lastCause } }) => [
      `+CEER: ${lastCause === null ? 'No report available' : CAUSE_TEXTS[lastCause]}`,
    ]),
  },
};

function both(
  name: string,
  mobileName: string,
  textOf: (profile: Parameters<Parameters<typeof tells>[0]>[0]['profile']) => string,
): CommandTable {
  const command = { test: '', run: tells(({ profile }) => [textOf(profile)]) };
  return { [`+${name}`]: command, [`+${mobileName}`]: command };
}
