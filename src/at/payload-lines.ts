import type { Scheduler, Timer } from '../base/clock.js';
import type { Line } from './line.js';
import { splitFields } from './responses/fields.js';
import { parseOtherUrc, type Urc } from './urc.js';

/** How long the second line may take: a modem writes both at once, and 350 characters take 1.5 s at 2400 bit/s. */
const PAYLOAD_LIMIT_MS = 2000;
/** `+CDS: <length>` goes before a PDU (3GPP TS 27.005, 3.4.1); in text mode the report has more fields and stands on one line. */
const MAX_PDU_FIELDS = 2;

/**
 * Unsolicited lines that have a second one (3GPP TS 27.005, 3.4.1): +CMT, +CBM, and +CDS in PDU mode. Whatever the line after them looks
 * like, it is theirs: `OK` may be somebody's message. Of a message in text mode only the first line is known to be one.
 */
export class PayloadLines {
  readonly #scheduler: Scheduler;
  readonly #tell: (urc: Urc) => void;
  #first: Line | null = null;
  #limit: Timer | null = null;

  constructor(scheduler: Scheduler, tell: (urc: Urc) => void) {
    this.#scheduler = scheduler;
    this.#tell = tell;
  }

  /** Takes a line that belongs to a line before it, and tells of both. False: it does not. */
  completes(line: Line): boolean {
    const first = this.#first;
    if (first === null) return false;
    this.stop();
    const urc = parseOtherUrc(first);
    this.#tell(urc.kind === 'report' ? { ...urc, payload: line.text } : urc);
    return true;
  }

  /** Takes a line that has a second one. False: it has none. */
  begins(line: Line): boolean {
    if (!hasPayload(line)) return false;
    // A scanner's line lasts until the next one.
    const first = { head: line.head, text: line.text };
    this.#first = first;
    this.#limit = this.#scheduler.after(PAYLOAD_LIMIT_MS, () => {
      this.stop();
      this.#tell(parseOtherUrc(first));
    });
    return true;
  }

  /** Forgets the line whose second has not come. */
  stop(): void {
    this.#first = null;
    this.#limit?.cancel();
    this.#limit = null;
  }
}

function hasPayload({ head, text }: Line): boolean {
  if (head === '+CMT:' || head === '+CBM:') return true;
  return head === '+CDS:' && splitFields(text).length <= MAX_PDU_FIELDS;
}
