import type { SimulatorChoice, TelephonyOptions } from '../../client/index.js';

/** What the attributes of a tel-provider ask for. */
export interface ProviderAttributes {
  readonly simulator: string | null;
  readonly exchange: boolean;
  readonly callLog: boolean;
  readonly sharedLines: string | null;
  readonly rights: string | null;
  readonly host: string | null;
}

/**
 * The options of createTelephony that attributes ask for. Names of simulated modems and a `host` that there is not are passed on as they stand: the
 * telephony says what is wrong with them (`invalidConfiguration`).
 */
export function optionsOf({
  simulator,
  exchange,
  callLog,
  sharedLines,
  rights,
  host,
}: ProviderAttributes): TelephonyOptions {
  return {
    simulator: simulatorOf(simulator),
    exchange,
    callLog,
    shareLines: sharedLines !== 'false',
    rights: rights === 'monitor' ? { privilege: 'monitor' } : {},
    ...(host === null ? {} : { host: host as 'auto' | 'page' }),
  };
}

function simulatorOf(attribute: string | null): SimulatorChoice {
  if (attribute === null) return false;
  const names = attribute.split(/[\s,]+/).filter((name) => name !== '');
  if (names.length === 0) return true;
  return (names.length === 1 ? names[0] : names) as SimulatorChoice;
}
