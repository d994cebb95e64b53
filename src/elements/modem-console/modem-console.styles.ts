import { css } from 'lit';

export const modemConsoleStyles = css`
  :host {
    container-type: inline-size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    margin-block-end: var(--_space-3);
  }
  .bar label,
  .prompt label {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }
  .bar .filter {
    flex: 1 1 14rem;
    min-width: 0;
    white-space: nowrap;
  }
  .check {
    min-height: 2.75rem;
    padding-inline-end: var(--_space-2);
    font-size: var(--_text-s);
    cursor: pointer;
  }
  .check input {
    width: 1.25rem;
    height: 1.25rem;
    accent-color: var(--_accent);
  }
  input[type='search'],
  input[type='text'],
  textarea,
  select {
    flex: 1;
    min-width: 0;
    min-height: 2.75rem;
    padding: 0.3rem 0.7rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    background: var(--_surface-raised);
    color: inherit;
    font-family: var(--_font-mono);
    font-size: var(--_text-s);
  }
  select {
    font-family: inherit;
  }
  .filter input {
    width: 0;
  }
  .count {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .frame {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
    background: var(--_surface-sunken);
    padding: var(--_space-2);
    margin-block-end: var(--_space-2);
    overflow: hidden;
  }
  .terminal {
    height: 20rem;
    background: var(--_surface-sunken);
    color: var(--_text);
  }
  /* The package paints it black. */
  .terminal .xterm .xterm-viewport {
    background-color: transparent;
  }
  .frame:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .sample {
    display: none;
  }
  .sample.accent {
    color: var(--_accent);
  }
  .sample.quiet {
    color: var(--_text-quiet);
  }
  .prompt {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    margin-block: var(--_space-3) var(--_space-1);
  }
  .prompt label {
    font-weight: 600;
    font-size: var(--_text-s);
  }
  .prompt input {
    flex: 1 1 12rem;
  }
  p:empty,
  [role='alert']:empty {
    display: none;
  }
  #suggestions {
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    background: var(--_surface-raised);
    margin-block: var(--_space-1);
  }
  #suggestions li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-3);
    min-height: 2.75rem;
    padding: 0.2rem 0.7rem;
    cursor: pointer;
  }
  #suggestions code {
    min-width: 9rem;
  }
  #suggestions [aria-selected='true'] {
    background: var(--_surface-key);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  code,
  pre {
    font-family: var(--_font-mono);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .running {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    margin-block: var(--_space-2);
  }
  .running progress {
    width: 6rem;
    accent-color: var(--_accent);
  }
  .told {
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
  }
  pre {
    margin: var(--_space-2) 0 0;
    padding: var(--_space-2) var(--_space-3);
    max-height: 14rem;
    overflow: auto;
    white-space: pre-wrap;
    border-inline-start: 3px solid var(--_accent);
    background: var(--_surface-sunken);
  }
  .problem {
    margin-block: var(--_space-2);
    font-size: var(--_text-s);
    text-wrap: pretty;
  }
  .problem b,
  p.problem {
    color: var(--_stop);
  }
  .macros {
    margin-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
  }
  summary {
    min-height: 2.75rem;
    display: list-item;
    padding-block: 0.7rem;
    font-size: var(--_text-s);
    font-weight: 600;
    cursor: pointer;
  }
  .macros li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    padding-block: var(--_space-2);
    border-block-end: 1px solid var(--_line);
  }
  .acts {
    display: flex;
    gap: var(--_space-2);
    margin-inline-start: auto;
  }
  .macro {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--_space-2) var(--_space-3);
    align-items: center;
    margin-block: var(--_space-3);
    font-size: var(--_text-s);
  }
  .macro .bar {
    grid-column: 2;
    margin: 0;
  }
  .bar .file {
    display: inline-flex;
    position: relative;
  }
  .file input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  .file:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @container (max-width: 30rem) {
    .macro {
      grid-template-columns: minmax(0, 1fr);
    }
    .macro .bar {
      grid-column: 1;
    }
    .acts {
      margin-inline-start: 0;
    }
  }
`;
