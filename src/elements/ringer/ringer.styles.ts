import { css } from 'lit';

export const ringerStyles = css`
  section {
    display: grid;
    gap: var(--_space-2);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    min-height: 2.75rem;
  }
  .row > p {
    flex: 1 1 10rem;
    min-width: 0;
    text-wrap: pretty;
  }
  .sign {
    flex: none;
    color: var(--_text-quiet);
  }
  .volume {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-height: 2.75rem;
    font-size: var(--_text-s);
  }
  input[type='range'] {
    width: 5.5rem;
    height: 2.75rem;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
`;
