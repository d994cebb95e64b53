import { css } from 'lit';

/** The keys of {@link keypad}. `--tel-key-height` sets their height. */
export const keysStyles = css`
  .keys {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--_space-2);
  }
  .key {
    height: var(--tel-key-height, 3.6rem);
    min-height: 2.75rem;
    display: grid;
    place-content: center;
    text-align: center;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--_radius-s);
    background: var(--_surface-key);
    font-size: 1.4rem;
    line-height: 1.1;
    cursor: pointer;
    touch-action: manipulation;
    user-select: none;
    -webkit-touch-callout: none;
    transition: filter 120ms;
  }
  .key:hover {
    filter: brightness(0.97);
  }
  .key:active {
    filter: brightness(0.9);
  }
  /* Drawn, not written: the letters are in the key's label, where they are read one by one. */
  .key[data-below]::after {
    content: attr(data-below) / '';
    font-size: 0.6875rem;
    letter-spacing: 0.1em;
    color: var(--_text-quiet);
  }
  @media (forced-colors: active) {
    .key {
      border-color: ButtonText;
    }
  }
`;
