import { css } from 'lit';

/** What every element shares: its face, its buttons, its focus ring, and text for screen readers only. */
export const baseStyles = css`
  :host {
    display: block;
    font: var(--_text-m) / 1.45 var(--_font);
    color: var(--_text);
    text-align: start;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  p,
  ol,
  ul,
  h3 {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  button,
  input {
    font: inherit;
    color: inherit;
  }
  /* An outline and not a shadow: shadows vanish in forced colours. */
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .button {
    min-height: 2.75rem;
    min-width: 2.75rem;
    padding: 0.4rem 0.9rem;
    border: 1px solid transparent;
    border-radius: var(--_radius-s);
    background: var(--_surface-key);
    font-size: var(--_text-s);
    font-weight: 550;
    cursor: pointer;
    touch-action: manipulation;
    transition: filter 120ms;
  }
  .button:hover {
    filter: brightness(0.96);
  }
  .button:active {
    filter: brightness(0.91);
  }
  .button.outline {
    border-color: var(--_line);
    background: var(--_surface-raised);
  }
  .button.go {
    background: var(--_go);
    color: var(--_on-strong);
  }
  .button.stop {
    background: var(--_stop);
    color: var(--_on-strong);
  }
  .button.on {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    background: var(--_surface-key);
    color: var(--_text-quiet);
    cursor: not-allowed;
    filter: none;
  }
  .quiet {
    color: var(--_text-quiet);
    font-size: var(--_text-s);
  }
  .go-word {
    color: var(--_go);
  }
  .stop-word {
    color: var(--_stop);
  }
  .wait-word {
    color: var(--_wait);
  }
  .number {
    font-variant-numeric: tabular-nums;
    unicode-bidi: isolate;
    direction: ltr;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    display: block;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }
    .button:disabled,
    .button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
    .button.go,
    .button.stop {
      border-width: 2px;
      background: ButtonFace;
      color: ButtonText;
    }
    .button.on {
      border-width: 3px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
