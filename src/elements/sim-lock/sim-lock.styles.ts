import { css } from 'lit';

export const simLockStyles = css`
  section,
  form,
  .entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
  }
  section {
    overflow-wrap: anywhere;
    font-size: var(--_text-s);
    text-wrap: pretty;
  }
  section.locked {
    padding: var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
  }
  h3 {
    font-size: var(--_text-m);
  }
  form {
    gap: var(--_space-3);
  }
  .entry {
    gap: var(--_space-1);
  }
  label {
    font-weight: 600;
  }
  input {
    width: 100%;
    max-width: 14rem;
    min-height: 2.75rem;
    padding: 0.3rem 0.7rem;
    border: 1px solid var(--_text-quiet);
    border-radius: var(--_radius-s);
    background: var(--_surface-raised);
    font-size: var(--_text-m);
    letter-spacing: 0.2em;
  }
  input[aria-invalid='true'] {
    border-color: var(--_stop);
  }
  button {
    justify-self: start;
  }
  .told:focus {
    outline: none;
  }
`;
