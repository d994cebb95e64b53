import type { Out } from '../tspi/result.js';

/**
 * Where gathered digits go. On a call one gathering follows the other and each that the worker has begun ends once, in that order, so holders are
 * kept in the order of the requests.
 */
export class GatheredDigits {
  readonly #holders = new Map<number, Out<string>[]>();

  begin(hCall: number, holder: Out<string>): void {
    const holders = this.#holders.get(hCall);
    if (holders === undefined) this.#holders.set(hCall, [holder]);
    else holders.push(holder);
  }

  /** A request was refused: no end follows. */
  refuse(hCall: number, holder: Out<string>): void {
    const holders = this.#holders.get(hCall);
    const at = holders?.indexOf(holder) ?? -1;
    if (holders === undefined || at < 0) return;
    holders.splice(at, 1);
    if (holders.length === 0) this.#holders.delete(hCall);
  }

  /** The oldest that has not ended has ended, with these digits. */
  end(hCall: number, digits: string): void {
    const [holder] = this.#holders.get(hCall) ?? [];
    if (holder === undefined) return;
    holder.value = digits;
    this.refuse(hCall, holder);
  }

  clear(): void {
    this.#holders.clear();
  }
}
