import type { Scheduler } from '../base/clock.js';
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

/**
 * The providers that a page asks for, in its order.
 * @throws ConfigurationError for names that are no list, come twice or are not this worker's, and for a provider that cannot be made.
 */
export async function makeProviders(
  names: unknown,
  factories: ProviderFactories,
  parts: ProviderParts,
): Promise<readonly (readonly [name: string, provider: ServiceProvider])[]> {
  if (names === undefined) return [];
  if (!Array.isArray(names) || new Set(names).size < names.length)
    throw new ConfigurationError('providers is a list of names, each once.');
  const made: (readonly [string, ServiceProvider])[] = [];
  for (const name of names as unknown[]) {
    const make = typeof name === 'string' && Object.hasOwn(factories, name) ? factories[name] : undefined;
    if (make === undefined) throw noProvider(name, factories);
    made.push([String(name), await asked(String(name), () => make(parts))]);
  }
  return made;
}

/** Runs a step of a provider's start; what it throws is told with the provider's name. */
export async function asked<T>(name: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw new ConfigurationError(
      `The service provider "${name}" did not start: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function noProvider(name: unknown, factories: ProviderFactories): ConfigurationError {
  const names = Object.keys(factories);
  const has = names.length === 0 ? 'has none of its own' : `has ${names.join(', ')}`;
  return new ConfigurationError(
    `This worker has no service provider "${String(name)}"; it ${has}. Give createTelephony a createWorker that starts the one that calls serveHost with it.`,
  );
}
