import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Signs that stand beside words; drawn on a grid of 24, hidden from screen readers. */
const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">${shape}</svg>`;

export const icons = {
  handset: icon(
    svg`<path d="M8.2 4.2 5.6 5c-1 .3-1.7 1.3-1.6 2.4C4.7 14.4 9.6 19.3 16.6 20c1.1.1 2.1-.6 2.4-1.6l.8-2.6-4.3-2.3-1.9 1.9a11 11 0 0 1-5-5l1.9-1.9z" />`,
  ),
  people: icon(
    svg`<circle cx="9" cy="8.5" r="3.2" /><path d="M3.5 19c.4-3.4 2.6-5.3 5.5-5.3s5.1 1.9 5.5 5.3M15.6 5.7a3.2 3.2 0 0 1 0 5.7M17 14c2 .6 3.2 2.3 3.5 5" />`,
  ),
  erase: icon(svg`<path d="M9 5h11a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H9l-6-7zM12 9.5l5 5M17 9.5l-5 5" />`),
  speaker: icon(svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />`),
  silent: icon(svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5" />`),
  headset: icon(
    svg`<path d="M4 15v-2.5a8 8 0 0 1 16 0V15M4 14.5h2.5v5H5a1 1 0 0 1-1-1zM20 14.5h-2.5v5H19a1 1 0 0 0 1-1zM19 19.5c-1 1.5-3 2-5 2" />`,
  ),
  plug: icon(svg`<path d="M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v4" />`),
  tabs: icon(
    svg`<path d="M8 8V5a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-3" /><rect x="4" y="9" width="12" height="10" rx="1" />`,
  ),
  signal: icon(svg`<path d="M5 19v-3M10 19v-6M15 19V9M20 19V5" />`),
  notice: icon(svg`<path d="M12 7.5v5.5M12 16.4v.1" /><circle cx="12" cy="12" r="9" />`),
} as const;
