import { css } from 'lit';

export const lineServicesStyles = css`
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
  section,
  form,
  .told {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
  }
  .parts {
    gap: var(--_space-4);
    padding-block: var(--_space-1) var(--_space-2);
  }
  h3 {
    font-size: var(--_text-m);
    font-weight: 600;
  }
  .told:empty {
    display: none;
  }
  .fields,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .field {
    display: grid;
    /* As wide as the longest choice. */
    flex: 1 1 13rem;
    gap: var(--_space-1);
    min-width: 0;
  }
  label {
    font-weight: 600;
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
    font-size: var(--_text-m);
  }
  progress {
    width: 100%;
    accent-color: var(--_accent);
  }
  .states {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-3);
    margin: 0;
  }
  .states dd {
    margin: 0;
  }
  .network {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    min-height: 2.75rem;
    border-top: 1px solid var(--_line);
    padding-block: var(--_space-1);
  }
`;
