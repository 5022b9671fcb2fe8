// A secret that cannot be printed by accident. Login makes one from what the user hands over; only the signature opens it.

const REDACTED = '<redacted>';
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** Text that prints as `<redacted>` in strings, JSON and inspect. `reveal()` is the only way to the text itself. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** `text` as a secret; one that is a secret already stays what it is. */
  static of(text: string | Secret): Secret {
    return typeof text === 'string' ? new Secret(text) : text;
  }

  /** The text itself. Never print it. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [INSPECT](): string {
    return REDACTED;
  }
}
