// Whether two values are the same in structure, and where they first differ. marbles compares diagrams with it, so that it needs no assertion library.

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const partsOf = (value: object): ReadonlyMap<unknown, unknown> => {
  if (value instanceof Map) return value;
  if (value instanceof Set) return new Map([...value].map((member: unknown) => [member, true]));
  const fields: [unknown, unknown][] = Object.entries(value);
  return new Map(
    value instanceof Error ? [['name', value.name], ['message', value.message], ...fields] : value instanceof Date ? [['time', value.getTime()]] : fields,
  );
};

/** Where `actual` differs from `expected`, as a path; undefined where it does not. */
export const difference = (actual: unknown, expected: unknown, path = ''): string | undefined => {
  if (Object.is(actual, expected)) return undefined;
  if (!isObject(actual) || !isObject(expected) || Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) return path;
  const [mine, yours] = [partsOf(actual), partsOf(expected)];
  for (const name of new Set([...mine.keys(), ...yours.keys()])) {
    const place = `${path}${path === '' ? '' : '.'}${String(name)}`;
    if (!mine.has(name) || !yours.has(name)) return place;
    const found = difference(mine.get(name), yours.get(name), place);
    if (found !== undefined) return found;
  }
  return undefined;
};
