// A binary heap with the least entry on top. The virtual clock sorts its actions with it.

/** A priority queue by `before`. Entries that it does not tell apart leave in any order. */
export interface Heap<T> {
  readonly size: number;
  readonly top: T | undefined;
  push(entry: T): void;
  pop(): T | undefined;
}

/** An empty heap. `before(a, b)` says that a leaves before b; give ties an order of their own there. */
export const heap = <T>(before: (a: T, b: T) => boolean): Heap<T> => {
  const entries: T[] = [];
  const at = (index: number): T => entries[index] as T; // only called within bounds
  const swap = (a: number, b: number): void => {
    [entries[a], entries[b]] = [at(b), at(a)];
  };
  const lift = (from: number): void => {
    for (let child = from, parent = (child - 1) >> 1; child > 0 && before(at(child), at(parent)); child = parent, parent = (child - 1) >> 1)
      swap(child, parent);
  };
  const sink = (): void => {
    for (let parent = 0; ;) {
      const left = 2 * parent + 1;
      if (left >= entries.length) return;
      const least = left + 1 < entries.length && before(at(left + 1), at(left)) ? left + 1 : left;
      if (!before(at(least), at(parent))) return;
      swap(least, parent);
      parent = least;
    }
  };
  return {
    get size() {
      return entries.length;
    },
    get top() {
      return entries[0];
    },
    push: (entry) => {
      entries.push(entry);
      lift(entries.length - 1);
    },
    pop: () => {
      if (entries.length > 1) swap(0, entries.length - 1);
      const top = entries.pop();
      if (entries.length > 0) sink();
      return top;
    },
  };
};
