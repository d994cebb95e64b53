import type { ModemSettings } from '../settings.js';
import type { CellularProfile } from './profile.js';

/** Settings that do not begin as 0. */
const DEFAULTS: Readonly<Record<string, string>> = { '+CSSN': '0,0', '+CMER': '0,0,0,0' };

/** The value of a setting: as it was set, or as it is after power on with this maker. */
export function parameterOf(settings: ModemSettings, profile: CellularProfile, name: string): string {
  const own = name === '+CVHU' ? profile.hangUpControl : profile.switches[name]?.initial;
  return settings.parameters.get(name) ?? own ?? DEFAULTS[name] ?? '0';
}
