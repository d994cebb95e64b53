import { de } from './de.js';
import { en, type Strings } from './en.js';

export type { Advice, CounterWords, Strings } from './en.js';

const tables: Readonly<Record<string, Strings>> = { en, de };

/**
 * The strings of a language.
 * @param language - A BCP 47 tag; its primary subtag counts. English stands in for a language that is not there.
 */
export function strings(language: string): Strings {
  return tables[language.toLowerCase().split('-')[0] ?? ''] ?? en;
}
