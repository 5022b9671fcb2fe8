// Names of then and of now: a client that plays a session again makes new ids for requests and orders. replay puts them into what the server said then.

/** The ids of now by those of then. */
export type Renaming = Map<string, string>;

const membersOf = (value: unknown): readonly (readonly [string, unknown])[] => (typeof value === 'object' && value !== null ? Object.entries(value) : []);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The ids a client chose in a request, in the order of its members: the request's own, and those of orders. */
const chosenIn = (value: unknown, depth = 0): readonly string[] =>
  membersOf(value).flatMap(([name, member]) => {
    const isChosen = typeof member === 'string' && (name === 'ClientId' || (name === 'Id' && depth === 0));
    return isChosen ? [member] : chosenIn(member, depth + 1);
  });

/** What a request is called; empty for what is none. */
export const nameIn = (text: string): string => {
  const name = membersOf(parsed(text)).find(([member]) => member === 'Request')?.[1];
  return typeof name === 'string' ? name : '';
};

/** The request `then` was made again as `now`: learns the new ids. */
export const askedAgain = (renaming: Renaming, then: string, now: string): void => {
  const ids = chosenIn(parsed(now));
  for (const [index, id] of chosenIn(parsed(then)).entries()) {
    const again = ids[index];
    if (again !== undefined) renaming.set(id, again);
  }
};

/** What the server said, with the ids of now. Text, and not read: not a digit may change. */
export const renamed = (renaming: Renaming, text: string): string =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (quoted) => {
    const id = renaming.get(quoted.slice(1, -1));
    return id === undefined ? quoted : JSON.stringify(id);
  });
