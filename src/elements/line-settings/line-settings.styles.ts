import { css } from 'lit';

export const lineSettingsStyles = css`
  details {
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  summary {
    min-height: 2.75rem;
    align-content: center;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .parts,
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
  }
  .parts {
    gap: var(--_space-4);
    padding-block: var(--_space-1) var(--_space-2);
  }
  label {
    font-weight: 600;
  }
  .field {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  input {
    flex: 1 1 10rem;
    min-width: 0;
    min-height: 2.75rem;
    padding: 0.3rem 0.7rem;
    border: 1px solid var(--_text-quiet);
    border-radius: var(--_radius-s);
    background: var(--_surface-raised);
    font-size: var(--_text-m);
  }
  .told {
    display: grid;
    gap: var(--_space-1);
  }
  .told > button {
    justify-self: start;
  }
  .told:empty {
    display: none;
  }
`;
