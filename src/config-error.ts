/** A variable with a bad value; its message names it and says what is expected, and never holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
