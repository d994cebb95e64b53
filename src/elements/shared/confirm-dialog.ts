import { html, type TemplateResult } from 'lit';

/** What a question offers beside leaving everything as it is. */
export interface ConfirmAnswer {
  readonly label: string;
  readonly run: () => void;
}

/**
 * A question before something that cannot be undone, as a dialog: open it with {@link openDialog} once it is rendered. The button that changes nothing comes first and has the
 * focus, so that Enter does no harm.
 */
export function confirmDialog(
  title: string,
  next: string,
  leave: ConfirmAnswer,
  answers: readonly ConfirmAnswer[],
): TemplateResult {
  return html`<dialog aria-labelledby="question" aria-describedby="question-next" @cancel=${leave.run}>
    <h3 id="question"><bdi>${title}</bdi></h3>
    <p id="question-next">${next}</p>
    <div class="answers">
      <button type="button" class="button outline" @click=${leave.run}>${leave.label}</button>
      ${answers.map(({ label, run }) => html`<button type="button" class="button stop" @click=${run}>${label}</button>`)}
    </div>
  </dialog>`;
}

/** Opens the questions that have been rendered. */
export function openDialog(root: ParentNode): void {
  for (const dialog of root.querySelectorAll('dialog')) if (!dialog.open) dialog.showModal();
}
