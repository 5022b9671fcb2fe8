// What a session has one of, made when it is first wanted: one that never trades carries no resolver, and a bundle without it none of its code. open-session makes it.

/** Gives what `make` makes of `session`, the same each time it is asked with the same `make`. */
export type Once<S> = <T>(make: (session: S) => T) => T;

/** An empty store for the parts of the session that `self` gives. */
export const onceOf = <S>(self: () => S): Once<S> => {
  const made = new Map<unknown, unknown>();
  return <T>(make: (session: S) => T): T => {
    if (!made.has(make)) made.set(make, make(self()));
    return made.get(make) as T; // kept under the function that made it
  };
};
