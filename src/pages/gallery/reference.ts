import { html, nothing, type TemplateResult } from 'lit';
import type { Documented, ElementDocs } from './manifest.js';
import { inline, prose } from './prose.js';

/** What an element is documented to be: description, how to use it, and tables of all it has. */
export function reference(docs: ElementDocs): TemplateResult {
  const fields = (docs.members ?? []).filter(({ kind }) => kind === 'field');
  const methods = (docs.members ?? []).filter(({ kind }) => kind === 'method');
  return html`<div class="prose">${prose(docs.description ?? '')}</div>
    <pre class="usage" tabindex="0" aria-label="How ${docs.tagName} is used"><code>${usage(docs)}</code></pre>
    ${table(
      'Properties',
      ['Property', 'Attribute', 'Type', 'What it does'],
      fields.map((field) => [code(field.name), code(field.attribute), code(field.type?.text), said(field)]),
    )}
    ${table(
      'Methods',
      ['Method', 'What it does'],
      methods.map((method) => [code(`${method.name}()`), said(method)]),
    )}
    ${table(
      'Events',
      ['Event', 'When'],
      (docs.events ?? []).map((event) => [code(event.name), said(event)]),
    )}
    ${table(
      'Slots',
      ['Slot', 'What goes there'],
      (docs.slots ?? []).map((slot) => [slot.name === '' ? 'its content' : code(slot.name), said(slot)]),
    )}
    ${table(
      'Parts',
      ['::part()', 'What it is'],
      (docs.cssParts ?? []).map((part) => [code(part.name), said(part)]),
    )}
    ${table(
      'Custom properties',
      ['Property', 'What it sets'],
      (docs.cssProperties ?? []).map((property) => [code(property.name), said(property)]),
    )}`;
}

const code = (text: string | undefined): TemplateResult | string =>
  text === undefined ? '' : html`<code>${text}</code>`;

const said = ({ description }: Documented): unknown => inline(description ?? '');

function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly unknown[])[],
): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<h3>${title}</h3>
    <div class="scroll" tabindex="0" role="group" aria-label=${title}>
      <table>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** The shortest page with the element in it. */
function usage({ tagName, members = [], events = [] }: ElementDocs): string {
  const load = `import 'ringback/elements/${tagName.slice('tel-'.length)}.js';`;
  const provided = members.some(({ name }) => name === 'telephony' || name === 'line') && tagName !== 'tel-provider';
  const element = `<${tagName}></${tagName}>`;
  const markup =
    tagName === 'tel-provider'
      ? '<tel-provider simulator>\n  <tel-dialpad></tel-dialpad>\n  <tel-call-panel></tel-call-panel>\n</tel-provider>'
      : provided
        ? `<tel-provider simulator${tagName === 'tel-call-log' ? ' call-log' : ''}>\n  ${element}\n</tel-provider>`
        : element;
  const [event] = events;
  const listening =
    event === undefined
      ? ''
      : `\n\ndocument.querySelector('${tagName}').addEventListener('${event.name}', (event) => { … });`;
  return `${load}\n\n${markup}${listening}`;
}
