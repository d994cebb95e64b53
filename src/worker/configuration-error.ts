/** What the page chose cannot be; the message says what to mend. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Told by the name: a part of the worker that is loaded apart may be a build of its own, with a class of its own. */
export function isConfigurationError(error: unknown): error is ConfigurationError {
  return error instanceof Error && error.name === 'ConfigurationError';
}
