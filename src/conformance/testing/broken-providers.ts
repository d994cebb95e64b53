import { brokenEnds } from './broken-ends.js';
import { brokenEvents } from './broken-events.js';
import { brokenFunctions } from './broken-functions.js';
import type { BrokenProvider } from './broken-provider.js';
import { brokenRequests } from './broken-requests.js';

/** One for each rule that the kit knows, and for some checks. What each does is said once only. */
export const brokenProviders: readonly BrokenProvider[] = [
  ...brokenRequests,
  ...brokenFunctions,
  ...brokenEvents,
  ...brokenEnds,
];
