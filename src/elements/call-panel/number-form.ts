import { html, nothing, type TemplateResult } from 'lit';
import { ANY_LINE } from '../../numbers/dial-string.js';
import { readNumber } from '../dialpad/dialable.js';
import type { Strings } from '../locale/strings.js';

/** What can be done with the number that is asked for. */
export interface NumberWay {
  readonly label: string;
  readonly run: (number: string) => void;
}

/** A number is asked for. */
export interface NumberFormOptions {
  readonly strings: Strings;
  readonly label: string;
  /** What is wrong with the number, in words; '' for nothing. */
  readonly problem: string;
  /** At least one; Enter takes the first. */
  readonly ways: readonly NumberWay[];
  readonly onProblem: (problem: string) => void;
  readonly onCancel: () => void;
}

/** Asks for a number to transfer a call to, or of a person to add. Enter takes the first way, Escape closes it. */
export function renderNumberForm(options: NumberFormOptions): TemplateResult {
  const { strings, label, problem, ways, onProblem, onCancel } = options;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const field = form.querySelector('input');
    const text = field?.value ?? '';
    const reading = readNumber(text, ANY_LINE, strings);
    if (!reading.ok) {
      onProblem(text.trim() === '' ? strings.dialpad.nothingToDial : reading.problem);
      field?.focus();
      return;
    }
    const chosen = Number((event.submitter as HTMLButtonElement | null)?.value ?? 0);
    ways[chosen]?.run(reading.number);
  };
  return html`<form
    class="number-form"
    part="form"
    aria-label=${label}
    @submit=${submit}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      onCancel();
    }}
  >
    <label for="number">${label}</label>
    <input
      id="number"
      name="number"
      type="tel"
      dir="ltr"
      autocomplete="off"
      spellcheck="false"
      aria-invalid=${problem === '' ? 'false' : 'true'}
      aria-describedby="problem"
      @input=${() => {
        if (problem !== '') onProblem('');
      }}
    />
    <p id="problem" class="stop-word problem" role="status">${problem === '' ? nothing : problem}</p>
    <div class="form-actions">
      ${ways.map(
        (way, index) =>
          html`<button type="submit" class="button act ${index === 0 ? 'go' : 'outline'}" value=${index}>
            ${way.label}
          </button>`,
      )}
      <button type="button" class="button act outline" @click=${onCancel}>${strings.call.cancel}</button>
    </div>
  </form>`;
}
