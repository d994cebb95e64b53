/** A `tel:` link that somebody pressed. */
export interface TelLink {
  /** Its address as it is written: `tel:+1-555-0142;ext=12`. Not checked: give it to what reads numbers (tel-dialpad's `offer`). */
  readonly uri: string;
  readonly link: HTMLAnchorElement;
}

/**
 * Takes presses on `tel:` links inside a part of the page, also within shadow roots: the system's own program is not opened, the page decides what becomes of the number.
 * Nothing is dialled. Left alone: links that something else has handled already, downloads, and presses with Ctrl, Shift, Alt or Meta, by which a person asks the browser for something else.
 * @param root - A document, an element or a shadow root.
 * @param take - Told of each.
 * @returns What ends it.
 */
export function catchTelLinks(root: EventTarget, take: (pressed: TelLink) => void): () => void {
  const onClick = (event: Event): void => {
    if (!(event instanceof MouseEvent) || event.defaultPrevented) return;
    if (event.button !== 0 || event.ctrlKey || event.shiftKey || event.altKey || event.metaKey) return;
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    // What is written, and not `href`, in which a `#` has begun a fragment.
    const uri = link?.getAttribute('href')?.trim() ?? '';
    if (link === undefined || !/^tel:/iu.test(uri) || link.hasAttribute('download')) return;
    event.preventDefault();
    take({ uri, link });
  };
  root.addEventListener('click', onClick);
  return () => {
    root.removeEventListener('click', onClick);
  };
}
