import { css } from 'lit';

export const numberInputStyles = css`
  .field {
    display: grid;
    gap: var(--_space-1);
  }
  label {
    font-size: var(--_text-s);
    font-weight: 550;
  }
  input {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.4rem 0.7rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    background: var(--_surface-raised);
    font-size: var(--_text-m);
    font-variant-numeric: tabular-nums;
  }
  input[aria-invalid='true'] {
    border-color: var(--_stop);
    box-shadow: inset 0 0 0 1px var(--_stop);
  }
  input:disabled {
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
    cursor: not-allowed;
  }
  .message {
    font-size: var(--_text-s);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .message:empty {
    display: none;
  }
`;
