import { html, svg, type TemplateResult } from 'lit';
import type { CallEntry } from '../../client/telephony.js';

const sign = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">${svg`<path d=${path} />`}</svg>`;

/** Arrows beside the words that say the same: in, out, and one that turned back. */
const SIGNS = {
  incoming: sign('M18 6 7 17M7 9v8h8'),
  outgoing: sign('M6 18 17 7M9 7h8v8'),
  missed: sign('M5 7l7 7 8-8M14 6h6v6'),
} as const;

/** The sign of a call. */
export function callSign({ direction, outcome }: CallEntry): TemplateResult {
  return SIGNS[outcome === 'missed' ? 'missed' : direction];
}
