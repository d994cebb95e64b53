import { expect, test } from 'vitest';
import { availability, type TspiMethodName } from '../../tspi/availability.js';
import { exchangeFunctions } from './functions.js';
import { ExchangeWorld } from './testing/exchange-world.js';

test('the provider has every function that the contract calls a method', () => {
  const { provider } = new ExchangeWorld();
  const methods = Object.entries(availability).filter(([, { kind }]) => kind === 'method');
  expect(methods.length).toBeGreaterThanOrEqual(94);
  for (const [name] of methods) {
    expect(provider[name as TspiMethodName]).toBeTypeOf('function');
    expect(exchangeFunctions[name as TspiMethodName]).toBe('implemented');
  }
});
