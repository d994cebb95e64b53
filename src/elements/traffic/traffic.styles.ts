import { css } from 'lit';

export const trafficStyles = css`
  :host {
    container-type: inline-size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    margin-bottom: var(--_space-3);
  }
  label {
    flex: 1 1 14rem;
    min-width: 0;
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    white-space: nowrap;
  }
  input {
    flex: 1;
    width: 0;
    min-width: 0;
    min-height: 2.75rem;
    padding: 0.3rem 0.7rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    background: var(--_surface-raised);
    font-family: var(--_font-mono);
    font-size: var(--_text-s);
  }
  .told:empty {
    display: none;
  }
  .list {
    position: relative;
    height: 20rem;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
    background: var(--_surface-sunken);
    padding: var(--_space-2) 0;
    font-family: var(--_font-mono);
    font-size: 0.8125rem;
    line-height: 1.6;
  }
  li {
    display: grid;
    grid-template-columns: max-content 1.2rem minmax(0, 1fr);
    gap: 0 var(--_space-2);
    padding: 0 var(--_space-3);
  }
  time {
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .arrow {
    text-align: center;
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .toModem .arrow,
  .toModem .text {
    color: var(--_accent);
  }
  .note .text {
    color: var(--_text-quiet);
    font-style: italic;
  }
  .empty {
    padding-block: var(--_space-4);
  }
  .masked {
    margin-top: var(--_space-2);
    font-size: var(--_text-xs);
  }
  @container (max-width: 30rem) {
    li {
      grid-template-columns: 1.2rem minmax(0, 1fr);
      padding-block: 0.2rem;
    }
    time {
      grid-column: 1 / -1;
      font-size: 0.6875rem;
    }
  }
`;
