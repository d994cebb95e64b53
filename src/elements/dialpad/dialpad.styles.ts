import { css } from 'lit';
import { keysStyles } from '../shared/keys.styles.js';

export const dialpadStyles = [
  keysStyles,
  css`
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
    }
    .entry {
      display: flex;
      align-items: center;
      gap: var(--_space-1);
      direction: ltr;
      border-bottom: 1px solid var(--_line-strong);
    }
    input {
      flex: 1;
      min-width: 0;
      min-height: 3.2rem;
      padding: 0.3rem 0.4rem;
      border: 0;
      border-radius: var(--_radius-s) var(--_radius-s) 0 0;
      background: none;
      font-size: 1.5rem;
      letter-spacing: -0.01em;
      font-variant-numeric: tabular-nums;
    }
    input::placeholder {
      font-size: var(--_text-m);
      letter-spacing: 0;
      color: var(--_text-quiet);
      opacity: 1;
    }
    input[aria-invalid='true'] {
      box-shadow: inset 0 -2px var(--_stop);
    }
    .erase {
      display: grid;
      place-items: center;
      width: 2.75rem;
      height: 2.75rem;
      border: 0;
      border-radius: var(--_radius-s);
      background: none;
      color: var(--_text-quiet);
      cursor: pointer;
    }
    .erase:hover {
      background: var(--_surface-key);
    }
    .asks {
      display: flex;
      gap: var(--_space-2);
    }
    .more {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
      gap: var(--_space-2);
    }
    .call {
      flex: 1;
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--_space-2);
      min-height: 3.4rem;
      font-size: var(--_text-m);
      font-weight: 600;
    }
    /* Room for two lines is kept, so that nothing moves when a problem is told. */
    .message {
      min-height: 2.6em;
      font-size: var(--_text-s);
      line-height: 1.3;
      text-wrap: pretty;
      overflow-wrap: anywhere;
    }
  `,
];
