import type { MobileSubscriber } from '../../network/mobile/mobile-subscriber.js';
import type { Radio } from './radio.js';

/** The indicators of +CIND in their order, each with its range: 3GPP TS 27.007 8.9. */
const INDICATORS = [
  ['battchg', '0-5'],
  ['signal', '0-5'],
  ['service', '0,1'],
  ['call', '0,1'],
  ['roam', '0,1'],
  ['smsfull', '0,1'],
  ['callsetup', '0-3'],
  ['callheld', '0-2'],
] as const;

/** The indicators of a virtual modem, and what of them has changed. */
export class Indicators {
  #last: readonly number[];

  constructor(
    private readonly mobile: MobileSubscriber,
    private readonly radio: Radio,
  ) {
    this.#last = this.values();
  }

  /** The answer to AT+CIND=?. */
  readonly names = `+CIND: ${INDICATORS.map(([name, range]) => `("${name}",(${range}))`).join(',')}`;

  values(): readonly number[] {
    const { calls } = this.mobile;
    const has = (...states: string[]) => calls.some(({ state }) => states.includes(state));
    const { rssi, registered, registration } = this.radio;
    const bars = rssi === 99 ? 0 : Math.min(5, Math.ceil(rssi / 6));
    const callSetup = has('incoming', 'waiting') ? 1 : has('dialling') ? 2 : has('alerting') ? 3 : 0;
    const callHeld = has('held') ? (has('active') ? 1 : 2) : 0;
    return [
      5,
      registered ? bars : 0,
      Number(registered),
      Number(has('active', 'held')),
      Number(registration === 5),
      0,
      callSetup,
      callHeld,
    ];
  }

  /** `+CIEV: index,value` for each that has changed since the last time. */
  changes(): readonly string[] {
    const now = this.values();
    const before = this.#last;
    this.#last = now;
    return now.flatMap((value, at) => (value === before[at] ? [] : [`+CIEV: ${at + 1},${value}`]));
  }
}
