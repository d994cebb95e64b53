import { css } from 'lit';

export const capabilitiesStyles = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .lead {
    display: flex;
    align-items: start;
    gap: var(--_space-2);
  }
  .lead b {
    font-weight: 600;
  }
  .stop b,
  .stop svg {
    color: var(--_stop);
  }
  .lead svg {
    flex: none;
  }
  .problems {
    display: grid;
    gap: var(--_space-2);
  }
  .problems .quiet {
    font-size: var(--_text-xs);
  }
  summary {
    min-height: 2.75rem;
    align-content: center;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .all {
    margin-block-end: var(--_space-3);
  }
  .all li {
    display: flex;
    justify-content: space-between;
    gap: var(--_space-3);
    padding-block: var(--_space-1);
    border-block-start: 1px solid var(--_line);
  }
  .state {
    flex: none;
    font-weight: 600;
  }
  .available {
    color: var(--_go);
  }
  .unknown {
    color: var(--_text-quiet);
  }
  .missing,
  .blocked {
    color: var(--_wait);
  }
  .needed.missing,
  .needed.blocked {
    color: var(--_stop);
  }
  .lesser {
    margin-block-end: var(--_space-2);
  }
`;
