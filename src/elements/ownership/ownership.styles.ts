import { css } from 'lit';

export const ownershipStyles = css`
  :host {
    display: block;
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .guest,
  .what {
    display: flex;
    align-items: start;
    gap: var(--_space-2);
  }
  svg {
    flex: none;
  }
  .notice {
    display: grid;
    justify-items: start;
    gap: var(--_space-2);
    padding: var(--_space-4);
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_wait);
    border-radius: var(--_radius-m);
    background: var(--_surface-raised);
  }
  .what {
    font-weight: 600;
  }
  .what svg {
    color: var(--_wait);
  }
`;
