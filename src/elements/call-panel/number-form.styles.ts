import { css } from 'lit';

/** Where a number to transfer to, or to add, is asked for. */
export const numberFormStyles = css`
  .number-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding: var(--_space-3);
    border-radius: var(--_radius-s);
    background: var(--_surface-sunken);
  }
  .number-form label {
    font-size: var(--_text-s);
    font-weight: 600;
  }
  .number-form input {
    min-width: 0;
    min-height: 3rem;
    padding: 0.3rem 0.7rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    background: var(--_surface-raised);
    font-size: var(--_text-l);
    font-variant-numeric: tabular-nums;
  }
  .number-form input[aria-invalid='true'] {
    border-color: var(--_stop);
    box-shadow: inset 0 -2px var(--_stop);
  }
  .problem {
    font-size: var(--_text-s);
    text-wrap: pretty;
  }
  .problem:empty {
    display: none;
  }
  .form-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
`;
