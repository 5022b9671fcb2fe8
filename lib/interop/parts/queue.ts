// First in, first out, at the same cost however long it is: `array.shift()` moves all that is left, which makes a burst of a million values take minutes.

/** A queue. */
export interface Queue<T> {
  readonly size: number;
  push(value: T): void;
  /** The oldest; only called where there is one. */
  shift(): T;
  clear(): void;
}

/** Places that may lie empty before the rest moves up. */
const SLACK = 1024;

/** An empty queue: an array and the place where it begins. It moves up when half of it is empty, so that each value is moved once on average. */
export const queue = <T>(): Queue<T> => {
  let values: (T | undefined)[] = [];
  let head = 0;
  return {
    get size() {
      return values.length - head;
    },
    push: (value) => {
      values.push(value);
    },
    shift: () => {
      const value = values[head] as T; // there is one, and it may be undefined itself
      values[head++] = undefined; // taken: nothing here holds it any more
      if (head === values.length) {
        values = [];
        head = 0;
      } else if (head > SLACK && 2 * head > values.length) {
        values = values.slice(head);
        head = 0;
      }
      return value;
    },
    clear: () => {
      values = [];
      head = 0;
    },
  };
};
