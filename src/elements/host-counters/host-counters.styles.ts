import { css } from 'lit';

export const hostCountersStyles = css`
  :host {
    container-type: inline-size;
    font-size: var(--_text-s);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    margin-bottom: var(--_space-4);
  }
  .as-of {
    margin-inline-end: auto;
    font-variant-numeric: tabular-nums;
  }
  .trouble {
    max-width: 42rem;
    margin-bottom: var(--_space-4);
    text-wrap: pretty;
  }
  .report {
    display: grid;
    gap: var(--_space-6);
  }
  section + section {
    margin-top: var(--_space-6);
  }
  details {
    margin-top: var(--_space-2);
  }
  h3 {
    font-size: var(--_text-s);
    font-weight: 600;
  }
  h3 small {
    font-size: inherit;
    font-weight: 400;
  }
  dl,
  dd {
    margin: 0;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) max-content;
    gap: 0.1rem var(--_space-4);
    padding-block: var(--_space-2);
    border-bottom: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .count {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .fault {
    font-weight: 600;
    color: var(--_wait);
  }
  .means {
    grid-column: 1;
    max-width: 42rem;
    text-wrap: pretty;
  }
  .go-word {
    padding-block: var(--_space-2);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding-block: var(--_space-2);
    padding-inline: 0 var(--_space-3);
    border-bottom: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
  }
  tr > :last-child {
    padding-inline-end: 0;
  }
  tr > .count {
    text-align: end;
  }
  thead th {
    font-size: var(--_text-xs);
    color: var(--_text-quiet);
  }
  summary {
    padding-block: 0.75rem;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .personal {
    margin-top: var(--_space-4);
    font-size: var(--_text-xs);
  }
  @container (max-width: 30rem) {
    .as-of {
      flex-basis: 100%;
    }
    .bar .button {
      flex: 1 1 auto;
    }
  }
  @container (min-width: 48rem) {
    .report {
      grid-template-columns: 18rem minmax(0, 1fr);
      gap: var(--_space-6) calc(2 * var(--_space-6));
    }
  }
`;
