import { nothing, type TemplateResult } from 'lit';
import { TelephonyError, type Line } from '../../client/telephony.js';
import type { TelDialpad } from '../dialpad/dialpad.js';
import type { Strings } from '../locale/strings.js';
import { adviceOf } from './advice.js';
import { emergencyQuestion } from './emergency-question.js';
import { sentences } from './sentences.js';

/** Where it dials for: a page, or an element with others inside. */
export interface DiallingPlace {
  readonly words: () => Strings;
  /** Where numbers are typed, and what is wrong with them is told. */
  readonly dialpad: () => TelDialpad | null;
  /** Renders it anew. */
  readonly update: () => void;
}

/** From a number that is asked for to the request: an emergency number on a real line is asked for first, and what cannot be dialled is told in the dialpad. */
export class Dialling {
  /** An emergency number that may really be called, once that is confirmed. */
  #asking: { readonly line: Line; readonly number: string } | null = null;

  constructor(private readonly place: DiallingPlace) {}

  /** Whether the number is on its way; where not, the dialpad says why, or a question stands open. */
  take(line: Line, number: string): boolean {
    // A simulated line calls nobody: there is nothing to ask.
    if (line.kind === 'simulator' || !line.isEmergency(number)) return this.#dial(line, number);
    this.#asking = { line, number };
    this.place.update();
    return false;
  }

  /** Says why there is no call. */
  refuse(problem: string): void {
    const dialpad = this.place.dialpad();
    if (dialpad !== null) dialpad.problem = problem;
  }

  /** Puts a number into the dialpad, which is dialled by a press alone. */
  pick(number: string): void {
    const dialpad = this.place.dialpad();
    if (dialpad === null) return;
    dialpad.value = number;
    dialpad.problem = '';
    dialpad.focus();
  }

  /** The question, while it stands open: to be opened by `openDialog` once it is rendered. */
  renderQuestion(): TemplateResult | typeof nothing {
    const asking = this.#asking;
    if (asking === null) return nothing;
    const answered = (): void => {
      this.#asking = null;
      this.place.update();
      this.place.dialpad()?.focus();
    };
    return emergencyQuestion(this.place.words().emergency, asking.number, {
      leave: answered,
      call: () => {
        answered();
        const dialpad = this.place.dialpad();
        if (this.#dial(asking.line, asking.number) && dialpad !== null) dialpad.value = '';
      },
    });
  }

  #dial(line: Line, number: string): boolean {
    try {
      // What becomes of the request is the call panel's to show.
      line.dial(number).placed.catch(() => undefined);
      return true;
    } catch (error) {
      if (!(error instanceof TelephonyError)) throw error;
      const { what, next } = adviceOf(error, this.place.words());
      this.refuse(sentences(what, next));
      return false;
    }
  }
}
