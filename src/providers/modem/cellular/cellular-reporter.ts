import { LINECALLINFOSTATE } from '../../../tspi/generated/constants.js';
import type { CallControlContext } from '../call-context.js';
import { CallReporter } from '../call-reporter.js';
import type { ModemCall } from '../modem-call.js';
import type { CellularCall } from './cellular-call.js';

/** LINECALLFEATURE and LINECALLFEATURE2 bits of a call. */
export interface Possible {
  readonly features: number;
  readonly features2: number;
}

/** Whose calls a {@link CellularReporter} tells of. */
export interface ReportedCalls {
  calls(): Iterable<CellularCall>;
  /** What is possible with a call now. */
  possible(call: CellularCall): Possible;
  /** Its state was told, or is not to be. */
  moved(call: CellularCall): void;
}

/**
 * Tells of the calls of a line, and that what is possible with one has changed because of another: a waiting call takes Hold away (mayHold), one that is
 * connected makes a swap possible. TAPI has no message for dwCallFeatures. LINE_CALLSTATE is for a state that has changed (line-callstate), and repeats are
 * filtered; LINE_ADDRESSSTATE with NUMCALLS is about counts of the address, names no call and is off until it is asked for (line-addressstate). So it
 * is LINE_CALLINFO with LINECALLINFOSTATE_OTHER: something of this call, not listed by name, has changed (linecallinfostate--constants). Whoever holds the call gets it.
 */
export class CellularReporter extends CallReporter {
  readonly #line: Pick<CallControlContext, 'scheduler'>;
  readonly #reported: ReportedCalls;
  /** What was possible when a call was last told of: whoever got that message has read it since. */
  readonly #told = new WeakMap<ModemCall, Possible>();
  #due = false;

  constructor(line: CallControlContext, reported: ReportedCalls) {
    super(line);
    this.#line = line;
    this.#reported = reported;
  }

  override state(call: CellularCall, state: number, mode = 0): void {
    super.state(call, state, mode);
    this.#reported.moved(call);
    this.look();
  }

  override emit(call: CellularCall, message: number, param1: number, param2: number, param3: number): void {
    this.#told.set(call, this.#reported.possible(call));
    super.emit(call, message, param1, param2, param3);
  }

  /** Something has changed that what is possible depends on: tells of it once the code that is running has returned. */
  look(): void {
    if (this.#due) return;
    this.#due = true;
    this.#line.scheduler.soon(() => {
      this.#due = false;
      for (const call of this.#reported.calls()) this.#compare(call);
    });
  }

  #compare(call: CellularCall): void {
    const told = this.#told.get(call);
    if (told === undefined || call.pending) return;
    const { features, features2 } = this.#reported.possible(call);
    if (features !== told.features || features2 !== told.features2) this.changed(call, LINECALLINFOSTATE.OTHER);
  }
}
