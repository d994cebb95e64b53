import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { loadStrings } from '../locale/strings.js';
import { languageOf } from '../shared/language.js';

type Tag = Exclude<keyof HTMLElementTagNameMap, keyof HTMLElementDeprecatedTagNameMap>;

/** Puts an element into the document, in simulated time, and waits until it is rendered. */
export async function mount<K extends Tag>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): Promise<{ element: HTMLElementTagNameMap[K]; scheduler: SimulatedScheduler; root: ShadowRoot }> {
  const scheduler = new SimulatedScheduler();
  const element = document.createElement(tag);
  Object.assign(element, 'scheduler' in element ? { scheduler } : {}, properties);
  document.body.append(element);
  await rendered(element);
  const root = element.shadowRoot;
  if (root === null) throw new Error(`${tag} has no shadow root`);
  return { element, scheduler, root };
}

/** Waits until an element shows what it was told, in its language, and what it told itself while it rendered. */
export async function rendered(element: Element): Promise<void> {
  await loadStrings(languageOf(element));
  if (!('updateComplete' in element)) return;
  while (!(await (element.updateComplete as Promise<boolean>)));
}

/** Empties the document after a test. */
export function unmountAll(): void {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('lang');
}

/** The button that a person would find under a name: its label, else its text. */
export function buttonNamed(root: ParentNode, name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === name,
  );
  if (found === undefined) throw new Error(`there is no button “${name}”`);
  return found;
}

/** All text of a part of the document that is not hidden, in one line. */
export function textOf(root: ParentNode, selector: string): string {
  return [...root.querySelectorAll(selector)]
    .map((element) => element.textContent)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
