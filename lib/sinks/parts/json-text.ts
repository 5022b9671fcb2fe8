// A value as one line of JSON, digit for digit. NDJSON is made of it, and in tables what has no column of its own.

/** As the engine prints it, and its type says what the language's own leaves out: there is no text for undefined. */
const stringify: (value: unknown) => string | undefined = JSON.stringify;

const member = ([key, value]: readonly [string, unknown]): readonly string[] => {
  const text = exactly(value);
  return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
};

const hasToJson = (value: object): value is { toJSON(): unknown } => 'toJSON' in value && typeof value.toJSON === 'function';

/** As JSON.stringify does it, but a bigint is a number: its digits, bare. */
const exactly = (value: unknown): string | undefined => {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => exactly(item) ?? 'null').join(',')}]`;
  if (hasToJson(value)) return exactly(value.toJSON());
  return `{${Object.entries(value).flatMap(member).join(',')}}`;
};

/** `value` as JSON text. The engine's own printer is many times faster, and refuses the one thing it cannot print: a bigint. */
export const jsonText = (value: unknown): string => {
  try {
    return stringify(value) ?? 'null';
  } catch {
    return exactly(value) ?? 'null';
  }
};
