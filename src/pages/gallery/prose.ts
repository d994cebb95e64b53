import { html, type TemplateResult } from 'lit';

/** A doc comment's text: paragraphs, indented code, `code` and links to names. */
export function prose(text: string): TemplateResult[] {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) =>
      /^( {4}|```)/.test(block)
        ? html`<pre tabindex="0"><code>${block.replace(/^ {4}/gm, '').replace(/^```\w*\n?|```$/gm, '')}</code></pre>`
        : html`<p>${inline(block.trim())}</p>`,
    );
}

/** One line of it. */
export function inline(text: string): (string | TemplateResult)[] {
  return text
    .split(/(`[^`]+`|\{@link [^}]+\})/)
    .map((part) => (/^[`{]/.test(part) ? html`<code>${part.replace(/^\{@link |[`}]/g, '')}</code>` : part));
}
