import { css } from 'lit';

/** The calls below the large one, and a conference's people. */
export const callListStyles = css`
  .others {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1);
  }
  .others h3 {
    font-size: var(--_text-s);
    font-weight: 600;
    color: var(--_text-quiet);
  }
  .row {
    --_tone: var(--_text-quiet);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    padding-block: var(--_space-2);
    border-block-start: 1px solid var(--_line);
  }
  .row.held,
  .row.incoming,
  .row.outgoing {
    --_tone: var(--_wait);
  }
  .row > p {
    flex: 1 1 9rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .who-row {
    display: block;
    font-weight: 600;
  }
  .row-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .row-actions .act {
    flex: 0 1 auto;
    min-height: 2.75rem;
  }
  .button.stop-line {
    border-color: var(--_stop);
    background: var(--_surface-raised);
    color: var(--_stop);
  }
  @media (forced-colors: active) {
    .button.stop-line {
      border-color: ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
