import { css } from 'lit';

/** What the call log and the contacts look like: rows with words at one side and buttons at the other, in whatever width there is. */
export const peopleStyles = css`
  :host {
    container-type: inline-size;
  }
  .base,
  .told,
  dialog {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
  }
  dialog:not([open]) {
    display: none;
  }
  /* It stays where it is, so that its words are said, and takes no room. */
  .told:not(:has(p)) {
    margin-block-end: calc(-1 * var(--_space-3));
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .bar .end {
    margin-inline-start: auto;
  }
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    padding-block: var(--_space-2);
    border-block-start: 1px solid var(--_line);
  }
  .row p,
  .empty {
    min-width: 0;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .who {
    font-weight: 600;
  }
  .sign {
    display: grid;
    place-items: center;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: var(--_radius-full);
    background: var(--_surface-key);
    color: var(--_text-quiet);
  }
  .missed .sign {
    color: var(--_stop);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--_space-2);
  }
  .empty {
    display: grid;
    gap: var(--_space-1);
    padding-block: var(--_space-4);
  }
  .notice {
    padding: var(--_space-3);
    border-inline-start: 3px solid var(--_wait);
    background: var(--_surface-sunken);
    font-size: var(--_text-s);
  }
  dialog {
    max-width: min(30rem, calc(100vw - 2rem));
    padding: var(--_space-6);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-m);
    background: var(--_surface-raised);
    color: var(--_text);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  h3 {
    font-size: var(--_text-m);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  @container (max-width: 30rem) {
    .row {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .actions {
      grid-column: 2;
      justify-content: start;
    }
    .bar .end {
      margin-inline-start: 0;
    }
  }
  @media (forced-colors: active) {
    .sign {
      border: 1px solid CanvasText;
    }
  }
`;
