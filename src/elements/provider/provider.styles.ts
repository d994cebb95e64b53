import { css } from 'lit';

export const providerStyles = css`
  :host {
    display: contents;
  }
  dialog {
    max-width: min(28rem, calc(100vw - 2rem));
    padding: var(--_space-6);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
    background: var(--_surface-raised);
    color: var(--_text);
    font: var(--_text-m) / 1.45 var(--_font);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  h2 {
    margin: 0 0 var(--_space-2);
    font-size: var(--_text-l, 1.25rem);
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3);
    margin-top: var(--_space-4);
  }
  .answers button {
    min-height: 2.75rem;
    padding: 0.4rem 0.9rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
    background: var(--_surface-key);
    cursor: pointer;
  }
  .answers .again {
    background: var(--_stop);
    color: var(--_on-strong);
  }
`;
