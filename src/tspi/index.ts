/**
 * `ringback/tspi`: what a service provider is written from.
 */
export type { Scheduler, Timer } from '../base/clock.js';
export * from './availability.js';
export * from './generated/constants.js';
export * from './generated/errors.js';
export * from './limits.js';
export * from './line-services.js';
export * from './result.js';
export type { Outcome, ProviderHost } from './provider-host.js';
export type { ServiceProvider } from './service-provider.js';
export type * from './structures.js';
