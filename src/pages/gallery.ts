/** Every element in every state, on made-up telephony. `?element=tel-dialpad` shows one element only, `?lang=de` in German. */
import '../elements/all.js';
import { html, render, type TemplateResult } from 'lit';
import { specimens, type Specimen } from '../elements/testing/specimens.js';
import { brand } from './brand.js';

const asked = new URLSearchParams(location.search);
const only = asked.get('element');
document.documentElement.lang = asked.get('lang') ?? 'en';
document.documentElement.dir = asked.get('dir') === 'rtl' ? 'rtl' : 'ltr';

const shown = specimens.filter((specimen) => only === null || specimen.element === only);
const made = shown.map((specimen) => ({ specimen, element: specimen.make() }));
const names = [...new Set(shown.map((specimen) => specimen.element))];

function figure(specimen: Specimen, element: HTMLElement): TemplateResult {
  return html`<figure>
    <figcaption>${specimen.state}</figcaption>
    <div class="card frame">${element}</div>
  </figure>`;
}

const root = document.getElementById('app');
if (root !== null)
  render(
    html`<header class="head">${brand}<span class="quiet">Every element in every state</span></header>
      <main>
        ${names.map(
          (name) =>
            html`<section class=${name} aria-labelledby=${name}>
              <h2 id=${name}>${name}</h2>
              <div class="figures">
                ${made
                  .filter(({ specimen }) => specimen.element === name)
                  .map(({ specimen, element }) => figure(specimen, element))}
              </div>
            </section>`,
        )}
      </main>`,
    root,
  );
for (const { specimen, element } of made)
  if ('updateComplete' in element)
    void (element.updateComplete as Promise<boolean>).then(() => specimen.act?.(element));
