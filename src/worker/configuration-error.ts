/** What the page chose cannot be; the message says what to mend. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
