import { css } from 'lit';

export const portButtonStyles = css`
  :host {
    display: inline-block;
  }
  .anchor {
    position: relative;
  }
  .connect {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    white-space: nowrap;
  }
  .message {
    position: absolute;
    z-index: 10;
    inset-block-start: calc(100% + var(--_space-2));
    inset-inline-end: 0;
    width: min(24rem, 100vw - 2rem);
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
    background: var(--_surface-raised);
    box-shadow:
      var(--_shadow),
      0 12px 40px rgb(0 0 0 / 0.14);
    font-size: var(--_text-s);
    text-align: start;
    text-wrap: pretty;
  }
  .what {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_stop);
  }
  .what svg {
    flex: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-top: var(--_space-1);
  }
  @media (max-width: 26rem) {
    .connect {
      white-space: normal;
    }
    .connect svg {
      display: none;
    }
  }
`;
