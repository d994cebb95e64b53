import { availability, each, type ProviderFunctions, type TspiMethodName } from '../../tspi/availability.js';

/** What the provider of the exchange does with each of TSPI's functions: every one that is a method. */
export const exchangeFunctions: ProviderFunctions = each(
  (Object.keys(availability) as TspiMethodName[]).filter((name) => availability[name].kind === 'method'),
  'implemented',
);
