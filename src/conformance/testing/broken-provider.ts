import type { Surroundings } from '../subject.js';
import type { SampleProvider } from './sample-provider.js';

/** A provider that breaks one rule. */
export interface BrokenProvider {
  /** What it does, in words. */
  readonly does: string;
  /** The one check that it fails. */
  readonly fails: string;
  readonly spoil: (provider: SampleProvider, surroundings: Surroundings) => void;
}
