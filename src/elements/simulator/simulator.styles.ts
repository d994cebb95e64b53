import { css } from 'lit';

export const simulatorStyles = css`
  :host {
    container-type: inline-size;
  }
  .groups {
    columns: 17rem;
    column-gap: var(--_space-6);
    padding-block-start: var(--_space-3);
  }
  .groups > section {
    break-inside: avoid;
    padding-block-end: var(--_space-6);
  }
  section,
  form,
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    min-width: 0;
  }
  .field {
    gap: var(--_space-1);
  }
  h3 {
    font-size: var(--_text-m);
    font-weight: 600;
  }
  label,
  .label {
    font-size: var(--_text-s);
    font-weight: 600;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-height: 2.75rem;
    font-weight: 400;
  }
  input:not([type='checkbox'], [type='range']),
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
  [type='checkbox'] {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  .range {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
  }
  [type='range'] {
    flex: 1 1 8rem;
    min-width: 0;
    min-height: 2.75rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  [aria-disabled='true'][type='range'] {
    opacity: 0.5;
  }
  .range .number {
    min-width: 5rem;
    text-align: end;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .told {
    min-height: 1.45em;
    font-weight: 600;
  }
`;
