/**
 * Which host serves this page, for people.
 * - `owner`: this page runs the host that serves the lines
 * - `guest`: a page of another tab runs it, and this one takes part with its own rights
 * - `waiting`: nobody serves this page now; `why` says what stands in the way. It goes on by itself as soon as it can
 */
export type OwnershipState =
  | { readonly role: 'owner' }
  | { readonly role: 'guest'; readonly title: string }
  | {
      readonly role: 'waiting';
      readonly why: WaitingReason;
      /** The title of the page that has the lines; '' where it is not known. Render as text only. */
      readonly title: string;
    };

/**
 * Why nobody serves this page.
 * - `starting`: nothing is wrong yet
 * - `olderOwner`, `newerOwner`: the tab that has the lines runs another version of the site: reload that tab, or this page
 * - `otherSetUp`: it was started with other options (simulator, dial policy, hangUpOnClose), which cannot be shared: close it
 * - `noBroker`: this browser, or the page's policy, has no shared workers, so two tabs cannot use the lines together: close it
 * - `silent`: it does not answer: it is frozen, or hangs. {@link Telephony.takeOver} takes the lines from it
 */
export type WaitingReason = 'starting' | 'olderOwner' | 'newerOwner' | 'otherSetUp' | 'noBroker' | 'silent';

export const STARTING: OwnershipState = { role: 'waiting', why: 'starting', title: '' };

/** Whether two states read the same. */
export function sameState(a: OwnershipState, b: OwnershipState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
