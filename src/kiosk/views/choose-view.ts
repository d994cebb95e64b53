import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { KioskDestination } from '../../policy/kiosk-schema.js';
import type { CallView, KioskView } from './view.js';

/** Whom a visitor can call: one button for each, with a picture or a sign. */
export function chooseView(view: KioskView): TemplateResult {
  const { config } = view;
  return html`<main class="choose" aria-labelledby="title">
    <ul class="places">
      ${repeat(
        config.destinations,
        ({ id }) => id,
        (destination) => html`<li>${place(destination, view)}</li>`,
      )}
    </ul>
  </main>`;
}

function place(destination: KioskDestination, view: KioskView): TemplateResult {
  const { act, text } = view;
  const { note } = destination;
  return html`<button
    type="button"
    class="place"
    @click=${() => {
      act.callDestination(destination);
    }}
  >
    ${destinationSign(destination, view)}
    <b><bdi>${text(destination.name)}</bdi></b>
    ${note === undefined ? nothing : html`<small><bdi>${text(note)}</bdi></small>`}
  </button>`;
}

/** In Arabic most names of places begin with the article, and so with one letter. */
const ARTICLE = /^ال(?=.{2})/;

/** The sign of a destination: its picture, over its initials, which stay where the picture cannot be loaded. */
export function destinationSign(
  { initials, name, colour, picture }: KioskDestination,
  { text, picture: addressOf }: Pick<CallView, 'text' | 'picture'>,
): TemplateResult {
  const letters = initials ?? Array.from(text(name).replace(ARTICLE, ''))[0] ?? '';
  return html`<span class="sign ${colour}" aria-hidden="true"
    >${letters}${
      picture === undefined
        ? nothing
        : html`<img
            src=${addressOf(picture)}
            alt=""
            width="96"
            height="96"
            draggable="false"
            @error=${(event: Event) => {
              (event.currentTarget as HTMLElement).hidden = true;
            }}
          />`
    }</span
  >`;
}
