import { css } from 'lit';

export const contactsStyles = css`
  form,
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1);
  }
  form {
    gap: var(--_space-3);
    max-width: 36rem;
    padding: var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
  }
  label {
    font-size: var(--_text-s);
    font-weight: 600;
  }
  .number-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 12rem);
    gap: var(--_space-2);
  }
  .number-row .button {
    grid-column: 1 / -1;
    justify-self: start;
  }
  input,
  select {
    width: 100%;
    min-width: 0;
    min-height: 2.75rem;
    padding: 0.3rem 0.7rem;
    border: 1px solid var(--_text-quiet);
    border-radius: var(--_radius-s);
    background: var(--_surface-raised);
    color: inherit;
    font: inherit;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--_stop);
  }
  #problem:empty {
    display: none;
  }
  .search {
    flex: 1 1 14rem;
  }
  .file {
    display: inline-flex;
    align-items: center;
    position: relative;
  }
  .file:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .numbers {
    display: grid;
    gap: var(--_space-1);
    margin-block-start: var(--_space-1);
  }
  .numbers li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }
  .key {
    padding: 0 var(--_space-2);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-full);
    font-size: var(--_text-xs);
    white-space: nowrap;
  }
  progress {
    width: 100%;
    accent-color: var(--_accent);
  }
  .avatar {
    font-weight: 600;
  }
  @container (max-width: 30rem) {
    .number-row {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
