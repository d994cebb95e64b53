import type { ProviderHost } from '../../tspi/provider-host.js';
import type { SampleProvider } from './sample-provider.js';

/** Puts another method in place of one. `make` gets the one that is right. */
export function instead<Name extends keyof SampleProvider>(
  provider: SampleProvider,
  name: Name,
  make: (right: SampleProvider[Name]) => SampleProvider[Name],
): void {
  const right = provider[name];
  const bound = typeof right === 'function' ? (right.bind(provider) as SampleProvider[Name]) : right;
  Object.assign(provider, { [name]: make(bound) });
}

/** Puts something between the provider and its host. `make` gets the host. */
export function between(provider: SampleProvider, make: (host: ProviderHost) => Partial<ProviderHost>): void {
  instead(provider, 'providerInit', (init) => (version, id, lineBase, host, phoneBase) => {
    const spoiled: ProviderHost = {
      asyncCompletion: (...args) => {
        host.asyncCompletion(...args);
      },
      lineEvent: (...args) => {
        host.lineEvent(...args);
      },
      lineNewCall: (...args) => host.lineNewCall(...args),
      lineCreate: (...args) => {
        host.lineCreate(...args);
      },
      lineService: (...args) => {
        host.lineService(...args);
      },
      lineRemove: (...args) => {
        host.lineRemove(...args);
      },
      phoneEvent: (...args) => {
        host.phoneEvent(...args);
      },
      phoneCreate: (...args) => {
        host.phoneCreate(...args);
      },
      phoneRemove: (...args) => {
        host.phoneRemove(...args);
      },
    };
    return init(version, id, lineBase, Object.assign(spoiled, make(host)), phoneBase);
  });
}

/** While a function runs, what is out is not completed. */
export function undrained(
  provider: SampleProvider,
  name: 'lineClose' | 'lineCloseCall' | 'phoneClose' | 'providerShutdown',
): void {
  const right = provider[name].bind(provider) as (...args: unknown[]) => never;
  Object.assign(provider, {
    [name]: (...args: unknown[]) => {
      Object.assign(provider, { drain: () => undefined });
      const result = right(...args);
      Reflect.deleteProperty(provider, 'drain');
      return result;
    },
  });
}
