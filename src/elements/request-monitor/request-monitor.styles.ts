import { css } from 'lit';

export const requestMonitorStyles = css`
  :host {
    container-type: inline-size;
    font-size: var(--_text-s);
  }
  .bar,
  .bar label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .bar {
    margin-block-end: var(--_space-3);
  }
  .bar label {
    flex: 1 1 12rem;
    min-width: 0;
  }
  .bar input {
    flex: 1;
    min-width: 6rem;
    min-height: 2.75rem;
    padding: 0.3rem 0.7rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    background: var(--_surface-raised);
    font-family: var(--_font-mono);
  }
  .latency {
    margin-block-start: var(--_space-4);
  }
  .latency h3 {
    font-size: var(--_text-s);
  }
  .latency .scroll {
    overflow-x: auto;
  }
  .latency table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .latency th,
  .latency td {
    padding: 0.35rem var(--_space-4) 0.35rem 0;
    text-align: start;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .latency thead th {
    font-size: var(--_text-xs);
    color: var(--_text-quiet);
  }
  .histogram {
    stroke: none;
    fill: var(--_accent);
  }
  .table {
    display: grid;
    grid-template-columns: max-content max-content minmax(8rem, 1fr) minmax(8rem, max-content) max-content;
    margin-bottom: var(--_space-3);
  }
  .group,
  .row {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
  }
  .row {
    gap: 0 var(--_space-6);
    align-items: center;
    min-height: 2.4rem;
    padding: 0.35rem 0.5rem;
    border-top: 1px solid var(--_line);
    font-variant-numeric: tabular-nums;
  }
  .heading .row {
    border: 0;
    font-size: var(--_text-xs);
    color: var(--_text-quiet);
  }
  .id,
  code {
    font-family: var(--_font-mono);
    font-size: 0.8125rem;
  }
  .heading .id {
    font: inherit;
  }
  .time {
    text-align: end;
  }
  .result {
    overflow-wrap: anywhere;
    max-width: 18rem;
  }
  .result small {
    display: block;
  }
  .life {
    position: relative;
    display: block;
    height: 0.5rem;
    border-radius: 4px;
    background: var(--_surface-sunken);
    box-shadow: inset 0 0 0 1px var(--_line);
  }
  .span {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-radius: 4px;
    background: color-mix(in oklch, var(--_accent) 55%, transparent);
  }
  .growing {
    background: repeating-linear-gradient(
      -45deg,
      color-mix(in oklch, var(--_wait) 65%, transparent) 0 4px,
      color-mix(in oklch, var(--_wait) 30%, transparent) 4px 8px
    );
  }
  .life i {
    position: absolute;
    top: -3px;
    width: 3px;
    height: calc(100% + 6px);
    margin-inline-start: -1px;
    border-radius: 2px;
    background: var(--_text-quiet);
  }
  .life .returned {
    background: var(--_accent);
  }
  .life .completed {
    background: var(--_go);
  }
  .empty {
    padding-block: var(--_space-4);
  }
  @container (max-width: 44rem) {
    .heading {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
    }
    .table {
      grid-template-columns: minmax(0, 1fr) max-content;
    }
    .row {
      gap: 0.15rem var(--_space-3);
      padding: 0.7rem 0;
    }
    .function {
      order: 1;
      font-weight: 550;
    }
    .time {
      order: 2;
    }
    .id {
      order: 3;
      color: var(--_text-quiet);
      align-self: start;
    }
    .result {
      order: 4;
      text-align: end;
      max-width: 12.5rem;
    }
    .life-cell {
      order: 5;
      grid-column: 1 / -1;
      padding-block: 0.35rem;
    }
  }
  @media (forced-colors: active) {
    .histogram {
      forced-color-adjust: none;
      fill: CanvasText;
    }
    .life {
      forced-color-adjust: none;
      background: Canvas;
      box-shadow: inset 0 0 0 1px CanvasText;
    }
    .span {
      background: Highlight;
    }
    .life i,
    .life .returned,
    .life .completed {
      background: CanvasText;
    }
  }
`;
