import { Listeners } from '../../base/listeners.js';
import { en, type Strings } from './en.js';
import { languageFor, type Language } from './languages.js';

export type { Advice, CounterWords, Strings } from './en.js';

/** Each in a module of its own, so that a page loads what it speaks. */
const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Strings>>> = {
  de: async () => (await import('./de.js')).de,
  es: async () => (await import('./es.js')).es,
  ar: async () => (await import('./ar.js')).ar,
  ja: async () => (await import('./ja.js')).ja,
};

const here = new Map<Language, Strings>([['en', en]]);
const underWay = new Map<Language, Promise<Strings>>();
const arrivals = new Listeners<Language>();

/**
 * The strings of a language. The first that ask for it get English and begin its loading; `watchStrings` tells when it is there.
 * @param language - A BCP 47 tag; its primary subtag counts. English stands in for a language that is not there.
 */
export function strings(language: string): Strings {
  const wanted = languageFor(language) ?? 'en';
  const table = here.get(wanted);
  if (table === undefined && !underWay.has(wanted)) void loadStrings(wanted);
  return table ?? en;
}

/**
 * Loads a language and waits for it; never rejects: where its module cannot be fetched, English serves until this is called again.
 * @param language - As for `strings`.
 */
export async function loadStrings(language: string): Promise<Strings> {
  const wanted = languageFor(language) ?? 'en';
  const table = here.get(wanted);
  if (table !== undefined || wanted === 'en') return table ?? en;
  const loading = loaders[wanted]();
  underWay.set(wanted, loading);
  try {
    const loaded = await loading;
    if (here.has(wanted)) return loaded;
    here.set(wanted, loaded);
    arrivals.emit(wanted);
    return loaded;
  } catch {
    return en;
  }
}

/** Tells when a language has come that `strings` could not give before; returns what ends that. */
export function watchStrings(listener: () => void): () => void {
  return arrivals.add(listener);
}
