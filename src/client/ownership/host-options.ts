import { fnv1a } from '../../base/hash.js';
import { PROTOCOL_VERSION } from '../../protocol/messages.js';
import { simulatorProblem, type WorkerOptions } from '../../worker/worker-options.js';
import type { HostOptions } from './open-ownership.js';

/** What the host is started with. */
type StartOptions = Omit<WorkerOptions, 'lifeLock'>;

/** The host's options among those of a page, with those that it left out. */
export function startOptions({
  simulator = false,
  exchange = false,
  providers = [],
  jsCore = false,
  slots = 4096,
  dialPolicy = null,
  policyUrl = '',
  hangUpOnClose = true,
  callLog = false,
}: StartOptions): StartOptions {
  return { simulator, exchange, providers, jsCore, slots, dialPolicy, policyUrl, hangUpOnClose, callLog };
}

/** The same options with the address of the policy's file as the host takes it: a relative one is the page's. */
export function withAbsoluteUrl(options: StartOptions, base: string): StartOptions {
  const { policyUrl = '' } = options;
  if (typeof policyUrl !== 'string' || policyUrl === '' || !URL.canParse(policyUrl, base)) return options;
  return { ...options, policyUrl: new URL(policyUrl, base).href };
}

const HOSTS: readonly unknown[] = ['auto', 'worker', 'page'];

/**
 * What cannot be of what a page chose, in words, as far as a page can tell; null where nothing is wrong. What the host itself checks, names of rights and the dial
 * policy for two, is only looked at for whether it can get there.
 */
export function optionsProblem(
  { host = 'auto', shareLines = true, rights = {} }: HostOptions,
  options: StartOptions,
): string | null {
  if (!HOSTS.includes(host)) return 'host is "auto", "worker" or "page".';
  const { simulator, exchange, jsCore, callLog } = options;
  for (const [name, value] of Object.entries({ shareLines, exchange, jsCore, callLog }))
    if (typeof value !== 'boolean') return `${name} is true or false.`;
  const noSimulator = simulatorProblem(simulator);
  if (noSimulator !== null) return noSimulator;
  const { providers = [] } = options;
  if (!Array.isArray(providers) || !providers.every((name) => typeof name === 'string'))
    return 'providers is a list of names.';
  if (providers.length > 0 && host === 'page')
    return 'Service providers of your own run in a worker of your own (createWorker), not with host: "page".';
  if (typeof options.policyUrl !== 'string') return 'policyUrl is the address of a file.';
  if (typeof rights !== 'object' || (rights as unknown) === null || Array.isArray(rights))
    return 'Rights are an object.';
  try {
    structuredClone({ rights, options });
    JSON.stringify(options);
  } catch {
    return 'The options must be plain data: they are sent to the worker.';
  }
  return null;
}

/** What pages must have in common to be served by one host: the version of the protocol, and the same options, in whatever order they are written. */
export function houseOf(options: StartOptions): string {
  return `${PROTOCOL_VERSION}-${fnv1a(JSON.stringify(inOrder(options))).toString(36)}`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, inOrder(member)]));
}
