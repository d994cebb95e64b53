/**
 * The elements' documentation: what custom-elements.json says of each, beside every state of it on made-up telephony. `?element=tel-dialpad` shows one element only,
 * `?lang=ar` has the elements in Arabic, `?dir=` and `?scheme=` set what follows the language and the system else.
 */
import '../elements/all.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { directionOf, languageFor, languages } from '../elements/locale/languages.js';
import { specimens, type Specimen } from '../elements/testing/specimens.js';
import { brand } from './brand.js';
import { elementDocs, type ElementDocs } from './gallery/manifest.js';
import { inline } from './gallery/prose.js';
import { reference } from './gallery/reference.js';

const asked = new URLSearchParams(location.search);
const only = asked.get('element');
const chosen = {
  lang: asked.get('lang') ?? 'en',
  dir: asked.get('dir') ?? 'auto',
  scheme: asked.get('scheme') ?? 'auto',
  search: '',
};

const made = specimens
  .filter((specimen) => only === null || specimen.element === only)
  .map((specimen) => ({ specimen, element: specimen.make() }));
const shown = elementDocs.filter(({ tagName }) => only === null || tagName === only);

/** Each language by its own name. */
const languageName = (tag: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;

function matches(docs: ElementDocs): boolean {
  const named = [docs.members, docs.events, docs.slots, docs.cssParts, docs.cssProperties].flatMap((list) =>
    (list ?? []).map(({ name }) => name),
  );
  const text = [docs.tagName, docs.summary, docs.description, ...named].join(' ').toLowerCase();
  return chosen.search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function choice(
  label: string,
  key: 'lang' | 'dir' | 'scheme',
  options: readonly (readonly [value: string, text: string])[],
): TemplateResult {
  return html`<label
    >${label}
    <select
      @change=${(event: Event) => {
        chosen[key] = (event.target as HTMLSelectElement).value;
        update();
      }}
    >
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen[key]}>${text}</option>`)}
    </select></label
  >`;
}

/** Brings about a state that lies over the page. */
function shower({ act, element: tag, state }: Specimen, element: HTMLElement): TemplateResult {
  return html`<button type="button" class="show" aria-label="Show ${tag}: ${state}" @click=${() => act?.(element)}>
    Show
  </button>`;
}

function states(name: string): TemplateResult | typeof nothing {
  const own = made.filter(({ specimen }) => specimen.element === name);
  if (own.length === 0) return nothing;
  const language = languageFor(chosen.lang);
  const dir = chosen.dir === 'auto' ? directionOf(language ?? 'en') : chosen.dir;
  return html`<h3>States</h3>
    <div class="figures">
      ${own.map(
        ({ specimen, element }) =>
          html`<figure>
            <figcaption>${specimen.state} ${specimen.modal === true ? shower(specimen, element) : nothing}</figcaption>
            <div class="card frame" lang=${chosen.lang} dir=${dir}>${element}</div>
          </figure>`,
      )}
    </div>`;
}

function page(): TemplateResult {
  const found = shown.filter(matches);
  return html`<header class="head">
      ${brand}
      <input
        type="search"
        aria-label="Search the elements"
        placeholder="Search: name, event, part …"
        @input=${(event: Event) => {
          chosen.search = (event.target as HTMLInputElement).value.trim();
          update();
        }}
      />
      ${choice(
        'Language',
        'lang',
        languages.map((tag) => [tag, languageName(tag)] as const),
      )}
      ${choice('Direction', 'dir', [
        ['auto', 'of the language'],
        ['ltr', 'left to right'],
        ['rtl', 'right to left'],
      ])}
      ${choice('Scheme', 'scheme', [
        ['auto', 'of the system'],
        ['light', 'light'],
        ['dark', 'dark'],
      ])}
    </header>
    <div class="columns">
      <nav aria-label="Elements">
        <p class="quiet" role="status">${found.length} of ${shown.length} elements</p>
        <ul>
          ${found.map(({ tagName }) => html`<li><a href="#${tagName}">${tagName}</a></li>`)}
        </ul>
      </nav>
      <main>
        ${repeat(
          shown,
          ({ tagName }) => tagName,
          (docs) =>
            html`<section class=${docs.tagName} aria-labelledby=${docs.tagName} ?hidden=${!found.includes(docs)}>
              <h2 id=${docs.tagName}>${docs.tagName}</h2>
              <p class="summary">${inline(docs.summary ?? '')}</p>
              ${reference(docs)} ${states(docs.tagName)}
            </section>`,
        )}
      </main>
    </div>`;
}

const root = document.getElementById('app');

function update(): void {
  document.documentElement.style.colorScheme = chosen.scheme === 'auto' ? '' : chosen.scheme;
  if (root !== null) render(page(), root);
}

update();
if (location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
for (const { specimen, element } of made)
  if ('updateComplete' in element && specimen.modal !== true)
    void (element.updateComplete as Promise<boolean>).then(() => specimen.act?.(element));
