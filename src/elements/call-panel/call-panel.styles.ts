import { css } from 'lit';
import { keysStyles } from '../shared/keys.styles.js';
import { callListStyles } from './call-list.styles.js';
import { numberFormStyles } from './number-form.styles.js';

export const callPanelStyles = [
  keysStyles,
  callListStyles,
  numberFormStyles,
  css`
    :host {
      container-type: inline-size;
    }
    .panel {
      --_tone: var(--_text-quiet);
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-4);
      align-content: start;
      border-radius: var(--_radius-s);
    }
    .panel:focus-visible {
      outline-offset: 0.5rem;
    }
    .incoming,
    .outgoing,
    .held {
      --_tone: var(--_wait);
    }
    .active {
      --_tone: var(--_go);
    }
    .who {
      display: flex;
      align-items: center;
      gap: var(--_space-4);
      min-height: 3.5rem;
    }
    .party {
      min-width: 0;
    }
    .avatar {
      position: relative;
      flex: none;
      width: 3.5rem;
      height: 3.5rem;
      border-radius: 50%;
      display: grid;
      place-items: center;
      background: color-mix(in oklch, var(--_tone) 14%, transparent);
      color: var(--_tone);
      font-weight: 650;
    }
    .incoming .avatar::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: 50%;
      border: 2px solid var(--_tone);
      animation: ring 1.6s ease-out infinite;
    }
    @keyframes ring {
      from {
        transform: scale(1);
        opacity: 0.8;
      }
      to {
        transform: scale(1.35);
        opacity: 0;
      }
    }
    .title {
      font-size: var(--_text-xl);
      font-weight: 600;
      line-height: 1.2;
      letter-spacing: -0.02em;
      overflow-wrap: anywhere;
    }
    .none .title {
      font-size: var(--_text-l);
      letter-spacing: -0.01em;
    }
    .state {
      color: var(--_tone);
    }
    .ended .state {
      color: var(--_text);
    }
    .timer {
      margin-inline-start: auto;
      font-size: var(--_text-l);
      font-variant-numeric: tabular-nums;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
      min-height: 3rem;
    }
    .act {
      flex: 1 1 auto;
      min-width: 6rem;
      min-height: 3rem;
      white-space: nowrap;
    }
    .advice {
      display: flex;
      gap: var(--_space-3);
      align-items: start;
      padding: var(--_space-3);
      border-radius: var(--_radius-s);
      background: var(--_surface-sunken);
      font-size: var(--_text-s);
      text-wrap: pretty;
    }
    .advice svg {
      flex: none;
    }
    .advice.trouble {
      background: color-mix(in oklch, var(--_stop) 10%, transparent);
    }
    .advice.trouble b,
    .advice.trouble svg {
      color: var(--_stop);
    }
    .advice.trouble span {
      display: block;
    }
    .keypad {
      --tel-key-height: 3rem;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
      max-width: 20rem;
    }
    .sent {
      display: flex;
      gap: var(--_space-2);
      align-items: baseline;
      min-height: 1.6rem;
      overflow-wrap: anywhere;
    }
    .sent output {
      font-family: var(--_font-mono);
      min-width: 0;
    }
    @container (max-width: 26rem) {
      .title {
        font-size: 1.25rem;
      }
      .who {
        gap: var(--_space-3);
      }
      .avatar {
        width: 2.75rem;
        height: 2.75rem;
      }
      .timer {
        font-size: var(--_text-m);
      }
      .keypad {
        max-width: none;
      }
    }
    @media (forced-colors: active) {
      .avatar,
      .advice {
        border: 1px solid CanvasText;
      }
    }
  `,
];
