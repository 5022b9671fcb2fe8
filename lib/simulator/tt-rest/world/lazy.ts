// Parts of the world that are made when first asked for, so that a simulator starts at once. The world uses it.

/** What `make` makes, made at the first call. */
export const lazy = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
