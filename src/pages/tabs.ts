import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** One tab and its panel. */
export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: () => TemplateResult;
  /** It collects what it shows from the beginning, and so has to be there before it is opened. */
  readonly collects?: boolean;
}

/**
 * Tabs after the ARIA Authoring Practices' pattern: one stop of the Tab key, arrows, Home and End move and select.
 * A panel is filled when its tab is opened first, and stays in the page from then on.
 * @param opened - Which tabs have been opened so far.
 */
export function tabs(
  label: string,
  all: readonly Tab[],
  selected: string,
  opened: ReadonlySet<string>,
  select: (id: string) => void,
): TemplateResult {
  const move = (event: KeyboardEvent): void => {
    const at = all.findIndex((tab) => tab.id === selected);
    const rightToLeft = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const target: Readonly<Record<string, number>> = {
      ArrowRight: rightToLeft ? at - 1 : at + 1,
      ArrowLeft: rightToLeft ? at + 1 : at - 1,
      Home: 0,
      End: all.length - 1,
    };
    const to = target[event.key];
    const tab = to === undefined ? undefined : all[(to + all.length) % all.length];
    if (tab === undefined) return;
    event.preventDefault();
    select(tab.id);
    document.getElementById(`tab-${tab.id}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${move}>
      ${repeat(
        all,
        ({ id }) => id,
        ({ id, title }) =>
          html`<button
            type="button"
            class="tab"
            role="tab"
            id="tab-${id}"
            aria-controls="panel-${id}"
            aria-selected=${id === selected ? 'true' : 'false'}
            tabindex=${id === selected ? '0' : '-1'}
            @click=${() => {
              select(id);
            }}
          >
            ${title}
          </button>`,
      )}
    </div>
    ${repeat(
      all,
      ({ id }) => id,
      ({ id, content, collects = false }) =>
        html`<div class="panel" role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" ?hidden=${id !== selected}>
          ${collects || id === selected || opened.has(id) ? content() : nothing}
        </div>`,
    )}`;
}
