import type { Scheduler, Timer } from '../base/clock.js';
import type { Log } from '../base/log.js';
import type { Random } from '../base/random.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import { ConfigurationError } from './configuration-error.js';

/** What a provider is made with, in place of ambient time and chance; as in the conformance kit, whose time is simulated. */
export interface ProviderParts {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly log: Log;
}

/** Makes a provider that has not been started; the host does that (providerInit). */
export type ProviderFactory = (parts: ProviderParts) => ServiceProvider | Promise<ServiceProvider>;

/** The service providers of a worker, by the names under which pages ask for them. */
export type ProviderFactories = Readonly<Record<string, ProviderFactory>>;

/** How long a provider may take to be made, ms: a page waits for its lines meanwhile. */
const MAKING_MS = 10_000;

/** A provider that a page has asked for and does not have, and why; in words for whoever writes the page. */
export interface FailedProvider {
  readonly name: string;
  readonly reason: string;
}

/**
 * Makes the providers that a page asks for, and takes them into service in its order. One that cannot be made or does not start is left out: the others, and the
 * modems, are there without it, as they are in TAPI.
 * @param add - Takes one into service; throws where it does not start.
 * @returns Those that are left out.
 * @throws ConfigurationError for names that are no list, come twice or are not this worker's: then nothing is made.
 */
export async function startProviders(
  names: unknown,
  factories: ProviderFactories,
  parts: ProviderParts,
  add: (provider: ServiceProvider) => void,
): Promise<readonly FailedProvider[]> {
  const asked = checkedNames(names, factories);
  const failed: FailedProvider[] = [];
  const making = asked.map(async ([name, make]) => ({ name, made: await settled(made(make, parts)) }));
  for (const { name, made: result } of await Promise.all(making))
    try {
      if ('error' in result) throw result.error;
      add(result.value);
    } catch (error) {
      failed.push({ name, reason: error instanceof Error ? error.message : String(error) });
      parts.log.warn('provider.failed', { name });
    }
  return failed;
}

function checkedNames(names: unknown, factories: ProviderFactories): (readonly [string, ProviderFactory])[] {
  if (names === undefined) return [];
  if (!Array.isArray(names) || new Set(names).size < names.length)
    throw new ConfigurationError('providers is a list of names, each once.');
  return (names as unknown[]).map((name) => {
    const make = typeof name === 'string' && Object.hasOwn(factories, name) ? factories[name] : undefined;
    if (make === undefined) throw noProvider(name, factories);
    return [String(name), make];
  });
}

async function made(make: ProviderFactory, parts: ProviderParts): Promise<ServiceProvider> {
  let limit: Timer | undefined;
  const late = new Promise<never>((_, reject) => {
    limit = parts.scheduler.after(MAKING_MS, () => {
      reject(new Error(`It was not made within ${MAKING_MS / 1000} seconds.`));
    });
  });
  try {
    return await Promise.race([make(parts), late]);
  } finally {
    limit?.cancel();
  }
}

async function settled<T>(promise: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
}

function noProvider(name: unknown, factories: ProviderFactories): ConfigurationError {
  const names = Object.keys(factories);
  const has = names.length === 0 ? 'has none of its own' : `has ${names.join(', ')}`;
  return new ConfigurationError(
    `This worker has no service provider "${String(name)}"; it ${has}. Give createTelephony a createWorker that starts the one that calls serveHost with it.`,
  );
}
