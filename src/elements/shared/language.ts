import { Listeners } from '../../base/listeners.js';

/** The language tag of the closest `lang` attribute, looked for through shadow roots; '' where none is set. */
export function languageOf(element: Element): string {
  for (let from: Element | null = element; from !== null; from = hostOf(from)) {
    const holder = from.closest('[lang]');
    if (holder !== null) return holder.getAttribute('lang') ?? '';
  }
  return '';
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

const changes = new Listeners<undefined>();
let observer: MutationObserver | null = null;

/** Tells when a `lang` attribute of the document changes; returns what ends that. One observer serves all elements. */
export function watchLanguage(listener: () => void): () => void {
  if (observer === null) {
    observer = new MutationObserver(() => {
      changes.emit(undefined);
    });
    observer.observe(document, { subtree: true, attributeFilter: ['lang'] });
  }
  return changes.add(listener);
}
