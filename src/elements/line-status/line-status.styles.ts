import { css } from 'lit';

export const lineStatusStyles = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    overflow-wrap: anywhere;
  }
  /* Room for what becomes known of a mobile network: what is below stays where it is. */
  .service {
    display: grid;
    gap: var(--_space-1);
    align-content: start;
    min-height: 3.5rem;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_space-3);
  }
  .name {
    font-weight: 600;
  }
  .state {
    /* Its room is kept, so that nothing jumps when the word changes. */
    display: inline-block;
    min-inline-size: 12ch;
    margin-inline-start: auto;
    text-align: end;
    font-size: var(--_text-s);
    font-weight: 600;
  }
  .quiet-word {
    color: var(--_text-quiet);
  }
  .step,
  .fact {
    font-size: var(--_text-s);
    text-wrap: pretty;
  }
  .fact {
    display: flex;
    align-items: start;
    gap: var(--_space-2);
  }
  .fact svg {
    flex: none;
    color: var(--_text-quiet);
  }
  .warning {
    font-weight: 600;
  }
  .warning svg {
    color: var(--_wait);
  }
`;
