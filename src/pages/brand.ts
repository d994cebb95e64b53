import { html, type TemplateResult } from 'lit';

/** The sign and the name. */
export const brand: TemplateResult = html`<h1 class="brand">
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2.2"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <circle cx="12" cy="12" r="2.4" fill="currentColor" stroke="none" />
    <path d="M6.6 17.4a7.6 7.6 0 0 1 0-10.8M17.4 6.6a7.6 7.6 0 0 1 0 10.8" />
    <path d="M3.4 20.6a12.2 12.2 0 0 1 0-17.2M20.6 3.4a12.2 12.2 0 0 1 0 17.2" opacity=".4" /></svg
  >Ringback
</h1>`;
