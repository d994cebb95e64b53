import { css } from 'lit';

export const magicNumbersStyles = css`
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: var(--_space-1) var(--_space-4);
  }
  li {
    display: flex;
    align-items: stretch;
  }
  button {
    min-height: 3rem;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:hover {
    background: var(--_surface-key);
  }
  .pick {
    flex: 1;
    min-width: 0;
    display: grid;
    align-content: center;
    justify-items: start;
    text-align: start;
    padding: 0.35rem 0.8rem;
  }
  .pick b {
    font-weight: 600;
  }
  .pick small {
    line-height: 1.25;
  }
  .dial {
    display: grid;
    place-items: center;
    width: 2.75rem;
    color: var(--_go);
  }
  @media (forced-colors: active) {
    .dial {
      border: 1px solid ButtonText;
    }
  }
`;
