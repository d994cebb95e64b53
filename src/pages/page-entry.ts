import { catchTelLinks } from '../client/tel-links.js';
import { actionOf, type KeyAction } from './call-keys.js';

/** What a page is given from wherever a person types, pastes or presses on it. */
export interface PageEntry {
  /** A number was pasted outside of every field, or its link was pressed. */
  readonly offer: (text: string) => void;
  /** A key of the page's own was pressed. Whether it is used: else the browser has it. */
  readonly key: (action: KeyAction) => boolean;
}

/** Listens on the whole document of a root, as long as the root stands in it. */
export function listenOnPage(root: HTMLElement, entry: PageEntry): void {
  const page = root.ownerDocument;
  catchTelLinks(root, ({ uri }) => {
    entry.offer(uri);
  });
  page.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (event.defaultPrevented || !root.isConnected || isField(event) || !/\d/u.test(text)) return;
    event.preventDefault();
    entry.offer(text);
  });
  page.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || !root.isConnected) return;
    const { key, code, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing } = event;
    const altGraph = event.getModifierState('AltGraph');
    const action = actionOf(
      { key, code, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing, altGraph },
      isField(event),
    );
    if (action !== null && entry.key(action)) event.preventDefault();
  });
}

/** Whether an event is in something that takes text. */
function isField(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type=checkbox], [type=range], [type=radio])'))
  );
}
