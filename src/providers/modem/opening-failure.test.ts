import { expect, test } from 'vitest';
import { TransportError } from '../../transports/transport.js';
import { openingFailure } from './opening-failure.js';

/** As a transport throws it that is loaded apart, in a build of its own. */
class ErrorOfAnotherBuild extends Error {
  override readonly name = 'TransportError';
  readonly code = 'gone';
}

test.each([new TransportError('gone', 'Unplugged.'), new ErrorOfAnotherBuild('Unplugged.')])(
  'what a transport says is understood, whichever build it is of',
  (error) => {
    expect(openingFailure('simulator', error)).toMatchObject({ code: 'unplugged', cause: error });
  },
);

test.each([new Error('gone'), 'gone', undefined])('%s is no word of a transport', (error) => {
  expect(openingFailure('simulator', error).code).toBe('portFailed');
});
