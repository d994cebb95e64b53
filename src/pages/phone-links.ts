/** The number that the page was opened with by a `tel:` link of another page or program, '' for none: `?tel=tel:…`, or a number alone. A `+` that was not encoded reads as a blank. */
export function numberAsked(search: URLSearchParams): string {
  return (search.get('tel') ?? '').replace(/^(tel:)? (?=\d)/iu, '$1+').trim();
}

/** Whether the browser can be asked to open `tel:` links in this page. */
export function canTakePhoneLinks(): boolean {
  return 'registerProtocolHandler' in navigator;
}

/** Asks the browser to open `tel:` links in this page; it asks the person. Whether it does not refuse at once. */
export function takePhoneLinks(): boolean {
  try {
    // The address of this page without what it was opened with; the browser writes the link in place of %s.
    navigator.registerProtocolHandler('tel', new URL('./?tel=%s', location.href).href);
    return true;
  } catch {
    return false;
  }
}
